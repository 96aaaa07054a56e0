"""The debrief in words: caps before the number, three bars, and every check with the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterable

from simulator.terminal.aftermath import aftermath_lines
from simulator.terminal.paper import Paper, Tone, pad, table
from simulator.view.values import DebriefFinding, DebriefTurn, DebriefView

_SIGNS: dict[str, tuple[str, Tone]] = {
    "met": ("+", "good"),
    "missed": ("-", "warn"),
    "harmful": ("!", "bad"),
    "not_assessed": (" ", "quiet"),
}
_BAR = 24
LONGEST_QUOTE = 70


def scorecard_text(view: DebriefView, paper: Paper, *, checks: bool = True) -> str:
    """Return the score card of a call for a terminal.

    Args:
        view: the debrief.
        paper: width and colour.
        checks: False leaves out the single checks of each turn.
    """
    parts: list[str] = [paper.rule("Score card"), ""]
    parts += _caps(view, paper)
    parts += _scores(view, paper)
    parts += _ending(view, paper)
    if checks:
        for turn in view.turns:
            parts += _turn(turn, paper)
        parts += _findings(view.call_findings, paper, title="The whole call")
    parts += _ledger(view)
    parts += aftermath_lines(view, paper)
    parts += _worded(view, paper) if checks else ()
    parts += _next(view, paper)
    return "\n".join(parts).rstrip() + "\n"


def score_text(value: float | None) -> str:
    """Return a score without a needless ".0"."""
    return "not assessed" if value is None else f"{value:.1f}".removesuffix(".0")


def words(name: str) -> str:
    """Return an id as words."""
    text = name.replace("_", " ").capitalize()
    return "Follow-through" if text == "Follow through" else text


def _caps(view: DebriefView, paper: Paper) -> Iterable[str]:
    for cap in view.caps:
        head = f"Critical error, at most {cap.cap}: " if cap.certain else "For a person to look at: "
        yield paper.ink(paper.wrap(head + cap.title), "bad" if cap.certain else "warn")
        quote = f' "{cap.quote}"' if cap.quote else ""
        yield paper.wrap(cap.because + quote, first="  ")
        yield ""


def _scores(view: DebriefView, paper: Paper) -> Iterable[str]:
    for dimension in view.dimensions:
        filled = 0 if dimension.score is None else round(dimension.score / 100 * _BAR)
        bar = paper.ink("█" * filled, "name") + paper.ink("░" * (_BAR - filled), "quiet")
        yield f"  {pad(words(dimension.name), 15)} {bar}  {score_text(dimension.score)}"
        if dimension.note:
            yield paper.ink(paper.wrap(dimension.note, first=" " * 18), "quiet")
    if view.total is None:
        yield "  Total           not assessed: there was nothing to rate"
    else:
        band = f" ({view.band})" if view.band else ""
        uncapped = ""
        if view.uncapped is not None and view.uncapped != view.total:
            uncapped = f", {score_text(view.uncapped)} without the cap"
        yield f"  {pad('Total', 15)} {paper.ink(score_text(view.total), 'bold')} of 100{band}{uncapped}"
    if view.gap is not None:
        yield f"  {pad('Delivery gap', 15)} {view.gap:+.1f} (your own rating minus the score)"
    yield ""


def _ending(view: DebriefView, paper: Paper) -> Iterable[str]:
    if view.ending_text:
        yield paper.wrap(view.ending_text, first=f"{view.customer}: ", rest="  ")
        yield ""


def _turn(turn: DebriefTurn, paper: Paper) -> Iterable[str]:
    levels = ", ".join(f"{words(name)} {'–' if level is None else level}" for name, level in turn.levels.items())
    yield paper.ink(f"Turn {turn.number} ", "bold") + paper.ink(f"{turn.time}  {levels}", "quiet")
    yield paper.wrap(turn.reply or "(an empty message)", first="  > ")
    yield from _findings(turn.findings, paper, whole=turn.reply)


def _findings(findings: Iterable[DebriefFinding], paper: Paper, *, title: str = "", whole: str = "") -> Iterable[str]:
    shown = [finding for finding in findings if finding.verdict != "not_assessed"]
    if not shown and title:
        return
    if title:
        yield paper.ink(title, "bold")
    for finding in shown:
        sign, tone = _SIGNS[finding.verdict]
        points = f" ({finding.points:+.1f})" if finding.points else ""
        yield paper.ink(paper.wrap(f"{finding.title}{points}", first=f"  {sign} "), tone)
        yield paper.wrap(finding.because + _quote(finding, whole), first="    ")
    yield ""


def _quote(finding: DebriefFinding, whole: str) -> str:
    """Return the quoted words, shortened; nothing when they are the whole reply, which stands above."""
    words = " ".join(finding.evidence.quote.split()) if finding.evidence is not None else ""
    if not words or words == " ".join(whole.split()):
        return ""
    return f' "{words}"' if len(words) <= LONGEST_QUOTE else f' "{words[:LONGEST_QUOTE].rsplit(" ", 1)[0]} …"'


def _ledger(view: DebriefView) -> Iterable[str]:
    if view.due:
        yield "What is owed"
        yield from (f"  {line}" for line in table((row.who, row.what, row.due, row.status) for row in view.due))
        yield ""


def _worded(view: DebriefView, paper: Paper) -> Iterable[str]:
    """Yield whose words the customer spoke, where a model was to word them."""
    places = [(f"before turn {turn.number}", turn.worded) for turn in view.turns]
    told = [(where, row) for where, rows in (*places, ("at the end", view.last_worded)) for row in rows]
    if not told:
        return
    yield paper.ink("Whose words the customer spoke", "bold")
    for where, row in told:
        whose = f"the model's; the author's: “{row.authored}”" if row.by_model else "the author's"
        same = "the model's, word for word the author's"
        yield paper.wrap(f"{where}: {same if row.by_model and row.shown == row.authored else whose}", first="  ")
        for each in row.refused:
            words_of = f"“{each.text}” " if each.text else ""
            yield paper.wrap(f"The model's line was not shown: {words_of}{' '.join(each.why)}", first="    ")
    yield ""


def _next(view: DebriefView, paper: Paper) -> Iterable[str]:
    if view.next_step:
        yield paper.ink("One thing to try next", "bold")
        if view.next_quote:
            yield paper.wrap(f'"{view.next_quote}"', first="  ")
        yield paper.wrap(view.next_step, first="  ")
        yield ""
