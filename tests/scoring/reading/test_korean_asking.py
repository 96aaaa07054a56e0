"""How Korean trainees ask: two things to choose from, words typed together, polite roundabouts."""

from functools import partial

import pytest

from scoring.languages.load import load_pack
from scoring.reading.clauses import clauses
from scoring.reading.glue import find_glued
from scoring.reading.items import Question
from scoring.reading.pack import compile_topics
from scoring.reading.tokens import normalise
from tests.scoring.reading.moves import moves, read_in, read_in_case

TOPICS = {
    "which_way": ("택배로 매장에서",),
    "near_shop": ("매장",),
    "can_come": ("오실 수 있",),
    "when": ("언제 오", "언제부터 아프"),
    "how": ("어쩌다",),
    "notice": ("문자로 드릴", "카톡으로 드릴"),
    "illness": ("허리",),
    "late": ("늦지 않으",),
}


def asked(text: str) -> dict[str, Question]:
    """Return the questions of a reply in a case with a few topics, by what they ask for."""
    return {each.what: each for each in reading(text).asked}


reading = partial(read_in_case, "ko", TOPICS)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("택배로 받으실래요 매장에서 찾으실래요?", 1),
        ("밖에서 신어보셨어요 아니면 안에서만 신어보셨어요?", 1),
        ("맞교환으로 할까요 아니면 매장에서 바꾸실래요?", 1),
        ("잠시만 기다려 주세요 성함이 문새봄님 맞으세요?", 2),
        ("언제 오셨어요 어디서 오셨어요?", 2),
        ("매장에 직접 가서 바꾸시는 건 어떠세요?", 1),
        ("대회는 언제고 어디서 하는 거예요?", 2),
    ],
)
def test_two_things_to_choose_from_are_one_question(text: str, parts: int) -> None:
    pack = load_pack("ko")
    assert pack is not None
    assert len(clauses(text, pack=pack)) == parts


@pytest.mark.parametrize(
    ("text", "what", "either"),
    [
        ("택배로 받으실래요 매장에서 찾으실래요?", "which_way", True),
        ("알림은 문자로 드릴까요 카톡으로 드릴까요?", "notice", True),
        ("그때까진 오실수 있으실까요?", "can_come", False),
        ("오실수있나요?", "can_come", False),
        ("근데 어쩌다가 다치셨어요?", "how", False),
        ("혹시 어쩌다 다치셨는지 여쭤봐도 될까요?", "how", False),
        ("금요일이면 늦지 않으세요?", "late", False),
    ],
)
def test_what_is_asked_is_heard(text: str, what: str, either: bool) -> None:
    found = asked(text)
    assert set(found) == {what}
    assert found[what].either is either


def test_a_bare_question_word_asks_for_nothing_of_its_own() -> None:
    assert set(asked("언제요?")) == {"unclear"}


@pytest.mark.parametrize("text", ["허리 얼른 나으세요!", "몸조리 잘하세요!"])
def test_a_wish_states_nothing(text: str) -> None:
    assert not reading(text).claims


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("며칠 정도 더 필요하세요?", "ask:anything_else"),
        ("느티나무길점까지 얼마나 걸리세요?", "ask:price"),
        ("예약하신 상품 이름이 뭐예요?", "ask:name"),
        ("어떤 일로 못 오시는 거예요?", "ask:how_can_i_help"),
        ("발이 많이 불편하신가요?", "ask:preference"),
        ("그 안에 방문 가능하실까요?", "offer:deliver"),
    ],
)
def test_a_likeness_of_words_is_not_taken_for_the_thing(text: str, wrong: str) -> None:
    assert wrong not in moves(read_in("ko", text))


@pytest.mark.parametrize("text", ["늦지 않으세요", "늦지 않으실까요", "오실 수 있으세요", "오실 수 있으실까요"])
def test_a_phrase_is_found_when_its_words_stand_in_different_forms(text: str) -> None:
    pack = load_pack("ko")
    assert pack is not None
    index = compile_topics({**TOPICS, "short": ("늦",), "you": ("누구 오",)}, pack)
    names = {hit.id for hit in find_glued(index, normalise(text, pack.spellings), pack)}
    assert names & {"late", "can_come"}


def test_a_mistake_is_no_small_word_that_was_typed_together() -> None:
    pack = load_pack("ko")
    assert pack is not None
    assert next(iter(normalise("저희실수 없었습니다", pack.spellings))).word == "저희실수"
