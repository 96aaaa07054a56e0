"""Whom a laugh puts down, and whom not; and that a plain why puts down nobody (Korean)."""

import pytest

from scoring.assess import rate_turn, read
from scoring.card import TurnCard
from scoring.model import Case, Said, Turn
from tests.scoring.desk import NOW, verdicts

TOLD = "허리를 삐끗해서 내일 못 가게 생겼어요."


def rated(reply: str, customer: str, *, before: str = "") -> TurnCard:
    """Rate a reply by the rules, behind an earlier exchange where there is one."""
    first = Turn(number=1, customer=TOLD, reply=before, reading=read(before, language="ko", now=NOW, customer=TOLD))
    said = (Said(speaker="customer", text=TOLD), Said(speaker="agent", text=before)) if before else ()
    turn = Turn(
        number=2 if before else 1,
        customer=customer,
        reply=reply,
        reading=read(reply, language="ko", now=NOW, customer=customer),
        history=said,
    )
    return rate_turn(Case(language="ko", now=NOW, turns=(first,) if before else ()), turn, rules_only=True)


HARMFUL = ("respect", "harmful")


@pytest.mark.parametrize(
    ("reply", "customer", "before"),
    [
        ("아 허리요ㅋㅋ 성함이 어떻게 되세요?", TOLD, ""),
        ("ㅋㅋㅋ 그래서요?", "너무 속상해서 눈물이 나요.", "네, 확인하겠습니다."),
    ],
)
def test_who_laughs_at_a_trouble_puts_down(reply: str, customer: str, before: str) -> None:
    assert HARMFUL in verdicts(rated(reply, customer, before=before))


@pytest.mark.parametrize(
    ("reply", "customer"),
    [
        ("네? 옷 만드는 일 하세요?ㅋㅋ", "좋지요, 그렇게 합시다."),
        ("앗 그러셨구나ㅋㅋㅋ", "하나는 걷고 하나는 뛸게요ㅋㅋ 걱정이네요ㅠ"),
    ],
)
def test_who_laughs_with_somebody_does_not(reply: str, customer: str) -> None:
    assert HARMFUL not in verdicts(rated(reply, customer, before="네, 확인하겠습니다."))


@pytest.mark.parametrize("reply", ["왜 내일 못 오세요?", "왜 못 오시는지 여쭤봐도 될까요?"])
def test_a_plain_why_puts_nobody_down(reply: str) -> None:
    assert HARMFUL not in verdicts(rated(reply, "며칠만 더 맡아 주실 수 있을까요?"))


def test_a_why_that_blames_does() -> None:
    assert HARMFUL in verdicts(rated("왜 이제야 연락하셨어요?", "며칠만 더 맡아 주실 수 있을까요?"))
