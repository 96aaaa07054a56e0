"""What Korean trainees mistype by rule, what they type together, and what they take up in passing."""

from functools import partial

import pytest

from scoring.languages.load import load_pack
from scoring.reading.clauses import clauses
from scoring.reading.tokens import normalise
from tests.scoring.reading.moves import read_in_case

TOPICS = {
    "trouble": ("몸살",),
    "health": ("나으", "쉬"),
    "heavy": ("무거우",),
    "daughter": ("따님",),
    "work": ("무슨 일",),
    "hour": ("몇 시에 오",),
    "shop": ("가실 수",),
    "when": ("언제쯤 가",),
    "ticket": ("예약번호",),
    "place": ("문앞",),
}


reading = partial(read_in_case, "ko", TOPICS)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("했어여 안녕하세여 드릴께요", "했어요 안녕하세요 드릴게요"),
        ("됬어요 되요 안됫어요", "됐어요 돼요 안 됐어요"),
        ("주문하셧는데 아프셨겟다 있엇어요", "주문하셨는데 아프셨겠다 있었어요"),
        ("몇일 더요", "며칠 더요"),
        ("않돼요 어떻해요", "안 돼요 어떡해요"),
        ("죄송함다 감사합니당", "죄송합니다 감사합니다"),
        ("두심 됩니다 주심돼요", "두시면 됩니다 주시면 돼요"),
        ("넹 ㅇㅋ ㅈㅅ해요", "네 알겠어요 죄송 해요"),
        ("참여 이유 사용 조심 햇빛", "참여 이유 사용 조심 햇빛"),
    ],
)
def test_slips_that_follow_a_rule_are_spelled_out(typed: str, words: str) -> None:
    pack = load_pack("ko")
    assert pack is not None
    assert " ".join(token.word for token in normalise(typed, pack.spellings)) == words


@pytest.mark.parametrize(
    ("together", "apart"),
    [
        ("몇시에 무슨일", "몇 시에 무슨 일"),
        ("돈은 안들어요", "돈은 안 들어요"),
        ("품절아니에요", "품절 아니에요"),
        ("언제오세요", "언제 오세요"),
        ("안내드릴게요 어떤가요 어느새", "안내드릴게요 어떤가요 어느새"),
    ],
)
def test_what_was_typed_together_reads_as_typed_apart(together: str, apart: str) -> None:
    pack = load_pack("ko")
    assert pack is not None
    read = [[(t.word, t.stem, t.gap) for t in normalise(text, pack.spellings)] for text in (together, apart)]
    assert read[0] == read[1]


def test_a_figure_before_only_is_no_ten_thousand() -> None:
    pack = load_pack("ko")
    assert pack is not None
    assert [t.number for t in normalise("G-204만 말씀해", pack.spellings)][1] == "204"
    assert next(t.number for t in normalise("204만 원", pack.spellings)) == "2040000"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("무슨 일을 하시길래 그렇게 급하게 들어오셨어요?", 1),
        ("언제쯤이면 오실 수 있어요?", 1),
        ("아이고 몸살이 나셨어요?", 1),
        ("실수한듯요 미안합니다", 2),
        ("따님이 물리치료사시구나 든든하시겠어요", 2),
    ],
)
def test_clauses_end_where_a_sentence_does(text: str, parts: int) -> None:
    pack = load_pack("ko")
    assert pack is not None
    assert len(clauses(text, pack=pack)) == parts


def test_an_exclamation_at_what_was_said_asks_nothing() -> None:
    read = reading("아이고 몸살이 나셨어요?", customer="몸살이 나서 내일 못 가요.")
    assert [each.what for each in read.acknowledged] == ["trouble"]
    assert not read.asked
    assert [each.what for each in reading("아이고 몸살이 나셨어요?", customer="내일 못 가요.").asked] == ["trouble"]


def test_a_good_wish_is_heard_but_not_in_a_goodbye() -> None:
    assert [each.what for each in reading("네 얼른 나으세요").acknowledged] == ["health"]
    assert not reading("얼른 나으세요. 안녕히 계세요.").acknowledged


def test_a_promise_reaches_back_through_its_sentence() -> None:
    read = reading("제가 금요일 5시에 확인하고 문자 드릴게요")
    assert [each.act for each in read.promised] == ["check", "message"]
    assert len({each.due for each in read.promised}) == 1
    assert read.promised[0].due is not None


def test_a_worry_is_what_the_question_behind_it_asks() -> None:
    assert [each.what for each in reading("무거우실 텐데 괜찮으시겠어요?").asked] == ["heavy"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("언제쯤 가실수있으세요?", "when"),
        ("몇시에 오세요?", "hour"),
        ("혹시 따님 계시죠", "daughter"),
        ("무슨일 하세요?", "work"),
    ],
)
def test_what_a_question_is_after(text: str, what: str) -> None:
    assert reading(text).asked[0].what == what


@pytest.mark.parametrize("text", ["오실 때 예약번호만 말씀해 주시면 돼요", "예약번호만 말씀하시면 됩니다"])
def test_what_to_bring_is_not_asked_for(text: str) -> None:
    assert not reading(text).asked


@pytest.mark.parametrize(
    ("text", "act"),
    [("그럼 교환해드리면 되죠?", "replace"), ("원하시면 문자 보내드릴까요?", "message")],
)
def test_what_is_put_forward_is_offered(text: str, act: str) -> None:
    assert act in {each.act for each in reading(text).offered}
