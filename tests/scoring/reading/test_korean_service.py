"""How Korean trainees talk business: leave asked for a plan, requests put as conditions, needs drawn, goodbyes."""

from functools import partial

import pytest

from tests.scoring.reading.moves import read_in_case

TOPICS = {
    "tail": ("번호 뒷자리",),
    "hour": ("오시는 시간",),
    "needed": ("언제까지 필요",),
    "worn": ("착용",),
    "which_way": ("맞교환 일반교환",),
    "friday": ("금요일",),
    "at_home": ("받아 주실 분", "받아주실 분"),
    "place": ("경비실 맡겨", "문앞이 나으"),
}


reading = partial(read_in_case, "ko", TOPICS)


def asked(text: str) -> set[str]:
    return {each.what for each in reading(text).asked}


@pytest.mark.parametrize(
    "text",
    [
        "좋은하루 보내세요ㅎㅎ",
        "즐거운 저녁 되세요~",
        "네 그럼 오시는 날 뵙겠습니다",
        "더 없으시면 여기서 마칠게요",
        "오늘도 수고 많으셨어요!",
    ],
)
def test_a_goodbye_is_heard_however_it_is_spaced(text: str) -> None:
    assert "farewell" in {each.kind for each in reading(text).courtesies}


@pytest.mark.parametrize("text", ["처음 뵙겠습니다", "늦은 시간까지 수고 많으셨겠어요 확인할게요"])
def test_a_first_meeting_and_sympathy_are_no_goodbye(text: str) -> None:
    assert "farewell" not in {each.kind for each in reading(text).courtesies}


def test_gladness_for_the_customer_is_no_scorn() -> None:
    assert not reading("따님이 떡국 끓여준다니 너무 좋으시겠어요~").heated
    assert reading("참 좋으시겠어요").heated


@pytest.mark.parametrize(
    "text", ["그럼 금요일까진 꼭 받으셔야겠네요", "금요일까지 받으셔야 하는 거네요", "금요일 전엔 도착해야겠네요"]
)
def test_by_when_the_customer_needs_it_is_heard_and_not_promised(text: str) -> None:
    read = reading(text)
    assert [each.what for each in read.acknowledged] == ["deadline"]
    assert not read.claims
    assert not read.promised


def test_by_when_the_company_wants_it_is_stated() -> None:
    assert reading("금요일까지 오셔야 해요").claims


@pytest.mark.parametrize("text", ["안내는 문자로 한 번 더 드려도 괜찮을까요?", "제가 그때 문자 드려볼까요?"])
def test_leave_asked_for_a_message_is_an_offer(text: str) -> None:
    assert [each.act for each in reading(text).offered] == ["message"]


def test_what_a_condition_asks_to_be_named_is_asked_for() -> None:
    assert asked("네 교환할게요 번호 뒷자리 알려주시면 접수해드릴게요") == {"tail"}
    assert asked("오시는 시간 알려주시면 꺼내놓겠습니다") == {"hour"}


@pytest.mark.parametrize("text", ["못 오시게 되면 번호 뒷자리 알려주세요", "오시면 번호 뒷자리 말씀해 주세요"])
def test_what_is_to_be_told_another_time_is_not_asked_for(text: str) -> None:
    assert not asked(text)


def test_two_things_joined_by_a_particle_are_both_asked_for() -> None:
    assert asked("언제까지 필요하신지와 착용 여부 알려주시겠어요?") == {"needed", "worn"}


def test_which_of_two_is_asked_by_what_was_named_before() -> None:
    assert asked("맞교환이랑 일반교환이 있는데 어떤게 편하세요?") == {"which_way"}
    assert asked("낮에 안 계시면 경비실에 맡겨도 될까요 아니면 문앞이 나으세요?") == {"place"}


def test_a_person_typed_together_with_what_they_do_is_read() -> None:
    assert asked("금요일에 받아주실분 계실까요?") == {"at_home"}
