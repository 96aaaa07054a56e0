"""What the debrief lists: the four things of its first screen, and everything that lies under the fold."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise

from simulator.desktop.screens.aftermath import after_blocks
from simulator.desktop.screens.side import due_card
from simulator.desktop.theme import BODY, HEADING, SMALL, SMALL_STRONG, STRONG, TITLE, Style
from simulator.desktop.widgets.blocks import Bubble, Card, Text
from simulator.desktop.widgets.charts import Bar, Curve, Marked, Sides, Total
from simulator.desktop.widgets.folded import Folded
from simulator.desktop.widgets.page import Block
from simulator.locale import tr, trn
from simulator.sayings import told
from simulator.view.after_values import WordedRow
from simulator.view.day import DrillView
from simulator.view.values import CapView, DebriefFinding, DebriefTurn, DebriefView, MoodPoint
from simulator.words import dimension_word, first_up

MARKS = {"met": "good", "missed": "warn", "harmful": "bad"}
NARROW_GAP = 2
SAID = Style(size=18)
"""How the customer's own words are set."""


def words_of_customer(view: DebriefView) -> list[Block]:
    """Return what the customer says about the call."""
    blocks: list[Block] = [Text(view.customer, TITLE)]
    survey = view.survey
    if survey is not None and survey.comment:
        blocks.append(Text(f"“{survey.comment}”", SAID))
    if survey is not None and survey.csat is not None:
        stars = "★" * survey.csat + "☆" * (5 - survey.csat)
        blocks.append(Text(tr("{stars}  {csat} of 5", stars=stars, csat=survey.csat), STRONG))
    if not view.ending:
        text = view.ending_text or tr("The call was left before its end.")
        return [*blocks, Text(text, BODY, "ink" if view.ending_text else "muted")]
    icon, tone = ("smile", "good") if view.good else ("frown", "warn")
    lines, soft = (view.ending_text,) if view.ending_text else (), f"{tone}_soft"
    blocks.append(Card("", told(view.ending), lines, fill=soft, edge=soft, icon=icon, icon_tone=tone, style=BODY))
    return blocks


def first_bars(view: DebriefView, *, opened: bool, turn: Callable[[], None], large: bool = True) -> list[Block]:
    """Return the reason of a cap, then the three bars; no total yet.

    Args:
        view: the debrief.
        opened: every reason is shown in full; else the first one in two lines, so that the bars stay in sight.
        turn: opens them, or folds them again.
        large: there is room for large bars.
    """
    return [*(_caps(view.caps, opened=opened, turn=turn)), *_bars(view, notes=False, large=large)]


def _caps(caps: Sequence[CapView], *, opened: bool, turn: Callable[[], None]) -> list[Block]:
    if not caps:
        return []
    if opened:
        return [*(_cap(cap) for cap in caps), Card("caps", tr("Less"), on_press=turn, icon="chevron-down")]
    first = min(caps, key=lambda cap: (not cap.certain, cap.cap))
    more = tr("more") if len(caps) == 1 else trn("more, and {count} other", "more, and {count} others", len(caps) - 1)
    return [Folded("caps", told(first.title), first_up(told(first.because)), _cap_word(first), more, turn)]


def moment(view: DebriefView, worst: DrillView | None, *, large: bool = True) -> list[Block]:
    """Return the one sentence that mattered most, and a better wording of it."""
    blocks: list[Block] = [Text(tr("The sentence that mattered most"), SMALL_STRONG, "muted")]
    quote = view.next_quote.strip() or (worst.reply.strip() if worst is not None else "")
    if not quote and not view.next_step:
        return [
            *blocks,
            Text(tr("Nothing in this call cost you a point. Try it once more in other words."), BODY, "muted"),
        ]
    said, better = (HEADING, BODY) if large else (STRONG, SMALL)
    if quote:
        blocks.append(Card("quote", f"“{quote}”", icon="quote", icon_tone="muted", title_style=said))
    if view.next_step:
        title = tr("Better: {what}", what=told(view.next_title)) if view.next_title else tr("Better")
        lines = tuple(told(line) for line in (view.next_because, view.next_step) if line)
        soft = "accent_soft"
        blocks.append(Card("better", title, lines, fill=soft, edge=soft, icon="sparkles", style=better))
    return blocks


def _bars(view: DebriefView, *, notes: bool = True, large: bool = False) -> list[Bar]:
    own = view.self_rating or {}
    bars = []
    for dimension in view.dimensions:
        key = dimension.name.lower().replace("-", "_").replace(" ", "_")
        note = told(dimension.note) if notes else ""
        bars.append(Bar(dimension_word(key), dimension.score, note, own.get(key), large=large))
    return bars


