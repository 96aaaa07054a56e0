"""The ledger: turns commitments, obligations and handovers into dated items; the only place that makes or settles one.

An item is open or vague until it is settled, once: kept, late, renegotiated, broken or released. An obligation that a
promise takes on is settled with that promise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from scoring.model import DueStatus
from scoring.reading.items import Due, Pledge, Reading
from simulator.engine.calendar import DAY, day_of, deadline_ms, is_overdue
from simulator.engine.clock import due_at, iso, ms_of
from simulator.engine.conditions import holds, is_solved
from simulator.engine.corrections import UNSETTLED, Correction, corrections, is_denied
from simulator.engine.desk import actions_of
from simulator.engine.gauges import WENT_BACK, WENT_BACK_ONCE, pulled, pulled_once, pulls_of_settling
from simulator.engine.handover import CHECK_BACK, check_back_at
from simulator.engine.meeting import CONTACTS, ON_ITS_DAY, can_be_shown, deed_for, is_in_time, meets_promise
from simulator.engine.pledges import is_added, is_owed_later, keepable_of, quote_of, sets_limit, shortened
from simulator.engine.signals import SURE
from simulator.engine.standing import DONE, moves_of
from simulator.engine.state import CallState, DueItem, changed
from simulator.scenario.model import Scenario

CERTAIN = 0.8
"""From this confidence on a promise can be broken; below it nobody is charged with what may be misread."""
OURS = frozenset({"agent", "company"})
NOBODY = "nobody can keep it"
NOT_DONE = "it was not done"
NOT_SHOWN = "nothing at this desk shows it"
NOT_CERTAIN = "it was not certain that this was promised"
TAKEN_BACK = "taken back"
MOVED = "another time was agreed on"
MOVED_AGAIN = "it was put off once more"
NOT_NEEDED = "the customer no longer needs it"
SOLVED_HERE = "the matter was solved in the same contact"


# Making items


def with_pledges(
    scenario: Scenario, state: CallState, reading: Reading, text: str, *, unkeepable: Iterable[int] = ()
) -> CallState:
    """Return the state with the commitments of a message as items, each act and time once.

    Args:
        scenario: the case as played.
        state: the call.
        reading: of the message.
        text: the message.
        unkeepable: places in `reading.promised` of promises that nobody can keep.
    """
    denied, before = frozenset(unkeepable), frozenset(item.id for item in state.due)
    moved = frozenset(item.due for item in state.due if item.replaces and item.turn == state.turn)
    for number, pledge in enumerate(reading.promised):
        if is_owed_later(pledge, reading) and not is_denied(pledge, reading, text, moved=moved):
            item = _item(scenario, state, pledge, text, denied=number in denied)
            state = _with(scenario, state, item, before=frozenset() if is_added(text, pledge) else before)
    return state


def with_obligations(scenario: Scenario, state: CallState) -> CallState:
    """Return the state with what the case itself makes due, once the first contact is over."""
    for owed in scenario.obligations:
        made = any(item.id == owed.id for item in state.due)
        if made or (owed.when is not None and not holds(owed.when, scenario, state)):
            continue
        item = DueItem(
            id=owed.id,
            who="agent",
            what=owed.what,
            due=iso(due_at(scenario, owed.due)),
            status="open",
            source="obligation",
            turn=0,
            made_ms=state.at_ms,
            scene=state.scene,
            met_by=owed.met_by,
            not_before_ms=ms_of(scenario, due_at(scenario, owed.not_before)) if owed.not_before else 0,
        )
        state = _covered(scenario, changed(state, due=(*state.due, item)))
    return state


def with_check_back(scenario: Scenario, state: CallState) -> CallState:
    """Return the state after a handover: the trainee owes the customer a look at what became of it, once in a call."""
    if any(item.id == CHECK_BACK for item in state.due):
        return state
    asking = tuple(action.id for action in actions_of(scenario) if meets_promise(action, CHECK_BACK))
    item = DueItem(
        id=CHECK_BACK,
        who="agent",
        what=CHECK_BACK,
        due=iso(check_back_at(scenario, state.at_ms)),
        status="open",
        source="transfer",
        turn=state.turn,
        made_ms=state.at_ms,
        scene=state.scene,
        met_by=scenario.handover.met_by or asking,
    )
    return _covered(scenario, changed(state, due=(*state.due, item), handed_ms=state.at_ms))


def _item(scenario: Scenario, state: CallState, pledge: Pledge, text: str, *, denied: bool) -> DueItem:
    dated = pledge.firm and pledge.due is not None and not pledge.due.unclear
    when = "" if pledge.due is None else pledge.due.at or pledge.due.text
    return DueItem(
        id=f"d{sum(item.source == 'reply' for item in state.due) + 1}",
        who=pledge.actor,
        what=pledge.act or "promise",
        due=when,
        status="open" if dated else "vague",
        source="reply",
        turn=state.turn,
        made_ms=state.at_ms,
        scene=state.scene,
        quote=quote_of(text, pledge),
        keepable=False if denied else keepable_of(scenario, state, pledge.act, pledge.due),
        sure=pledge.confidence >= CERTAIN,
        early=sets_limit(pledge),
    )


def _with(scenario: Scenario, state: CallState, new: DueItem, *, before: frozenset[str]) -> CallState:
    """Return the state with a promise: a repeated one stays single, a vague one gets its time, an old one is moved.

    Args:
        scenario: the case as played.
        state: the call.
        new: the promise.
        before: ids of the items that it may move: those of earlier messages, none for one that comes on top.
    """
    for item in reversed(state.due):
        if not _is_same_promise(item, new):
            continue
        if new.status == "vague" or item.due == new.due or _is_exacter(item, new):
            return state
        if item.status == "vague" or _is_exacter(new, item):
            exact = replace(new, id=item.id, turn=item.turn, made_ms=item.made_ms, replaces=item.replaces)
            return _covered(scenario, _exchanged(state, exact))
        if item.id in before and not is_overdue(scenario, item, state.at_ms):
            return _covered(scenario, _moved(state, item, new))
    return _covered(scenario, changed(state, due=(*state.due, new)))


def _is_same_promise(item: DueItem, new: DueItem) -> bool:
    same = item.source == "reply" and item.what == new.what and item.status in UNSETTLED
    return same and (item.who == new.who or {item.who, new.who} <= OURS)


def _is_exacter(one: DueItem, other: DueItem) -> bool:
    """Tell whether one names the hour of the day that another names."""
    return len(one.due) > DAY == len(other.due) and one.due.startswith(other.due)


def _moved(state: CallState, item: DueItem, new: DueItem) -> CallState:
    """Return the state with a promise moved before it was due; twice is once too often."""
    if item.keepable is False:
        status, by = "released", TAKEN_BACK
    else:
        status, by = ("late", MOVED_AGAIN) if moves_of(state, item) else ("renegotiated", MOVED)
    state = changed(state, due=(*state.due, replace(new, replaces=item.id)))
    return _settle(state, item, status, at_ms=state.at_ms, by=by)  # type: ignore[arg-type]  # the two literals above


def _covered(scenario: Scenario, state: CallState) -> CallState:
    """Let promises take on the obligations that they meet in time."""
    actions = {action.id: action for action in actions_of(scenario)}
    for owed in state.due:
        if owed.source == "reply" or owed.status != "open" or owed.with_item:
            continue
        limit = deadline_ms(scenario, owed)
        for item in state.due:
            deadline = deadline_ms(scenario, item)
            if not _can_carry(item) or limit is None or deadline is None:
                continue
            checks = owed.source == "transfer" or item.what in CONTACTS  # a look alone is no word to the customer
            meets = checks and any(meets_promise(actions[name], item.what) for name in owed.met_by if name in actions)
            if meets and owed.not_before_ms <= deadline <= limit:
                state = _exchanged(state, replace(owed, with_item=item.id))
                break
    return state


def _can_carry(item: DueItem) -> bool:
    mine = item.source == "reply" and item.who in OURS and item.what in ON_ITS_DAY
    return mine and item.status == "open" and item.keepable is not False


# Settling items


def settled_by_deeds(scenario: Scenario, state: CallState) -> CallState:
    """Return the state with every item settled that a deed at the desk has met by now."""
    for item in state.due:
        if not _can_be_done(item):
            continue
        deed = deed_for(scenario, state, item)
        if deed is None:
            continue
        at_ms, by = deed
        if is_in_time(scenario, item, at_ms):
            state = _settle(state, item, "kept", at_ms=at_ms, by=by)
        elif _is_same_day(scenario, item, at_ms):
            state = _settle(state, item, "late", at_ms=at_ms, by=by)
    return _with_outcome(scenario, state)


def _with_outcome(scenario: Scenario, state: CallState) -> CallState:
    """Return the state with what a check after a handover has shown."""
    checked = next((item for item in state.due if item.id == CHECK_BACK and item.status in DONE), None)
    if checked is None or checked.outcome:
        return state
    return _exchanged(state, replace(checked, outcome="solved" if is_solved(scenario, state) else "not solved"))


def _can_be_done(item: DueItem) -> bool:
    """Tell whether a deed settles an item; a vague word to be in touch is not made good by being in touch some time."""
    undone = item.status == "open" or (item.status == "vague" and item.what not in ON_ITS_DAY)
    return undone and item.keepable is not False and not item.with_item


def swept(scenario: Scenario, state: CallState, *, chased: bool = False, over: bool = False) -> CallState:
    """Return the state with what was missed settled as broken.

    An overdue item may still be done late, until the day is over, the customer comes back, or the call ends.

    Args:
        scenario: the case as played.
        state: the call.
        chased: the customer has come back.
        over: nothing more follows.
    """
    missed = [item for item in state.due if _is_missed(scenario, state, item, chased=chased, over=over)]
    doubtful = {item.id for item in missed if not item.sure}
    freed = [item for item in state.due if item.status == "open" and item.with_item in doubtful]
    for item in freed:
        state = _exchanged(state, replace(item, with_item=""))
    for item in missed:
        state = _missed(scenario, state, item, chased=chased)
    return swept(scenario, state, chased=chased, over=over) if freed else state


def _is_missed(scenario: Scenario, state: CallState, item: DueItem, *, chased: bool, over: bool) -> bool:
    deadline = deadline_ms(scenario, item)
    if item.status != "open" or item.with_item or deadline is None or state.at_ms < deadline:
        return False
    return over or (chased and state.at_ms > deadline) or not _is_same_day(scenario, item, state.at_ms)


def fixed(scenario: Scenario, state: CallState) -> CallState:
    """Return the state at the end of a contact: what nobody can keep is broken now, and what was solved is not owed."""
    for item in state.due:
        if item.status != "open" or item.with_item:
            continue
        if item.keepable is False:
            state = _settle(state, item, "broken", at_ms=state.at_ms, by=NOBODY)
        elif item.id == CHECK_BACK and item.scene == state.scene and is_solved(scenario, state):
            state = _settle(state, item, "released", at_ms=state.at_ms, by=SOLVED_HERE)
    return state


def taken_back(scenario: Scenario, state: CallState, reading: Reading, *, withdraws: bool) -> CallState:
    """Return the state with the promises that a reply takes back: moved to what it says instead, else released.

    To put an own word right costs nothing: neither what nobody can keep, nor what gets another day before it was due,
    nor what the trainee calls a mistake. Only a word that could be kept and is simply taken back is felt.

    Args:
        scenario: the case as played.
        state: the call, the reply in it.
        reading: of the reply.
        withdraws: the reply says of itself that it takes something back.
    """
    for found in corrections(state, reading, withdraws=withdraws):
        if is_overdue(scenario, found.item, state.at_ms):
            continue
        if found.due and found.item.keepable is not False:
            state = _covered(scenario, _moved(state, found.item, _put_right(scenario, state, found)))
            continue
        felt = found.item.keepable is not False and not withdraws
        state = _released(state, found.item)
        state = pulled_once(state, WENT_BACK, WENT_BACK_ONCE) if felt else state
    refused = {refusal.act for refusal in reading.refused if refusal.confidence >= SURE}
    for item in state.due:
        lost = item.status in UNSETTLED and item.keepable is False and item.turn < state.turn
        if lost and (withdraws or item.what in refused):
            state = _released(state, item)
    return state


def _put_right(scenario: Scenario, state: CallState, found: Correction) -> DueItem:
    """Return the promise that takes the place of one that was put right; the new time may be one nobody can keep."""
    return replace(
        found.item,
        id=f"d{sum(item.source == 'reply' for item in state.due) + 1}",
        due=found.due,
        status="open",
        turn=state.turn,
        quote=shortened(found.words),
        made_ms=state.at_ms,
        scene=state.scene,
        keepable=keepable_of(scenario, state, found.item.what, Due(at=found.due, text=found.due)),
        sure=found.item.sure and found.confidence >= CERTAIN,
        early=False,
    )


def _released(state: CallState, item: DueItem) -> CallState:
    """Return the state without a promise; what was owed anyway, and the promise had taken on, is owed again."""
    for owed in state.due:
        if owed.with_item == item.id and owed.status in UNSETTLED:
            state = _exchanged(state, replace(owed, with_item=""))
    return _settle(state, item, "released", at_ms=state.at_ms, by=TAKEN_BACK)


def released(state: CallState, what: str) -> CallState:
    """Return the state with everything released that the customer no longer needs: a promised act, or an obligation."""
    for item in state.due:
        if item.status in UNSETTLED and what in (item.id, item.what) and not item.with_item:
            state = _settle(state, item, "released", at_ms=state.at_ms, by=NOT_NEEDED)
    return state


def _missed(scenario: Scenario, state: CallState, item: DueItem, *, chased: bool) -> CallState:
    if not item.sure or not can_be_shown(scenario, item):
        why = NOT_SHOWN if item.sure else NOT_CERTAIN
        return _settle(state, item, "released", at_ms=state.at_ms, by=why)
    return _settle(state, item, "broken", at_ms=state.at_ms, by=NOT_DONE, chased=chased)


def _is_same_day(scenario: Scenario, item: DueItem, at_ms: int) -> bool:
    deadline = deadline_ms(scenario, item)
    return deadline is not None and day_of(scenario, at_ms) <= day_of(scenario, deadline)


def _settle(
    state: CallState, item: DueItem, status: DueStatus, *, at_ms: int, by: str, chased: bool = False
) -> CallState:
    """Settle an item, and with it the obligations that it has taken on; the customer feels it once."""
    here = state.phase == "contact" and item.scene == state.scene
    for owed in (item, *(other for other in state.due if other.with_item == item.id and other.status in UNSETTLED)):
        done = replace(owed, status=status, settled_ms=at_ms, settled_by=by, chased=chased, in_contact=here)
        state = _exchanged(state, done)
    for pull in () if here else pulls_of_settling(item.source, status, item.what):
        state = pulled(state, pull)
    return state


def _exchanged(state: CallState, item: DueItem) -> CallState:
    return changed(state, due=tuple(item if each.id == item.id else each for each in state.due))
