"""An own promise put right before it falls due: it costs nothing, and the ledger holds what was said instead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.reading.items import Claim, Reading, Value
from simulator.engine.events import TraineeReplied
from simulator.engine.state import CallState, DueItem
from tests.cases import ended, play, pledge, reading, reply, world_scenario

TODAY, TOMORROW = "2026-03-03", "2026-03-04"
PROMISED = reply(reading(promised=pledge(at=f"{TODAY}T17:00")), text="I will call you today at 17:00.")
WENT_BACK = "heard a promise taken back"


def claim(text: str, words: str, *, denied: bool = False, act: str = "", **dates: str) -> Claim:
    """Return a claim over some words; `dates` gives what each day or hour in them stands for."""
    start = text.index(words)
    values = tuple(
        Value(
            kind="time" if ":" in stands else "date",
            text=stands,
            start=text.index(word, start),
            end=text.index(word, start) + len(word),
        )
        for word, stands in dates.items()
    )
    return Claim(
        topics=(),
        polarity="denied" if denied else "affirmed",
        modality="certain",
        tense="present",
        act=act,
        values=values,
        start=start,
        end=start + len(words),
        confidence=0.9,
    )


def said(text: str, *claims: Claim, withdraws: bool = False) -> TraineeReplied:
    read: Reading = replace(reading(), claims=claims)
    return replace(reply(read, text=text), withdraws=withdraws)


def after(*replies: TraineeReplied) -> CallState:
    return play(world_scenario(), [PROMISED, *replies])


def test_not_today_but_tomorrow_moves_the_promise_and_its_words_at_no_cost() -> None:
    text = "I shouldn't have promised today, it is tomorrow at eleven."
    state = after(
        said(
            text,
            claim(text, "I shouldn't have promised today", denied=True, today=TODAY),
            claim(text, "it is tomorrow at eleven", tomorrow=TOMORROW, eleven="11:00"),
            withdraws=True,
        )
    )
    old, new = state.due
    assert (old.status, old.settled_by) == ("renegotiated", "another time was agreed on")
    assert (new.status, new.due, new.replaces) == ("open", f"{TOMORROW}T11:00", old.id)
    assert new.quote == "it is tomorrow at eleven"
    assert not any(change.what == WENT_BACK for change in state.changes)


def test_not_today_tomorrow_is_understood_in_one_breath_and_neither_of_the_two_is_not() -> None:
    text = "Not today, tomorrow."
    dates = {"today": TODAY, "tomorrow": TOMORROW}
    assert after(said(text, claim(text, "Not today, tomorrow", denied=True, **dates))).due[-1].due == TOMORROW
    text = "Not today nor tomorrow."
    neither = after(said(text, claim(text, "Not today nor tomorrow", denied=True, **dates)))
    assert [item.due for item in neither.due] == [f"{TODAY}T17:00"]


def due_after(text: str, *claims: Claim, withdraws: bool = False) -> list[tuple[str, str]]:
    return [(item.due, item.status) for item in after(said(text, *claims, withdraws=withdraws)).due]


def test_the_hour_of_the_new_day_is_the_one_behind_it_and_never_that_of_the_old() -> None:
    text = "Not today at 17:00, tomorrow at 11:00."
    hours = {"today": TODAY, "17:00": "17:00", "tomorrow": TOMORROW, "11:00": "11:00"}
    assert due_after(text, claim(text, text[:-1], denied=True, **hours))[-1] == (f"{TOMORROW}T11:00", "open")
    text = "Not today at 17:00, tomorrow."
    hours = {"today": TODAY, "17:00": "17:00", "tomorrow": TOMORROW}
    assert due_after(text, claim(text, text[:-1], denied=True, **hours))[-1] == (TOMORROW, "open")


def test_another_hour_of_the_same_day_takes_the_place_of_the_promised_one() -> None:
    text = "I can't call you at 17:00, it will be 18:00 today."
    denied = claim(text, "I can't call you at 17:00", denied=True, act="call_back", **{"17:00": "17:00"})
    other = claim(text, "it will be 18:00 today", denied=False, **{"18:00": "18:00", "today": TODAY})
    assert due_after(text, denied, other) == [(f"{TODAY}T17:00", "renegotiated"), (f"{TODAY}T18:00", "open")]
    assert due_after(text, denied) == [(f"{TODAY}T17:00", "released")]
    text = "I can't call you today at 12:00."
    noon = claim(text, text[:-1], denied=True, act="call_back", **{"today": TODAY, "12:00": "12:00"})
    assert due_after(text, noon) == [(f"{TODAY}T17:00", "open")]


@pytest.mark.parametrize(
    ("text", "withdraws", "status"),
    [
        ("I can't call you any earlier than that", False, "open"),
        ("I can't call you before 17:00", False, "open"),
        ("We can't call you on a number of your choice", False, "open"),
        ("Non posso chiamarLa prima", False, "open"),
        ("더 일찍은 전화드릴 수 없습니다", True, "open"),
        ("I can't call you after all", False, "released"),
        ("I can't call you", True, "released"),
        ("I won't call you", False, "released"),
        ("No, we’re not going to call you back", False, "released"),
        ("Non La chiamerò", False, "released"),
        ("전화 못 드립니다", False, "released"),
        ("I can't call your neighbour", False, "open"),
        ("Non posso chiamare Sua moglie", False, "open"),
    ],
)
def test_a_refusal_takes_a_promise_back_only_by_its_own_time_a_sign_of_going_back_on_it_or_flatly(
    text: str, withdraws: bool, status: str
) -> None:
    hours = {"17:00": "17:00"} if "17:00" in text else {}
    refused = claim(text, text, denied=True, act="call_back", **hours)
    assert due_after(text, refused, withdraws=withdraws) == [(f"{TODAY}T17:00", status)]


@pytest.mark.parametrize(("withdraws", "felt"), [(True, False), (False, True)])
def test_a_word_that_could_be_kept_and_is_taken_back_is_felt_unless_it_is_called_a_mistake(
    withdraws: bool, felt: bool
) -> None:
    text = "I can't call you today."
    denied = claim(text, "I can't call you today", denied=True, act="call_back", today=TODAY)
    state = play(world_scenario(), [PROMISED, said(text, denied, withdraws=withdraws), ended()])
    (item,) = (item for item in state.due if item.source == "reply")
    assert (item.status, item.settled_by) == ("released", "taken back")
    assert any(change.what == WENT_BACK for change in state.changes) is felt


def test_what_is_said_of_something_else_takes_nothing_back() -> None:
    text = "Our shop is not open today. It opens tomorrow."
    state = after(
        said(
            text,
            claim(text, "Our shop is not open today", denied=True, today=TODAY),
            claim(text, "It opens tomorrow", tomorrow=TOMORROW),
        )
    )
    assert [(item.status, item.due) for item in state.due] == [("open", f"{TODAY}T17:00")]


def test_what_nobody_can_keep_is_released_for_nothing_when_its_day_is_denied() -> None:
    promised = replace(PROMISED, unkeepable=(0,))
    text = "It will be tomorrow, not today."
    right = said(
        text,
        claim(text, "It will be tomorrow", tomorrow=TOMORROW),
        claim(text, "not today", denied=True, today=TODAY),
    )
    state = play(world_scenario(), [promised, right])
    assert [(item.status, item.settled_by) for item in state.due] == [("released", "taken back")]
    assert not any(change.what == WENT_BACK for change in state.changes)


def remarks(words: str, *, withdraws: bool = False) -> bool:
    """Tell whether a later day is remarked on after a promise in some words."""
    promise = replace(pledge(act="replace", at=TODAY), start=0, end=len(words))
    text = "It comes tomorrow."
    later = said(text, claim(text, text[:-1], tomorrow=TOMORROW), withdraws=withdraws)
    state = play(world_scenario(), [reply(reading(promised=promise), text=words), later])
    return any(change.what == WENT_BACK for change in state.changes)


def test_a_day_on_which_something_is_sent_is_none_of_arrival_and_nobody_remarks_on_it() -> None:
    assert remarks("You have a new one today.")
    assert not remarks("I send you a new one today.")
    assert remarks("I send you a new one, it arrives today.")
    assert not remarks("You have a new one today.", withdraws=True)


@pytest.mark.parametrize(
    ("words", "of_arrival"),
    [
        ("You will have your order by today", True),
        ("It'll be on your doorstep with the post today", True),
        ("We send it at once and you get it today", True),
        ("Avrà il suo ordine oggi", True),
        ("La sua prenotazione sarà da Lei oggi", True),
        ("예약하신 상품이 오늘까지 갑니다", True),
        ("We order a new one today", False),
        ("I'll book it today", False),
        ("I have just shipping left to do today", False),
        ("Ordino il nuovo oggi", False),
        ("오늘 발송 나갑니다", False),
        ("오늘 예약해 드릴게요", False),
    ],
)
def test_an_order_is_a_thing_that_comes_and_to_order_is_not_yet_its_coming(words: str, of_arrival: bool) -> None:
    assert remarks(words) is of_arrival


def test_one_correction_is_felt_once() -> None:
    promised = replace(pledge(act="replace", at=TODAY), start=0, end=26)
    first = reply(reading(promised=promised), text="You have a new one today.")
    text = "I can't replace it today, you have it tomorrow."
    refused = claim(text, "I can't replace it today", denied=True, act="replace", today=TODAY)
    later = claim(text, "you have it tomorrow", tomorrow=TOMORROW)
    state = play(world_scenario(), [first, said(text, refused, later)])
    assert sum(change.what == WENT_BACK for change in state.changes) == 1


def test_who_moves_an_arrival_in_so_many_words_is_not_told_that_they_went_back() -> None:
    promised = replace(pledge(act="replace", at=TODAY), start=0, end=26)
    first = reply(reading(promised=promised), text="You have a new one today.")
    text = "Not today, tomorrow."
    right = claim(text, text[:-1], denied=True, today=TODAY, tomorrow=TOMORROW)
    state = play(world_scenario(), [first, said(text, right)])
    assert state.due[-1].due == TOMORROW
    assert not any(change.what == WENT_BACK for change in state.changes)


def test_a_promise_that_is_moved_to_a_time_gone_by_can_be_kept_by_nobody_and_an_unsure_one_costs_nothing() -> None:
    def moved_to(hour: str, confidence: float = 0.9) -> DueItem:
        text = f"Not at 17:00, at {hour}."
        right = claim(text, text[:-1], denied=True, **{"17:00": "17:00", hour: hour})
        return after(said(text, replace(right, confidence=confidence))).due[-1]

    assert (moved_to("00:10").keepable, moved_to("17:30").keepable) == (False, None)
    assert (moved_to("17:30").sure, moved_to("17:30", 0.7).sure) == (True, False)


@pytest.mark.parametrize(
    ("text", "denied", "at", "made"),
    [
        ("Not today, it will be tomorrow at 11", "Not today", TODAY, False),
        ("It will be tomorrow at 11, not today", "not today", f"{TOMORROW}T11:00", False),
        ("Not today, and the rest comes on Thursday, tomorrow at 11", "Not today", "2026-03-05", True),
        ("It will be there today, not before today, tomorrow at 11", "not before today", TODAY, True),
    ],
)
def test_the_words_of_a_correction_make_no_promise_of_their_own(text: str, denied: str, at: str, made: bool) -> None:
    promised = replace(pledge(act="deliver", at=at), start=0, end=len(text))
    new = claim(text, "tomorrow at 11", denied=False, tomorrow=TOMORROW, **{"11": "11:00"})
    claims = (claim(text, denied, denied=True, today=TODAY), new)
    state = after(reply(replace(reading(promised=promised), claims=claims), text=text))
    assert any(item.what == "deliver" for item in state.due) is made


def test_not_before_the_promised_day_takes_nothing_back() -> None:
    text = "Not before today at 17:00."
    assert due_after(text, claim(text, text[:-1], denied=True, today=TODAY, **{"17:00": "17:00"})) == [
        (f"{TODAY}T17:00", "open")
    ]