def summary(view: DebriefView) -> list[Block]:
    """Return one side of everything: critical errors, bars, total, three views side by side, next step."""
    blocks: list[Block] = [_cap(cap) for cap in view.caps]
    blocks.extend(_bars(view))
    blocks.append(Total(view.total, view.uncapped, told(view.band), capped=any(cap.certain for cap in view.caps)))
    blocks.append(_sides(view))
    if view.gap is not None:
        blocks.append(Text(gap_sentence(view.gap), SMALL, "muted"))
    if view.gaps is not None and view.gaps.sentence:
        blocks.append(Text(told(view.gaps.sentence), SMALL, "muted"))
    if view.next_step:
        quote = (tr("You wrote: “{quote}”", quote=view.next_quote),) if view.next_quote else ()
        lines = (told(view.next_step), *quote)
        blocks.append(Card("", tr("Try this next"), lines, fill="accent_soft", edge="accent_soft", icon="target"))
    if view.ending:
        fill = "good_soft" if view.good else "warn_soft"
        blocks.append(Card("", told(view.ending), (view.ending_text,), fill=fill, edge=fill))
    return blocks


def _sides(view: DebriefView) -> Sides:
    """Return own view, customer's view and the rubric's beside each other."""
    own = view.self_rating or {}
    rows = []
    for dimension in view.dimensions:
        key = dimension.name.lower().replace("-", "_").replace(" ", "_")
        mine = str(own[key]) if key in own else "–"
        rows.append((dimension_word(key), mine, "–", _figure(dimension.score)))
    if view.gaps is not None:
        gaps = view.gaps
        rows.append((tr("All in all"), _figure(gaps.own), _figure(gaps.customer), _figure(gaps.rubric)))
    return Sides((tr("You"), tr("Customer"), tr("Score")), tuple(rows))


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}"


def gap_sentence(gap: float) -> str:
    """Return the distance between own rating and score in words; positive: rated too high."""
    if abs(gap) < NARROW_GAP:
        return tr("You rated yourself as the score does.")
    points = f"{abs(gap):.0f}"
    if gap > 0:
        return tr("You rated yourself {points} points higher than the score.", points=points)
    return tr("You rated yourself {points} points lower than the score.", points=points)


def _cap_word(cap: CapView) -> str:
    return tr("Caps at {cap}", cap=cap.cap) if cap.certain else tr("To be checked")


def _cap(cap: CapView) -> Card:
    right = _cap_word(cap)
    lines = (first_up(told(cap.because)), *((f"“{cap.quote}”",) if cap.quote else ()))
    return Card(
        "",
        told(cap.title),
        lines,
        right=right,
        right_tone="bad",
        fill="bad_soft",
        edge="bad",
        icon="triangle-alert",
        icon_tone="bad",
    )


def story(
    view: DebriefView,
    retry: Callable[[int], Callable[[], None]],
    opened: Collection[int] = (),
    turn_words: Callable[[int], Callable[[], None]] = lambda _: _nothing,
) -> list[Block]:
    """Return the other side: turns with evidence, the whole call, the ledger, the curve with its causes.

    Args:
        view: the debrief.
        retry: returns what leads back to a turn.
        opened: turns of which it is shown whose words the customer spoke; 0 stands for the last ones.
        turn_words: returns what opens that, or folds it again.
    """
    blocks: list[Block] = [Text(tr("Turn by turn"), HEADING)]
    for turn in view.turns:
        words = _worded(turn.number, turn.worded, turn.number in opened, turn_words(turn.number))
        blocks.extend(_turn(turn, view.customer, retry(turn.number), words))
    blocks.extend(_worded(0, view.last_worded, 0 in opened, turn_words(0)))
    if view.call_findings:
        blocks.append(Text(tr("The call as a whole"), HEADING))
        blocks.extend(_finding(finding) for finding in view.call_findings)
    if view.due:
        blocks.append(Text(tr("What you owed"), HEADING))
        blocks.extend(due_card(row) for row in view.due)
    blocks.extend(after_blocks(view))
    blocks.append(Text(tr("How the customer felt"), HEADING))
    if view.wants:
        blocks.append(Text(tr("{name} wanted: {what}", name=view.customer, what=view.wants), SMALL, "muted"))
    causes = _causes(view.curve)
    blocks.append(Curve(view.curve, tuple(point.at_ms for point, _ in causes)))
    blocks.extend(Text(f"{number}  {words}", SMALL, "muted") for number, (_, words) in enumerate(causes, start=1))
    if view.unchecked:
        blocks.append(Text(told(view.unchecked), SMALL, "muted"))
    return blocks


