"""How Korean trainees chat on: echoes, thanks, leave asked behind a "but", deeds asked for, names written on."""

from functools import partial

import pytest

from tests.scoring.reading.moves import read_in_case

TOPICS = {
    "race": ("마라톤",),
    "tail": ("뒷자리", "뒷번호"),
    "hour": ("몇 시쯤 오실",),
    "beforehand": ("미리 연락",),
    "keep_it": ("연장",),
    "number": ("예약번호",),
    "remembers": ("기억하고 계시",),
}


reading = partial(read_in_case, "ko", TOPICS)


def asked(text: str) -> set[str]:
    return {each.what for each in reading(text).asked}


def test_who_exclaims_at_what_was_told_asks_nothing() -> None:
    told = "일요일이 첫 하프 마라톤이에요"
    assert not read_in_case("ko", TOPICS, "우와 하프마라톤요?? 대단하시다", customer=told).asked


@pytest.mark.parametrize("text", ["카드에 이름 써 드릴게요", "고객님 이름으로 보관해둘까요?", "성함으로 맡겨 둘게요"])
def test_a_name_that_something_is_kept_under_is_not_asked_for(text: str) -> None:
    assert "name" not in asked(text)


@pytest.mark.parametrize("text", ["누구 이름으로 주문하셨어요?", "이름 알려 주시겠어요?"])
def test_a_name_is_asked_for_all_the_same(text: str) -> None:
    assert "name" in asked(text)


def test_what_thanks_are_for_is_not_told() -> None:
    assert not any("beforehand" in each.topics for each in reading("미리 연락 주셔서 감사합니다").claims)


@pytest.mark.parametrize(
    ("text", "what"),
    [("문 앞에 두면 늦게 보실 텐데 괜찮을까요?", "agreement"), ("배송이 하루 늦는데 괜찮으세요?", "agreement")],
)
def test_whether_it_suits_is_asked_behind_what_would_be_so(text: str, what: str) -> None:
    assert asked(text) == {what}


@pytest.mark.parametrize(
    "text", ["후기 하나 남겨 주실 수 있을까요?", "달력에 적어두실 수 있으세요?", "가져다 주시겠어요?"]
)
def test_who_asks_for_a_deed_asks_for_a_yes(text: str) -> None:
    assert asked(text) == {"agreement"}


def test_only_what_is_to_be_told_is_no_contrast() -> None:
    assert asked("몇 시쯤 오실지만 알려주시면 꺼내놓을게요") == {"hour"}


def test_once_only_is_no_offer() -> None:
    assert not reading("연장은 한 번만 가능하고 그 뒤에는 어렵습니다").offered


@pytest.mark.parametrize("text", ["폰 뒷자리 4개 주세요", "우선 뒷번호 확인할게요", "성함과 뒷자리 확인 부탁드려요"])
def test_data_to_be_checked_are_asked_for(text: str) -> None:
    assert {"tail", "phone"} & asked(text)


@pytest.mark.parametrize("text", ["다른 질문 있으세요?", "또 물어볼거 있음?"])
def test_further_questions_are_a_way_to_close(text: str) -> None:
    assert asked(text) == {"anything_else"}


def test_what_somebody_else_would_say_at_the_counter_is_not_asked_for() -> None:
    assert not asked("다른 분이 방문하실 경우 예약번호 말씀해 주시면 됩니다")


def test_a_verb_in_two_words_is_one_question() -> None:
    assert asked("기억하고 계시지요?") == {"remembers"}


def test_what_is_to_be_told_is_asked_for_however_far_the_request_stands() -> None:
    read = reading("뒷자리에 뭐라고 적혀 있는지, 그리고 몇 시쯤 오실지 알려 주시겠어요?")
    assert {each.what for each in read.asked if each.confidence > 0.6} == {"tail", "hour"}


def test_who_vouches_for_what_they_do_asks_nothing() -> None:
    assert not asked("245로 바꿔드린다니까요")


def test_what_is_left_with_colleagues_is_a_note_and_what_is_looked_up_first_is_a_look() -> None:
    assert [each.act for each in reading("물류쪽에 남겨둘게요").promised] == ["note"]
    assert [each.act for each in reading("조회 후 안내드리겠습니다").promised] == ["check"]


@pytest.mark.parametrize("text", ["이걸로 해드릴까요?", "가능하세요?", "그정도면 괜찬으실까요?"])
def test_leave_is_asked_for_in_few_words_and_with_slips(text: str) -> None:
    assert asked(text) == {"agreement"}


def test_a_number_is_asked_for_before_what_will_be_done_with_it() -> None:
    assert {"tail", "phone"} & asked("뒷번호 네자리 불러주시면 바로 접수할게요")


def test_what_the_customer_cannot_do_is_no_refusal() -> None:
    assert not reading("일감은 뭐길래 꼼짝도 못하시는거에요").refused
