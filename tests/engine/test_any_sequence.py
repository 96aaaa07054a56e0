"""Whatever happens in whatever order: the call folds, repeats exactly, and keeps its bounds."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.model import SelfRating
from scoring.reading.items import HeatMark, Reading
from simulator.engine.abuse import ended_by_the_book
from simulator.engine.business import business_of
from simulator.engine.events import (
    CallClosed,
    ContactEnded,
    CustomerSpoke,
    Event,
    HintTaken,
    Levels,
    Rated,
    ReadingDisputed,
    Rested,
    TimeJumped,
    TimePassed,
    TraineeActed,
)
from simulator.engine.state import CallState
from simulator.engine.step import open_call, step
from simulator.engine.survey import survey_of
from simulator.scenario.model import Obligation, Queue, Scenario
from simulator.scenario.persona import Abuse, Drift, MoveEffect
from simulator.scenario.world import Bulletin, Handover, NewFact
from simulator.session.replay import fold
from tests.cases import gone_on, opened, pledge, reading, reply, senseless, spoken, world_scenario
from tests.effort import count

DATES = ("2026-03-03T17:00", "2026-03-04T11:00", "2026-03-04T15:00", "2026-03-07T11:00")
OWED = Obligation(id="report", what="tell the outcome", due="+1d 12:00", met_by=("call_back", "write"))
WORLD = world_scenario(obligations=(OWED,), handover=Handover(solves=50))
LEVEL = st.sampled_from([None, 0, 1, 2, 3])
READINGS: st.SearchStrategy[Reading] = st.one_of(
    st.sampled_from(["empty", "nonsense", "other_language"]).map(senseless),
    st.builds(
        reading,
        asked=st.lists(st.sampled_from(["order_number", "deadline", "wellbeing", "unclear", "shoe_size"]), max_size=3),
        acknowledged=st.lists(st.sampled_from(["delay", "generic"]), max_size=2),
        promised=st.sampled_from(
            [
                None,
                pledge(),
                pledge(firm=False),
                pledge(unclear=True),
                pledge(at="2026-03-04"),
                *(pledge(act=act, at=at) for act in ("call_back", "message", "replace", "repair") for at in DATES),
            ]
        ),
        courtesy=st.sampled_from([None, "greeting", "thanks", "please_wait", "farewell", "anything_else"]),
        heat=st.sampled_from([None, HeatMark(kind="insult", start=0, end=1, confidence=0.9)]),
        confidence=st.sampled_from([0.3, 0.9]),
    ),
)
LEVELS = st.builds(Levels, empathy=LEVEL, accuracy=LEVEL, follow_through=LEVEL)
MOMENT = st.integers(min_value=0, max_value=2_000_000)
ACTIONS = st.sampled_from(
    [
        ("replace", {"place": "home"}),
        ("pay", {"amount": 5}),
        ("pay", {}),
        ("note", {"text": "x"}),
        ("hold", {"minutes": 2}),
        ("hold", {"minutes": "nan"}),
        ("hold", {}),
        ("hold", {"minutes": 1, "reason": "a look"}),
        ("warn", {}),
        ("end_contact", {}),
        ("tag_cause", {"cause": "product"}),
        ("replace", {"place": " ", "speed": 3}),
        ("call_back", {"when": "2026-03-04 11:00"}),
        ("call_back", {"when": "2026-03-04 15:00"}),
        ("call_back", {"when": "2h"}),
        ("call_back", {"when": "2026-03-07 11:00"}),
        ("write", {"text": "soon"}),
        ("transfer_warm", {"summary": "x"}),
        ("escalate", {}),
    ]
)
EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.builds(lambda read, levels, at: reply(read, levels=levels, at_ms=at), READINGS, LEVELS, MOMENT),
    st.builds(
        lambda action, at: TraineeActed(kind="trainee_acted", at_ms=at, name=action[0], args=action[1]), ACTIONS, MOMENT
    ),
    MOMENT.map(lambda at: TimePassed(kind="time_passed", at_ms=at)),
    MOMENT.map(lambda at: HintTaken(kind="hint_taken", at_ms=at, about="wait")),
    st.builds(lambda at, back: Rested(kind="rested", at_ms=at, back=back), MOMENT, st.booleans()),
    MOMENT.map(lambda at: ContactEnded(kind="contact_ended", at_ms=at)),
    MOMENT.map(lambda at: TimeJumped(kind="time_jumped", at_ms=at)),
    st.builds(
        lambda at, to, scene: TimeJumped(kind="time_jumped", at_ms=at, to=to, scene=scene),
        st.integers(min_value=0, max_value=200_000_000),
        st.sampled_from(["item", "scene", "rating"]),
        st.sampled_from(["", "kept", "missed", "nowhere"]),
    ),
    MOMENT.map(lambda at: ReadingDisputed(kind="reading_disputed", at_ms=at, turn=1, what="")),
    MOMENT.map(lambda at: CallClosed(kind="call_closed", at_ms=at, reason="completed")),
    MOMENT.map(lambda at: Rated(kind="rated", at_ms=at, rating=SelfRating(empathy=1, accuracy=2, follow_through=3))),
    st.just(
        CustomerSpoke(
            kind="customer_spoke", at_ms=0, text="late", authored="late", line_id="x", voice="scripted", answers="s99"
        )
    ),
)


def lively() -> Scenario:
    """Return the case with all that time and temper do: a wait, drift, a persona, abuse, news, and what is owed."""
    scenario = replace(WORLD, queue=Queue(waited="6m", told="2m", urgency="high"))
    persona = replace(
        scenario.customer,
        drift=Drift(patience=-1, mood=1),
        moves={"apologised": MoveEffect(mood=-3), "understood": MoveEffect(mood=12, trust=2)},
        abuse=Abuse(says=tuple(f"Rude {number}." for number in range(6))),
    )
    news = Bulletin(id="news", at="5m", says="It costs 25 now.", facts=(NewFact(id="price", says="25.", value="25"),))
    return replace(scenario, customer=persona, bulletins=(news,))


def live(
    events: list[Event], answer: list[bool], seed: int, *, scenario: Scenario | None = None
) -> tuple[CallState, list[Event]]:
    """Play events with a customer who answers now and then; return the state and all that was recorded."""
    scenario = scenario or lively()
    record: list[Event] = [opened(seed=seed)]
    state = open_call(scenario, opened(seed=seed)).state
    for number, event in enumerate(events):
        if state.awaiting and answer[number % len(answer)]:
            record.append(spoken(state))
            state = step(scenario, state, record[-1]).state
        record.append(event)
        state = step(scenario, state, event).state
    return state, record


@settings(max_examples=count(200, 20_000), deadline=None)
@given(
    events=st.lists(EVENTS, max_size=25),
    answer=st.lists(st.booleans(), min_size=1, max_size=5),
    seed=st.integers(min_value=0, max_value=2**31),
)
def test_any_sequence_of_events_folds_to_the_state_of_the_live_call(
    events: list[Event], answer: list[bool], seed: int
) -> None:
    state, record = live(events, answer, seed)
    again = fold(lively(), record)
    assert again.digest() == state.digest()
    assert all(0 <= gauge <= 100 for gauge in (state.mood, state.patience, state.trust))
    assert len(set(state.spoken)) == len(state.spoken)
    moments = [m.at_ms for m in state.transcript]
    assert moments == sorted(moments)
    assert state.phase != "closed" or not state.awaiting
    assert_every_change_has_its_cause(state)


def assert_every_change_has_its_cause(state: CallState) -> None:
    """The gauges are where the changes have led them, each change names its cause, and time does not run backwards."""
    customer = lively().customer
    for gauge in ("mood", "patience", "trust", "loyalty"):
        moved = sum(getattr(change, gauge) for change in state.changes)
        assert getattr(state, gauge) == getattr(customer, gauge) + moved
    assert all(change.what for change in state.changes)
    moments = [change.at_ms for change in state.changes]
    assert moments == sorted(moments)
    assert all(hold.began_ms <= hold.until_ms for hold in state.holds)
    assert sum(hold.status == "on" for hold in state.holds) <= (1 if state.phase in ("contact", "closed") else 0)


@settings(max_examples=count(100, 5_000), deadline=None)
@given(
    events=st.lists(EVENTS, max_size=20),
    answer=st.lists(st.booleans(), min_size=1, max_size=5),
    seed=st.integers(min_value=0, max_value=2**31),
)
def test_whatever_happened_the_points_of_the_survey_add_up_to_its_marks(
    events: list[Event], answer: list[bool], seed: int
) -> None:
    closing = CallClosed(kind="call_closed", at_ms=3_000_000, reason="completed")
    state, _ = live([*events, closing], answer, seed)
    survey = survey_of(lively(), state)
    assert (survey is None) == (state.turn == 0 or ended_by_the_book(state))
    if survey is not None:
        assert survey.csat in range(1, 6)
        assert round(sum(row.points for row in survey.because), 1) == survey.csat
        assert round(sum(row.points for row in survey.effort_because), 1) == survey.effort
    money = business_of(lively(), state)
    assert round(money.kept + money.lost, 2) == money.lifetime_value


@settings(max_examples=50, deadline=None)
@given(seed=st.integers(min_value=0, max_value=2**31))
def test_a_closed_call_stays_as_it_is(seed: int) -> None:
    closing = CallClosed(kind="call_closed", at_ms=5, reason="abandoned")
    state, _ = live([closing], [True], seed)
    after = step(WORLD, state, reply(reading(asked=["order_number"]))).state
    assert (after.phase, after.transcript, after.ending) == ("closed", state.transcript, state.ending)


def states_of(scenario: Scenario, record: list[Event]) -> list[CallState]:
    states = [open_call(scenario, opened(seed=record[0].seed)).state]  # type: ignore[union-attr]  # the first opens
    for event in record[1:]:
        states.append(step(scenario, states[-1], event).state)
    return states


@settings(max_examples=count(200, 20_000), deadline=None)
@given(
    events=st.lists(EVENTS, max_size=25),
    answer=st.lists(st.booleans(), min_size=1, max_size=5),
    seed=st.integers(min_value=0, max_value=2**31),
)
def test_the_ledger_always_balances_and_time_never_runs_backwards(
    events: list[Event], answer: list[bool], seed: int
) -> None:
    state, record = live(events, answer, seed, scenario=WORLD)
    assert fold(WORLD, record).digest() == state.digest()
    states = states_of(WORLD, record)
    for before, after in pairwise(states):
        assert after.at_ms >= before.at_ms
        now = {item.id: item for item in after.due}
        assert len(now) == len(after.due)
        for item in before.due:
            assert item.id in now
            if item.settled_ms is not None:
                assert now[item.id] == item
    for item in state.due:
        assert (item.settled_ms is None) is (item.status in ("open", "vague"))
        assert item.settled_ms is None or (item.settled_by and item.settled_ms <= state.at_ms)
    assert len(set(state.scenes)) == len(state.scenes)
    assert set(state.scenes) <= set(state.passed)


@settings(max_examples=count(200, 20_000), deadline=None)
@given(
    events=st.lists(EVENTS, max_size=12),
    answer=st.lists(st.booleans(), min_size=1, max_size=5),
    seed=st.integers(min_value=0, max_value=2**31),
)
def test_going_on_comes_to_an_end_and_leaves_nothing_open(events: list[Event], answer: list[bool], seed: int) -> None:
    jumps = ("time_jumped", "call_closed", "rated")
    state, _ = live([event for event in events if event.kind not in jumps], answer, seed, scenario=WORLD)
    for _ in range(60):
        if state.phase == "rating":
            break
        if state.phase == "contact":
            state = step(WORLD, state, ContactEnded(kind="contact_ended", at_ms=state.at_ms)).state
        state = gone_on(WORLD, state)
    assert state.phase == "rating"
    assert all(item.status != "open" for item in state.due)
