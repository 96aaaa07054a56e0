"""Lines of a talk on other channels than chat: captions of a call, e-mails, posts of a public thread."""

from __future__ import annotations

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.theme import BODY, SMALL, SMALL_STRONG, TINY, Style
from simulator.desktop.ticks import ticks_ms
from simulator.desktop.widgets.page import Block
from simulator.locale import tr

QUOTED_LINES = 3


def _guess(painter: Painter, text: str, width: int, style: Style = BODY) -> int:
    """Return about the height of a text, from the number of its characters."""
    in_line = max(1, width // max(1, painter.type.advance("n", style)))
    return painter.type.line_height(style) * (len(text) // in_line + 1 + text.count("\n"))


class Caption(Block):
    """What was said on the phone, as under a film: who speaks, and the words."""

    def __init__(self, name: str, text: str, time: str, *, mine: bool) -> None:
        """Make a caption."""
        self.label = f"{name}: {text}"
        self._name = name
        self._text = text or tr("(silence)")
        self._time = time
        self.is_own = mine

    def guess(self, painter: Painter, width: int) -> int:
        """Return about its height."""
        return painter.type.line_height(SMALL_STRONG) + _guess(painter, self._text, self._room(painter, width))

    def height(self, painter: Painter, width: int) -> int:
        """Return the height of the speaker's name and the words."""
        room = self._room(painter, width)
        return painter.type.line_height(SMALL_STRONG) + painter.paragraph_height(self._text, BODY, room)

    @staticmethod
    def _room(painter: Painter, width: int) -> int:
        return painter.readable(width - painter.px(20), BODY)

    def draw(self, painter: Painter, rect: pygame.Rect, *, chosen: bool, hovered: bool) -> None:
        """Draw a bar at the speaker's side, the name, the words."""
        theme, px = painter.theme, painter.px
        ink = theme.accent if self.is_own else theme.ink
        painter.box(pygame.Rect(rect.left, rect.top + px(2), px(4), rect.height - px(4)), ink, radius=2)
        left = rect.left + px(16)
        end = painter.line(self._name, (left, rect.top), SMALL_STRONG, ink, width=rect.width - px(80))
        painter.line(self._time, (left + end + px(10), rect.top), TINY, theme.muted)
        top = rect.top + painter.type.line_height(SMALL_STRONG)
        painter.paragraph(self._text, (left, top), BODY, theme.ink, width=self._room(painter, rect.width))


class Letter(Block):
    """An e-mail: from whom, about what, the text, and what it answers."""

    def __init__(self, name: str, subject: str, text: str, time: str, quoted: str, *, mine: bool) -> None:
        """Make an e-mail; `quoted` is what it answers, or ""."""
        self.label = f"{name}: {text}"
        self._name = name
        self._subject = subject
        self._text = text or tr("(empty message)")
        self._time = time
        self._quoted = quoted
        self.is_own = mine

    def guess(self, painter: Painter, width: int) -> int:
        """Return about its height."""
        text = _guess(painter, self._text, self._room(painter, width))
        return self._frame(painter) + text + self._quote_height(painter)

    def height(self, painter: Painter, width: int) -> int:
        """Return the height of head, text and quotation."""
        text = painter.paragraph_height(self._text, BODY, self._room(painter, width))
        return self._frame(painter) + text + self._quote_height(painter)

    @staticmethod
    def _room(painter: Painter, width: int) -> int:
        return painter.readable(width - painter.px(36), BODY)

    @staticmethod
    def _frame(painter: Painter) -> int:
        return 2 * painter.type.line_height(SMALL_STRONG) + painter.px(44)

    def _quote_height(self, painter: Painter) -> int:
        return painter.type.line_height(SMALL) * (QUOTED_LINES + 1) + painter.px(8) if self._quoted else 0

    def draw(self, painter: Painter, rect: pygame.Rect, *, chosen: bool, hovered: bool) -> None:
        """Draw it as a sheet of its own."""
        theme, px = painter.theme, painter.px
        painter.box(rect, theme.surface, border=theme.accent if self.is_own else theme.field_line, radius=8)
        left, width = rect.left + px(18), rect.width - px(36)
        line = painter.type.line_height(SMALL_STRONG)
        wide = painter.type.width(self._time, TINY)
        ink = theme.accent if self.is_own else theme.ink
        painter.line(self._name, (left, rect.top + px(10)), SMALL_STRONG, ink, width=width - wide - px(10))
        painter.line(self._time, (rect.right - px(18) - wide, rect.top + px(10)), TINY, theme.muted)
        painter.line(self._subject, (left, rect.top + px(10) + line), SMALL, theme.muted, width=width)
        rule = rect.top + px(18) + 2 * line
        painter.rule(left, left + width, rule)
        end = rule + px(10)
        end += painter.paragraph(self._text, (left, end), BODY, theme.ink, width=self._room(painter, rect.width))
        if self._quoted:
            self._draw_quote(painter, pygame.Rect(left, end + px(8), width, 0))

    def _draw_quote(self, painter: Painter, at: pygame.Rect) -> None:
        theme, px = painter.theme, painter.px
        high = painter.type.line_height(SMALL)
        painter.line(tr("In answer to:"), at.topleft, SMALL, theme.muted)
        top = at.top + high
        width = painter.readable(at.width - px(14), SMALL)
        spans = painter.type.wrap(self._quoted, SMALL, width)
        painter.surface.fill(theme.field_line, (at.left, top, px(3), high * min(QUOTED_LINES, len(spans))))
        for number, (start, end) in enumerate(spans[:QUOTED_LINES]):
            text = self._quoted[start:end].rstrip()
            if number == QUOTED_LINES - 1 and len(spans) > QUOTED_LINES:
                text = painter.type.cut(text + " …", SMALL, width)
            painter.line(text, (at.left + px(14), top + number * high), SMALL, theme.muted, width=width)


class Post(Block):
    """A post of a public thread; answers stand a step further in."""

    def __init__(self, name: str, text: str, time: str, *, mine: bool, first: bool) -> None:
        """Make a post; the first one opens the thread."""
        self.label = f"{name}: {text}"
        self._name = name
        self._text = text or tr("(empty message)")
        self._time = time
        self.is_own = mine
        self._first = first

    def _step(self, painter: Painter) -> int:
        return 0 if self._first else painter.px(26)

    def _room(self, painter: Painter, width: int) -> int:
        return painter.readable(width - self._step(painter) - painter.px(66), BODY)

    def guess(self, painter: Painter, width: int) -> int:
        """Return about its height."""
        inner = self._room(painter, width)
        return painter.type.line_height(SMALL_STRONG) + _guess(painter, self._text, inner) + painter.px(20)

    def height(self, painter: Painter, width: int) -> int:
        """Return the height of name and text."""
        inner = self._room(painter, width)
        return (
            painter.type.line_height(SMALL_STRONG) + painter.paragraph_height(self._text, BODY, inner) + painter.px(20)
        )

    def draw(self, painter: Painter, rect: pygame.Rect, *, chosen: bool, hovered: bool) -> None:
        """Draw the writer's disc, name, time and text."""
        theme, px = painter.theme, painter.px
        box = pygame.Rect(rect.left + self._step(painter), rect.top, rect.width - self._step(painter), rect.height)
        if not self._first:
            painter.surface.fill(theme.line, (rect.left + px(12), rect.top, px(2), rect.height))
        painter.box(box, theme.accent_soft if self.is_own else theme.sunken, radius=10)
        disc = (box.left + px(27), box.top + px(27))
        painter.disc(disc, px(16), theme.mine if self.is_own else theme.field_line)
        painter.icon("users" if self.is_own else "user", disc, 16, theme.on_mine if self.is_own else theme.surface)
        left = box.left + px(52)
        end = painter.line(self._name, (left, box.top + px(9)), SMALL_STRONG, theme.ink, width=box.width - px(130))
        painter.line(self._time, (left + end + px(10), box.top + px(9)), TINY, theme.muted)
        top = box.top + px(9) + painter.type.line_height(SMALL_STRONG)
        painter.paragraph(self._text, (left, top), BODY, theme.ink, width=self._room(painter, rect.width))


class Divider(Block):
    """Parts two scenes of a talk: another day, another contact."""

    def __init__(self, text: str) -> None:
        """Make it."""
        self.label = text

    def height(self, painter: Painter, width: int) -> int:
        """Return one line with room around it."""
        return painter.type.line_height(SMALL_STRONG) + painter.px(10)

    def draw(self, painter: Painter, rect: pygame.Rect, *, chosen: bool, hovered: bool) -> None:
        """Draw the words in the middle of a line."""
        theme, px = painter.theme, painter.px
        wide = min(rect.width - px(40), painter.type.width(self.label, SMALL_STRONG))
        left, right = rect.centerx - wide // 2 - px(10), rect.centerx + wide // 2 + px(10)
        painter.rule(rect.left, left, rect.centery)
        painter.rule(right, rect.right, rect.centery)
        box = pygame.Rect(rect.centerx - wide // 2, rect.top, wide, rect.height)
        painter.centred(self.label, box, SMALL_STRONG, theme.muted)


class Waiting(Block):
    """Says what the customer is doing just now; its dots move while things may move."""

    is_foot = True

    def __init__(self, text: str, hint: str) -> None:
        """Make it; the hint names the key that skips the wait."""
        self.label = text
        self._hint = hint

    def height(self, painter: Painter, width: int) -> int:
        """Return one line."""
        return painter.type.line_height(SMALL) + painter.px(8)

    def draw(self, painter: Painter, rect: pygame.Rect, *, chosen: bool, hovered: bool) -> None:
        """Draw three dots in a small bubble, and the words beside it."""
        theme, px = painter.theme, painter.px
        bubble = pygame.Rect(rect.left, rect.top + px(2), px(46), rect.height - px(4))
        painter.box(bubble, theme.sunken, radius=11)
        beat = ticks_ms() // 220 % 3 if painter.moves else -1
        for dot in range(3):
            at = (bubble.left + px(13 + 10 * dot), bubble.centery)
            painter.disc(at, px(4 if dot == beat else 3), theme.accent if dot == beat else theme.muted)
        top = rect.top + px(4)
        end = painter.line(self.label, (bubble.right + px(10), top), SMALL, theme.muted, width=rect.width - px(60))
        hint = bubble.right + px(10) + end + px(12)
        if hint + painter.type.width(self._hint, TINY) < rect.right:
            painter.line(self._hint, (hint, top), TINY, theme.muted)
