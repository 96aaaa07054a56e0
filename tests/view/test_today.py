"""The day: two or three contacts that fit into a shift, chosen ones first, and a clear end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from simulator.view.contacts import CONTACTS, SHIFT_MINUTES
from simulator.view.day import Chosen, DrillView, Given, Played, RegularView, ShiftOffer, TodayView, Wanted
from simulator.view.today import WARM_UP, show_today

NOW = datetime(2026, 3, 3, 15, 0, tzinfo=UTC)


@dataclass(frozen=True, kw_only=False)
class Entry:
    id: str
    minutes: int = 5
    difficulty: int = 1
    channel: str = "chat"
    language: str = "en"
    firm: str = "Larch & Lane"

    @property
    def title(self) -> str:
        return self.id.title()


ENTRIES = [Entry("a"), Entry("b"), Entry("c"), Entry("d"), Entry("welcome", minutes=3)]


def call(scenario: str, *, hours: float, total: float | None = 60.0, closed: bool = True) -> Played:
    opened = NOW - timedelta(hours=hours)
    return Played(call_id=f"{scenario}{hours}", scenario_id=scenario, opened_at=opened, total=total, closed=closed)


def day(entries: Sequence[Entry], played: Sequence[Played], **more: Any) -> TodayView:  # noqa: ANN401 - any of Given
    """Return the day that comes of a library and of calls."""
    return show_today(Given(entries=entries, played=played, **more))


def test_somebody_new_begins_with_the_welcome() -> None:
    view = day(ENTRIES, [], now=NOW)
    assert view.first_time
    assert view.first_scenario == "welcome"
    assert day(ENTRIES[:2], [], now=NOW).first_scenario == "a"
    assert day([], [], now=NOW).first_scenario == ""


WELCOMES = [*ENTRIES, Entry("welcome_ko", minutes=3, language="ko"), Entry("k", language="ko")]


def test_the_first_call_is_in_the_language_of_the_window() -> None:
    assert day(WELCOMES, [], now=NOW, language="ko").first_scenario == "welcome_ko"
    assert day(WELCOMES, [], now=NOW, language="it").first_scenario == "welcome"
    assert day(WELCOMES, [], now=NOW).first_in == {"en": "welcome", "ko": "welcome_ko"}


def test_where_there_is_no_welcome_the_first_call_is_the_first_in_the_language_of_the_window() -> None:
    assert day([Entry("a"), Entry("k", language="ko")], [], now=NOW, language="ko").first_scenario == "k"
    assert day([Entry("a"), Entry("k", language="ko")], [], now=NOW, language="it").first_scenario == "a"


def test_the_day_offers_nobody_the_welcome_of_another_language() -> None:
    few = [Entry("welcome"), Entry("welcome_ko", language="ko"), Entry("k", language="ko")]
    offered = day(few, [], now=NOW, language="ko", chosen=[Chosen(scenario_id="welcome", why="New.")]).contacts
    assert [contact.scenario_id for contact in offered] == ["welcome_ko", "k"]
    done = day(few, [call("welcome", hours=1)], now=NOW, language="ko").contacts
    assert [contact.scenario_id for contact in done if contact.done] == ["welcome"]


def test_a_shift_is_short_and_takes_the_chosen_first() -> None:
    view = day(ENTRIES, [], now=NOW, chosen=[Chosen(scenario_id="d", why="It asks for a date.")])
    assert view.contacts[0].scenario_id == "d"
    assert view.contacts[0].why == "It asks for a date."
    assert 2 <= len(view.contacts) <= 3
    assert view.minutes <= SHIFT_MINUTES


def test_a_long_case_is_left_out_when_it_does_not_fit() -> None:
    view = day([Entry("a"), Entry("long", minutes=14), Entry("b")], [], now=NOW)
    assert [contact.scenario_id for contact in view.contacts] == ["a", "b"]


def test_what_was_played_today_is_done_and_the_day_has_an_end() -> None:
    played = [call("b", hours=1, total=80), call("a", hours=2, total=50)]
    view = day(ENTRIES[:2], played, now=NOW)
    assert all(contact.done for contact in view.contacts)
    assert view.over
    assert view.done == 2
    assert view.minutes == 0
    assert view.best_today == ("B", 80)


def test_a_day_off_costs_nothing_and_yesterday_is_not_today() -> None:
    view = day(ENTRIES, [call("a", hours=24 * 9)], now=NOW)
    assert not view.over
    assert view.done == 0
    assert not any(contact.done for contact in view.contacts)


def test_the_gain_is_over_the_same_case_before() -> None:
    played = [call("a", hours=1, total=72), call("b", hours=20, total=90), call("a", hours=30, total=60)]
    assert day(ENTRIES, played, now=NOW).gain == 12
    assert day(ENTRIES, played[1:], now=NOW).gain is None


def test_an_open_call_waits_and_counts_as_nothing() -> None:
    view = day(ENTRIES, [call("a", hours=1, total=None, closed=False)], now=NOW)
    assert [each.call_id for each in view.open_calls] == ["a1"]
    assert view.done == 0
    assert not view.over


def regular(scenario: str) -> RegularView:
    return RegularView(
        call_id="x",
        opens="again:x",
        scenario_id=scenario,
        customer="Ann",
        title="A",
        channel="chat",
        minutes=5,
        met=NOW - timedelta(days=2),
        word="broken",
        quote="I will call",
    )


def test_a_customer_who_comes_back_is_no_second_contact_and_leaves_when_they_were_met() -> None:
    view = day(ENTRIES, [], now=NOW, regulars=[regular("a")])
    assert [each.customer for each in view.regulars] == ["Ann"]
    assert "a" not in [contact.scenario_id for contact in view.contacts]
    met = day(ENTRIES, [call("a", hours=1)], now=NOW, regulars=[regular("a")])
    assert met.regulars == ()


def wanted(scenario: str, days: int | None) -> Wanted:
    due = None if days is None else (NOW + timedelta(days=days)).date()
    return Wanted(scenario_id=scenario, due=due, mode="practice", given=None, note="")


def test_what_is_set_is_in_the_order_of_its_dates_and_what_is_done_comes_last() -> None:
    view = day(
        ENTRIES,
        [call("b", hours=1)],
        now=NOW,
        wanted=[wanted("a", None), wanted("b", 0), wanted("c", 4), wanted("d", -1)],
    )
    assert [(each.scenario_id, each.days, each.done) for each in view.assigned] == [
        ("d", -1, False),
        ("c", 4, False),
        ("a", None, False),
        ("b", 0, True),
    ]


def test_the_shift_is_not_over_while_something_is_overdue() -> None:
    entries = [Entry("a"), Entry("b")]
    done = [call("a", hours=1)]
    assert day(entries[:1], done, now=NOW).over
    assert not day(entries, done, now=NOW, wanted=[wanted("b", 0)]).over
    assert day(entries, done, now=NOW, wanted=[wanted("b", 3)]).over


def test_what_the_library_does_not_have_is_shown_as_such() -> None:
    (each,) = day(ENTRIES, [], now=NOW, wanted=[wanted("gone", 1)]).assigned
    assert (each.title, each.known) == ("gone", False)


MIXED = [Entry("a"), Entry("b"), Entry("k", language="ko", difficulty=3), Entry("i", language="it")]


def test_cases_in_the_language_of_the_window_come_first_then_those_in_english() -> None:
    view = day(MIXED, [], now=NOW, language="ko")
    assert [(contact.scenario_id, contact.language) for contact in view.contacts] == [
        ("k", "ko"),
        ("a", "en"),
        ("b", "en"),
    ]
    assert [contact.scenario_id for contact in day(MIXED, [], now=NOW).contacts] == ["a", "b", "i"]


def test_shifts_in_the_language_of_the_window_come_first() -> None:
    offers = [
        ShiftOffer(shift_id=language, title=language, calls=2, minutes=9, language=language)
        for language in ("it", "en", "ko")
    ]
    view = day(MIXED, [], now=NOW, shifts=offers, language="ko")
    assert [offer.shift_id for offer in view.shifts] == ["ko", "en", "it"]


def test_a_call_that_was_begun_today_is_gone_on_with_and_is_no_new_contact() -> None:
    view = day(ENTRIES, [call("a", hours=1, closed=False)], now=NOW)
    assert [each.title for each in view.open_calls] == ["A"]
    assert "a" not in [each.scenario_id for each in view.contacts]


def test_a_contact_that_is_done_stays_done_when_its_case_is_taken_again() -> None:
    again = [call("a", hours=1, closed=False), call("a", hours=2, total=80)]
    view = day(ENTRIES, again, now=NOW)
    assert [contact.scenario_id for contact in view.contacts if contact.done] == ["a"]
    assert [each.call_id for each in view.open_calls] == ["a1"]


def test_the_shift_is_not_over_while_a_call_of_today_is_open() -> None:
    again = [call("a", hours=1, closed=False), call("a", hours=2)]
    assert not day(ENTRIES[:1], again, now=NOW).over
    assert day(ENTRIES[:1], [*again[1:], call("b", hours=30, closed=False)], now=NOW).over


def test_a_call_of_today_that_is_open_takes_a_place_of_the_shift_with_its_minutes() -> None:
    begun = [call("a", hours=1, closed=False)]
    assert len(day(ENTRIES, begun, now=NOW).contacts) == CONTACTS - 1
    assert day(ENTRIES, [call(name, hours=1, closed=False) for name in "abc"], now=NOW).contacts == ()
    long = [Entry("a", minutes=12), Entry("b", minutes=5), Entry("c", minutes=3)]
    assert [each.scenario_id for each in day(long, begun, now=NOW).contacts] == ["c"]
    assert len(day(ENTRIES, [call("a", hours=30, closed=False)], now=NOW).contacts) == CONTACTS


def drill(number: int) -> DrillView:
    return DrillView(
        call_id=f"x{number}",
        turn=1,
        criterion="names_impact",
        title="Names it",
        customer="Where is it?",
        name="Ann",
        reply="Ok.",
        advice="",
        case="A",
    )


def test_the_warm_up_of_a_day_does_not_fill_itself_again() -> None:
    drills = [drill(number) for number in range(WARM_UP + 1)]
    offered = [len(day(ENTRIES, [], now=NOW, drills=drills, drilled=made).drills) for made in range(WARM_UP + 2)]
    assert offered == [2, 1, 0, 0]


def test_whatever_is_to_be_done_says_for_which_firm_it_is() -> None:
    entries = [Entry("a"), Entry("b", firm="Ladle & Wheel"), Entry("c", firm="")]
    begun = [call("b", hours=30, closed=False)]
    wanted = [Wanted(scenario_id="c", due=None, mode="practice", given=None, note="")]
    view = day(entries, begun, now=NOW, wanted=wanted)
    assert [(each.scenario_id, each.firm) for each in view.contacts] == [("a", "Larch & Lane"), ("b", "Ladle & Wheel")]
    assert [each.firm for each in view.open_calls] == ["Ladle & Wheel"]
    assert [each.firm for each in view.assigned] == [""]


def test_the_first_contact_of_somebody_who_looks_around_first_is_still_the_guided_welcome() -> None:
    chosen = [Chosen(scenario_id="welcome", why="Begin here.")]
    first = day(ENTRIES, [], now=NOW, chosen=chosen).contacts
    assert [(each.scenario_id, each.guided) for each in first][:2] == [("welcome", True), ("a", False)]
    assert not any(each.guided for each in day(ENTRIES, [call("a", hours=1)], now=NOW, chosen=chosen).contacts)