def _causes(curve: Sequence[MoodPoint]) -> list[tuple[MoodPoint, str]]:
    """Return the points at which something moved, each with its cause in words."""
    found = []
    for before, point in pairwise(curve):
        steps = (
            (tr("mood"), point.mood - before.mood),
            (tr("patience"), point.patience - before.patience),
            (tr("trust"), point.trust - before.trust),
        )
        moved = ", ".join(f"{name} {by:+d}" for name, by in steps if by)
        if moved:
            minutes, seconds = divmod(point.at_ms // 1000, 60)
            cause = f"{minutes:02d}:{seconds:02d}  {first_up(told(point.cause))} ({moved})"
            found.append((point, cause))
    return found


class FindingCard(Card):
    """One check of a reply; choosing it marks the words that it rests on."""

    def __init__(self, finding: DebriefFinding, marked: Marked, on_press: Callable[[], None]) -> None:
        """Make it beside the reply in which its words are."""
        right, tone, title, lines = _told(finding)
        super().__init__("", title, lines, right=right, right_tone=tone, on_press=on_press)
        self.marked = marked
        evidence = finding.evidence
        here = evidence is not None and evidence.where == "reply"
        self.span = (evidence.start, evidence.end) if here and evidence is not None else None


def _worded(number: int, rows: Sequence[WordedRow], is_open: bool, on_press: Callable[[], None]) -> list[Block]:
    """Return whose words some lines of the customer are, folded unless it is open; nothing where there is no model."""
    if not rows:
        return []
    title = tr("Whose words these are") if number else tr("Whose words the last ones are")
    lines = tuple(line for row in rows for line in _words_of(row)) if is_open else ()
    icon = "chevron-down" if is_open else "chevron-right"
    return [Card(f"worded:{number}", title, lines, on_press=on_press, icon=icon, icon_tone="muted", fill="sunken")]


def _words_of(row: WordedRow) -> Iterator[str]:
    if not row.by_model:
        yield tr("The author's line.")
    elif row.shown == row.authored:
        yield tr("The model's line: word for word the author's.")
    else:
        yield " ".join((tr("The model's line. The author's, by which the score goes:"), f"“{row.authored}”"))
    for each in row.refused:
        words = (f"“{each.text}”",) if each.text else ()
        yield " ".join((tr("The model's line was not shown:"), *words, *map(tr, each.why)))


def _turn(turn: DebriefTurn, customer: str, retry: Callable[[], None], worded: Sequence[Block]) -> list[Block]:
    blocks: list[Block] = [Text(tr("Turn {number}", number=turn.number), SMALL_STRONG, "muted")]
    if turn.customer:
        blocks.append(Bubble(customer, turn.customer, tr("before your reply"), mine=False))
    blocks.extend(worded)
    under = tr("You · {time}", time=turn.time)
    marked = Marked(turn.reply or tr("(empty message)"), under, _spans(turn.findings, turn.reply))
    blocks.append(marked)
    shown = [finding for finding in turn.findings if finding.verdict != "not_assessed"]
    blocks.extend(FindingCard(finding, marked, _nothing) for finding in shown)
    again = tr("Try this moment again")
    blocks.append(Card(f"retry:{turn.number}", again, on_press=retry, icon="rotate-ccw", fill="sunken"))
    return blocks


def _nothing() -> None:
    """Choosing a finding is enough: its words are marked while it is chosen."""


def _spans(findings: Sequence[DebriefFinding], reply: str) -> tuple[tuple[int, int, str], ...]:
    """Return what is marked in a reply: the words of its findings, the good ones under the bad."""
    order = {"met": 0, "missed": 1, "harmful": 2}
    found = sorted((f for f in findings if f.verdict in order), key=lambda finding: order[finding.verdict])
    return tuple(
        (f.evidence.start, f.evidence.end, MARKS[f.verdict])
        for f in found
        if f.evidence is not None
        and f.evidence.where == "reply"
        and reply[f.evidence.start : f.evidence.end] == f.evidence.quote
    )


def _told(finding: DebriefFinding) -> tuple[str, str, str, tuple[str, ...]]:
    """Return verdict, its tone, title and lines of a finding."""
    verdicts = {
        "met": (tr("Met"), "good"),
        "missed": (tr("Missed"), "warn"),
        "harmful": (tr("Harmful"), "bad"),
        "not_assessed": (tr("Not assessed"), "muted"),
    }
    words, tone = verdicts[finding.verdict]
    points = f"  {finding.points:+.1f}" if finding.points else ""
    quote = finding.evidence.quote.strip() if finding.evidence is not None else ""
    lines = (told(finding.because), *((f"“{quote}”",) if quote else ()))
    return (
        words + points,
        tone,
        f"{told(finding.dimension)}: {told(finding.title)}",
        tuple(line for line in lines if line),
    )


def _finding(finding: DebriefFinding) -> Card:
    right, tone, title, lines = _told(finding)
    return Card("", title, lines, right=right, right_tone=tone)
