"""Today: asked for after the first frame, opened by key and mouse, the warm-up, and the end of the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pygame
import pytest

from simulator.desktop.app import Window
from simulator.desktop.screens.drill import DrillScreen
from simulator.desktop.screens.today import Today, _steps
from simulator.desktop.screens.welcome import Welcome
from simulator.desktop.widgets.blocks import Card
from simulator.desktop.widgets.dialog import Dialog
from simulator.errors import JournalError, UserError
from simulator.view.day import DrillView, OpenView, RegularView, Wanted
from simulator.view.outcome import show_outcome
from tests.cases import small_scenario
from tests.desktop.desks import LONG_TITLE, SmallDesk
from tests.desktop.hand import Hand
from tests.fakes import OPENED_AT

DRILL = DrillView(
    call_id="x",
    turn=1,
    criterion="names_impact",
    title="Names what it means to them",
    customer="Where is it?",
    name="Ann",
    reply="Ok.",
    advice="Say what it means to them.",
    case="A small case",
)

BACK = RegularView(
    call_id="x",
    opens="again:x",
    scenario_id="missing",
    customer="Bo Hill",
    title="A case",
    channel="chat",
    minutes=5,
    met=OPENED_AT - timedelta(days=400),
    word="broken",
    quote="I will call you",
)
OPEN = (("today", 0), ("yesterday", 1))


def dialog_of(hand: Hand) -> Dialog | None:
    return hand.screen.dialog


def words(hand: Hand, page: str = "day") -> str:
    """Return all that a page of the screen that is shown says."""
    shown = getattr(hand.screen, page if page != "welcome" else "page")
    found: list[str] = []
    for block in shown.blocks:
        found.extend((block.label, *getattr(block, "_lines", ())))
    return "\n".join(found)


def titles(hand: Hand) -> list[str]:
    assert isinstance(hand.screen, Today)
    return [block.label for block in hand.screen.day.blocks if isinstance(block, Card)]


@pytest.fixture
def fresh(desk: SmallDesk, dummy_drivers: None) -> Iterator[Hand]:
    """Open the window without letting it work."""
    window = Window(desk)
    window.open_first()
    yield Hand(window)
    window.close()


def test_the_first_frame_does_not_wait_for_the_day(fresh: Hand, desk: SmallDesk) -> None:
    fresh.window.draw()
    assert desk.asked == 0
    fresh.settle()
    assert desk.asked == 1
    assert titles(fresh) == ["A small case", LONG_TITLE]


def test_a_scenario_that_cannot_be_opened_says_why(hand: Hand) -> None:
    hand.key(pygame.K_DOWN, pygame.K_RETURN)
    dialog = dialog_of(hand)
    assert dialog is not None
    assert dialog.title == "There is no such scenario."
    hand.key(pygame.K_ESCAPE)
    assert dialog_of(hand) is None
    assert hand.focused() == "today"


def test_a_contact_is_opened_with_the_mouse(hand: Hand) -> None:
    assert isinstance(hand.screen, Today)
    first = next(n for n, block in enumerate(hand.screen.day.blocks) if block.id == "scenario:small")
    hand.click(hand.screen.day.rect_of(first).center)
    assert hand.on == "Briefing"
    hand.click_on("back")
    assert hand.on == "Today"


def test_the_window_can_open_with_a_briefing(fresh: Hand, desk: SmallDesk) -> None:
    desk.first_scenario = "small"
    fresh.settle()
    fresh.settle()
    assert fresh.on == "Briefing"


def test_somebody_new_is_welcomed_once_and_can_take_a_guided_call(fresh: Hand, desk: SmallDesk) -> None:
    desk.set = {"sound": False}
    fresh.window.preferences = fresh.window.preferences.changed(welcomed=False)
    fresh.settle()
    fresh.settle()
    assert fresh.on == "Welcome"
    fresh.key(pygame.K_RETURN, pygame.K_RETURN)
    assert fresh.on == "Call"
    assert fresh.window.preferences.welcomed
    assert getattr(fresh.screen, "hint", "")
    assert desk.runners[-1].state.opened.timers == "off", "nobody hurries a beginner who reads"


@pytest.fixture
def newcomer(desk: SmallDesk, dummy_drivers: None) -> Iterator[Hand]:
    """Open the window for somebody who never played, without letting it work."""
    desk.set, desk.fresh = {"sound": False}, True
    window = Window(desk)
    window.open_first()
    yield Hand(window)
    window.close()


def test_the_very_first_frame_is_the_welcome_and_waits_for_nothing(newcomer: Hand, desk: SmallDesk) -> None:
    newcomer.window.draw()
    assert newcomer.on == "Welcome"
    assert desk.asked == 0
    newcomer.settle()
    newcomer.settle()
    assert (newcomer.on, desk.asked) == ("Welcome", 1), "the day is gathered once, while the welcome is read"
    newcomer.key(pygame.K_RETURN)
    assert newcomer.on == "Briefing"


def test_who_begins_before_the_library_is_read_is_not_ignored(newcomer: Hand) -> None:
    newcomer.window.draw()
    newcomer.key(pygame.K_RETURN)
    newcomer.settle()
    newcomer.settle()
    assert newcomer.on == "Briefing"


def test_a_welcome_whose_day_cannot_be_read_says_so_and_tries_again(newcomer: Hand, desk: SmallDesk) -> None:
    desk.unreadable = JournalError("The journal is locked.", "Close the other window.")
    newcomer.settle()
    newcomer.settle()
    assert dialog_of(newcomer) is not None
    desk.unreadable = None
    newcomer.key(pygame.K_RETURN)
    assert newcomer.on == "Welcome"
    newcomer.key(pygame.K_RETURN)
    newcomer.settle()
    newcomer.settle()
    assert newcomer.on == "Briefing"


def test_the_window_of_somebody_new_opens_with_what_was_named(desk: SmallDesk, dummy_drivers: None) -> None:
    desk.set, desk.fresh, desk.first_scenario = {"sound": False}, True, "small"
    window = Window(desk)
    window.open_first()
    hand = Hand(window)
    hand.settle()
    hand.settle()
    assert hand.on == "Briefing"
    window.close()


def test_the_first_call_is_in_the_language_that_is_chosen_on_the_welcome(hand: Hand, desk: SmallDesk) -> None:
    day = replace(desk.today(), first_scenario="missing", first_in={"en": "missing", "it": "small"})
    hand.window.go(Welcome(hand.window, day))
    hand.window.prefer(language="it")
    hand.settle()
    hand.key(pygame.K_RETURN)
    assert hand.on == "Briefing"
    hand.window.prefer(language="en")


def test_a_drill_rates_a_new_wording_of_an_own_reply(hand: Hand, desk: SmallDesk) -> None:
    hand.take_call()
    hand.type("Ok.")
    hand.key(pygame.K_RETURN, pygame.K_ESCAPE, pygame.K_RETURN)
    desk.drills = (DRILL,)
    hand.key(pygame.K_F5)
    names = [block.id for block in hand.screen.day.blocks] if isinstance(hand.screen, Today) else []
    pressable = [name for name in names if name]
    hand.key(*[pygame.K_DOWN] * pressable.index("drill:x"), pygame.K_RETURN)
    assert isinstance(hand.screen, DrillScreen)
    hand.type("I am sorry, six days is a long wait for you. What is your order number?")
    hand.key(pygame.K_RETURN)
    assert hand.screen.attempt is not None
    assert "empathy" in hand.screen.attempt.better
    assert desk.rewritten == [("x", DRILL.criterion, hand.screen.attempt.met)], "the warm-up knows that it was done"
    hand.key(pygame.K_ESCAPE)
    assert hand.on == "Today"


def test_the_verdict_of_a_drill_is_shown_where_the_note_of_it_cannot_be_written(hand: Hand, desk: SmallDesk) -> None:
    hand.take_call()
    hand.type("Ok.")
    hand.key(pygame.K_RETURN, pygame.K_ESCAPE, pygame.K_RETURN)
    desk.unwritable = UserError("state.json cannot be written.", "Make room.")
    hand.window.go(DrillScreen(hand.window, DRILL, desk.drill(DRILL)))
    hand.type("I am sorry that you wait, Ann. What is your order number?")
    hand.key(pygame.K_RETURN)
    assert isinstance(hand.screen, DrillScreen)
    assert hand.screen.attempt is not None
    assert dialog_of(hand) is None
    assert "result" in [block.id for block in hand.screen.page.blocks]
    assert hand.window.toast.text == "state.json cannot be written. Make room."


def test_the_places_are_one_key_away_and_esc_leads_home(hand: Hand) -> None:
    for key, place in (
        (pygame.K_F2, "Library"),
        (pygame.K_F3, "Progress"),
        (pygame.K_F10, "Settings"),
        (pygame.K_F1, "Help"),
    ):
        hand.key(key)
        assert hand.on == place
        hand.key(pygame.K_ESCAPE)
        assert hand.on == "Today"


def test_the_day_has_an_end(hand: Hand) -> None:
    assert isinstance(hand.screen, Today)
    assert hand.screen.view is not None
    done = tuple(replace(contact, done=True, result=80.0) for contact in hand.screen.view.contacts)
    hand.screen._show(replace(hand.screen.view, contacts=done, over=True, done=2, best_today=("A small case", 80.0)))
    assert titles(hand)[0] == "That was your shift at Tillamere: 2 contacts."


def test_the_day_is_a_shift_at_one_house_and_each_contact_names_its_firm(hand: Hand, desk: SmallDesk) -> None:
    desk.house = "Northgate"
    hand.window.home()
    hand.settle()
    assert hand.screen.title == "Today at Northgate"
    assert "For Kettle & Co · Chat · Medium · 6 min" in words(hand)
    hand.key(pygame.K_RETURN)
    assert "You answer for" in words(hand, "facts")


def test_the_end_of_the_day_says_for_which_firms_one_has_answered(hand: Hand, desk: SmallDesk) -> None:
    hand.take_call()
    hand.end_call()
    hand.rate()
    state = desk.runners[-1].state
    outcomes = [show_outcome(small_scenario(), state, None, call_id=each) for each in "ab"]
    hand.window.home()
    hand.settle()
    assert isinstance(hand.screen, Today)
    assert hand.screen.view is not None
    hand.screen._show(replace(hand.screen.view, contacts=(), over=True, done=2, outcomes=tuple(outcomes)))
    assert "You answered for Shop." in words(hand)


def test_the_welcome_says_where_one_works(newcomer: Hand, desk: SmallDesk) -> None:
    desk.house = "Northgate"
    newcomer.window.open_first()
    newcomer.settle()
    assert "You work at Northgate, a contact centre" in words(newcomer, "welcome")


def test_the_end_of_the_day_is_next_only_when_nothing_of_today_is_left(hand: Hand, desk: SmallDesk) -> None:
    assert isinstance(hand.screen, Today)
    assert hand.screen.view is not None
    due = Wanted(scenario_id="missing", due=OPENED_AT.date(), mode="practice", given=None, note="")
    desk.wanted = (due, replace(due, scenario_id="later", due=(OPENED_AT + timedelta(days=3)).date()))
    desk.regulars = (BACK,)
    view = desk.today()
    begun = tuple(OpenView(call_id=day, title=f"Of {day}", begun=OPENED_AT - timedelta(days=ago)) for day, ago in OPEN)
    done = tuple(replace(contact, done=True) for contact in view.contacts)
    view = replace(view, open_calls=begun, contacts=done)
    assert [step.words for step in _steps(view) if not step.words.endswith("done")] == [
        f"{LONG_TITLE}: next",
        "Of today: later",
        "Bo Hill is back: later",
        "The end of the day: later",
    ]
    over = replace(view, assigned=(), open_calls=begun[1:], over=True)
    assert {step.state for step in _steps(over)} == {"done"}


def test_what_is_set_stands_first_and_the_debrief_goes_on_to_it(hand: Hand, desk: SmallDesk) -> None:
    due = (OPENED_AT + timedelta(days=1)).date()
    desk.wanted = (Wanted(scenario_id="missing", due=due, mode="assessment", given=None, note="Soon."),)
    hand.key(pygame.K_F5)
    hand.settle()
    assert titles(hand)[0] == LONG_TITLE
    hand.key(pygame.K_HOME, pygame.K_DOWN, pygame.K_RETURN, pygame.K_RETURN)
    assert hand.on == "Call"
    hand.type("Hello Ann.")
    hand.key(pygame.K_RETURN)
    hand.end_call()
    hand.rate()
    hand.key(pygame.K_RETURN)
    dialog = dialog_of(hand)
    assert dialog is not None
    assert dialog.title == "There is no such scenario.", "it went to the one that is set, which cannot be opened here"


def test_a_customer_who_comes_back_is_named_with_the_promise_and_opens_by_enter(hand: Hand, desk: SmallDesk) -> None:
    desk.regulars = (BACK,)
    hand.key(pygame.K_F5)
    hand.settle()
    assert titles(hand)[0] == "Bo Hill is back"
    assert isinstance(hand.screen, Today)
    card = next(block for block in hand.screen.day.blocks if isinstance(block, Card))
    year = (OPENED_AT - timedelta(days=400)).year
    assert f"{year}" in card._lines[0], "the year is named where it is another one"
    assert "“I will call you”. It was not kept." in card._lines[0]
    hand.key(pygame.K_HOME, pygame.K_RETURN)
    assert hand.on == "Briefing"
