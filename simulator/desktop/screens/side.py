"""What the right-hand side of the desk lists: actions, articles, what was done, what is owed."""

from __future__ import annotations

from collections.abc import Callable

from simulator.dates import ahead_words
from simulator.desktop.theme import BODY, SMALL, SMALL_STRONG
from simulator.desktop.widgets.blocks import Card, Row, Text
from simulator.desktop.widgets.page import Block
from simulator.locale import tr
from simulator.sayings import told
from simulator.view.values import ActionButton, ArticleView, BulletinView, CallView, DueRow, When
from simulator.words import first_up, paragraphs

STATUS = {
    "open": ("Open", "accent"),
    "kept": ("Kept", "good"),
    "late": ("Late", "warn"),
    "renegotiated": ("New date agreed", "warn"),
    "broken": ("Broken", "bad"),
    "vague": ("No date", "warn"),
    "released": ("Released", "muted"),
}
TEASER = 84


def action_blocks(view: CallView, do: Callable[[ActionButton], None]) -> list[Block]:
    """Return the actions of the desk as cards to press."""
    return [
        Card(
            f"action:{action.name}",
            told(action.title),
            (_asks(action),) if action.fields else (),
            on_press=_bound(do, action),
        )
        for action in view.actions
    ]


def article_blocks(view: CallView, words: str, opened: str, choose: Callable[[ArticleView], None]) -> list[Block]:
    """Return the articles that have all of some words; one of them open.

    Args:
        view: the call.
        words: what was searched.
        opened: id of the open article, or "".
        choose: opens or closes one.
    """
    wanted = words.casefold().split()
    news = [] if wanted else [_bulletin(bulletin) for bulletin in view.bulletins]
    found = [a for a in view.articles if all(word in f"{a.title} {a.text}".casefold() for word in wanted)]
    if not found and not news:
        return [Text(tr("No article has these words.") if wanted else tr("There are no articles."), BODY, "muted")]
    return [*news, *(_article(article, article.id == opened, choose) for article in found)]


def _bulletin(bulletin: BulletinView) -> Card:
    """Return news that has reached the desk."""
    tone = "warn" if bulletin.fresh else "accent"
    return Card(
        "", bulletin.time, (bulletin.text,), fill=f"{tone}_soft", edge=f"{tone}_soft", icon="flag", icon_tone=tone
    )


def log_blocks(view: CallView) -> list[Block]:
    """Return what was done, newest first."""
    if not view.log:
        return [Text(tr("Nothing done yet. What you do and what came of it stands here."), SMALL, "muted")]
    return [
        Card(
            "",
            told(row.title),
            (told(row.result),) if row.result else (),
            right=row.time if row.ok else tr("Failed {time}", time=row.time),
            right_tone="muted" if row.ok else "bad",
        )
        for row in reversed(view.log)
    ]


def record_blocks(view: CallView) -> list[Block]:
    """Return the customer's record as it is now, what was changed in it, and what else was found out."""
    blocks: list[Block] = []
    for name, value in view.record:
        new = name in view.changed
        blocks.append(Row(tr("{name} (changed)", name=name) if new else name, value, tone="accent" if new else ""))
    if not blocks:
        blocks.append(Text(tr("Look the customer up to see the record."), SMALL, "muted"))
    if view.found:
        blocks.append(Text(tr("Found out"), SMALL_STRONG))
        blocks.extend(Card("", told(title), (told(result),), icon="search") for title, result in view.found)
    return blocks


def due_blocks(due: tuple[DueRow, ...]) -> list[Block]:
    """Return the ledger."""
    if not due:
        return [Text(tr("Nothing is owed yet. What you promise stands here with its time."), SMALL, "muted")]
    return [due_card(row) for row in due]


def due_card(row: DueRow) -> Card:
    """Return one item of the ledger."""
    words, tone = STATUS.get(row.status, (row.status, "muted"))
    words = tr(words)
    due = tr("Due {when}", when=when_words(row.moment) or row.due) if row.due else tr("No time given")
    return Card("", first_up(told(row.what)), (f"{told(row.who)} · {due}",), right=words, right_tone=tone)


def when_words(when: When | None) -> str:
    """Return a simulated moment in words, or ""."""
    return "" if when is None else ahead_words(when.at, when.ahead, clock=when.clock)


def _asks(action: ActionButton) -> str:
    words = [
        tr("{field} (optional)", field=told(field.title.lower())) if field.optional else told(field.title.lower())
        for field in action.fields
    ]
    return tr("Asks for {fields}", fields=", ".join(words))


def _article(article: ArticleView, opened: bool, choose: Callable[[ArticleView], None]) -> Card:
    text = " ".join(article.text.split())
    if opened:
        lines = paragraphs(article.text)
        fill, edge = "accent_soft", "accent"
    else:
        lines = (text if len(text) <= TEASER else text[:TEASER].rsplit(" ", 1)[0] + "…",)
        fill, edge = "surface", "line"
    return Card(f"article:{article.id}", article.title, lines, on_press=_chosen(choose, article), fill=fill, edge=edge)


def _bound(do: Callable[[ActionButton], None], action: ActionButton) -> Callable[[], None]:
    return lambda: do(action)


def _chosen(choose: Callable[[ArticleView], None], article: ArticleView) -> Callable[[], None]:
    return lambda: choose(article)
