"""Widgets that hold others: column, row, card, scrolling area, dialog."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from simulator.desktop.theme import Colour
from simulator.desktop.ui import Ui
from simulator.desktop.widgets.widget import Widget


class Column(Widget):
    """Widgets one below the other; one of them may take the height that is left."""

    def __init__(
        self, items: Sequence[Widget], *, gap: int = 8, pad: int = 0, fill: Widget | None = None, name: str = ""
    ) -> None:
        """Take the widgets.

        Args:
            items: from top to bottom.
            gap: between them, at scale 1.
            pad: around them, at scale 1.
            fill: the one that takes the height that is left.
            name: id.
        """
        super().__init__(name)
        self._items = tuple(items)
        self._gap = gap
        self._pad = pad
        self._fill = fill

    @property
    def children(self) -> Sequence[Widget]:
        """Return the widgets."""
        return self._items

    def wanted(self, ui: Ui, width: int) -> int:
        """Return the sum of their heights."""
        inner = width - 2 * ui.px(self._pad)
        gaps = ui.px(self._gap) * max(0, len(self._items) - 1)
        return sum(item.wanted(ui, inner) for item in self._items) + gaps + 2 * ui.px(self._pad)

    def natural_width(self, ui: Ui) -> int:
        """Return the greatest of their widths."""
        return max((item.natural_width(ui) for item in self._items), default=0) + 2 * ui.px(self._pad)

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        """Place them from the top."""
        self.rect = rect
        pad, gap = ui.px(self._pad), ui.px(self._gap)
        width = rect.width - 2 * pad
        heights = [0 if item is self._fill else item.wanted(ui, width) for item in self._items]
        left = max(0, rect.height - 2 * pad - gap * max(0, len(self._items) - 1) - sum(heights))
        top = rect.top + pad
        for item, height in zip(self._items, heights, strict=True):
            own = left if item is self._fill else height
            item.place(ui, pygame.Rect(rect.left + pad, top, width, own))
            top += own + gap


class Row(Widget):
    """Widgets side by side, vertically centred or stretched; one of them may take the width that is left."""

    def __init__(
        self, items: Sequence[Widget], *, gap: int = 8, fill: Widget | None = None, stretch: bool = False, name: str = ""
    ) -> None:
        """Take the widgets.

        Args:
            items: from left to right; each takes its natural width.
            gap: between them, at scale 1.
            fill: the one that takes the width that is left.
            stretch: they get the full height; else each its own, centred.
            name: id.
        """
        super().__init__(name)
        self._items = tuple(items)
        self._gap = gap
        self._fill = fill
        self._stretch = stretch

    @property
    def children(self) -> Sequence[Widget]:
        """Return the widgets."""
        return self._items

    def _widths(self, ui: Ui, width: int) -> list[int]:
        gaps = ui.px(self._gap) * max(0, len(self._items) - 1)
        widths = [0 if item is self._fill else item.natural_width(ui) for item in self._items]
        left = max(0, width - gaps - sum(widths))
        return [left if item is self._fill else own for item, own in zip(self._items, widths, strict=True)]

    def wanted(self, ui: Ui, width: int) -> int:
        """Return the greatest of their heights."""
        widths = self._widths(ui, width)
        return max((item.wanted(ui, own) for item, own in zip(self._items, widths, strict=True)), default=0)

    def natural_width(self, ui: Ui) -> int:
        """Return the sum of their widths."""
        return sum(item.natural_width(ui) for item in self._items) + ui.px(self._gap) * max(0, len(self._items) - 1)

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        """Place them from the left."""
        self.rect = rect
        left = rect.left
        for item, width in zip(self._items, self._widths(ui, rect.width), strict=True):
            height = rect.height if self._stretch else min(rect.height, item.wanted(ui, width))
            item.place(ui, pygame.Rect(left, rect.top + (rect.height - height) // 2, width, height))
            left += width + ui.px(self._gap)


class Wide(Widget):
    """Gives what it holds a fixed width in a row."""

    def __init__(self, inner: Widget, width: int) -> None:
        """Take the widget and its width at scale 1."""
        super().__init__()
        self._inner = inner
        self._width = width

    @property
    def children(self) -> Sequence[Widget]:
        """Return the widget."""
        return (self._inner,)

    def wanted(self, ui: Ui, width: int) -> int:
        """Return its height."""
        return self._inner.wanted(ui, width)

    def natural_width(self, ui: Ui) -> int:
        """Return the fixed width."""
        return ui.px(self._width)

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        """Place it."""
        self.rect = rect
        self._inner.place(ui, rect)


class Space(Widget):
    """Nothing, of a size."""

    def __init__(self, size: int = 0) -> None:
        """Take the size at scale 1."""
        super().__init__()
        self._size = size

    def wanted(self, ui: Ui, width: int) -> int:
        """Return the size."""
        return ui.px(self._size)

    def natural_width(self, ui: Ui) -> int:
        """Return the size."""
        return ui.px(self._size)


class Card(Widget):
    """A ground with round corners under something."""

    def __init__(
        self, inner: Widget, *, pad: int = 16, fill: Colour | None = None, border: Colour | None = None, name: str = ""
    ) -> None:
        """Take what lies on it.

        Args:
            inner: what lies on it.
            pad: between the edge and that, at scale 1.
            fill: its colour; the theme's card with an edge and a shade when not given.
            border: its edge, or None.
            name: id.
        """
        super().__init__(name)
        self._inner = inner
        self._pad = pad
        self._colour = fill
        self._border = border

    @property
    def children(self) -> Sequence[Widget]:
        """Return what lies on it."""
        return (self._inner,)

    def wanted(self, ui: Ui, width: int) -> int:
        """Return the height of what lies on it, with the padding."""
        pad = ui.px(self._pad)
        return self._inner.wanted(ui, width - 2 * pad) + 2 * pad

    def natural_width(self, ui: Ui) -> int:
        """Return the width of what lies on it, with the padding."""
        return self._inner.natural_width(ui) + 2 * ui.px(self._pad)

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        """Place what lies on it."""
        self.rect = rect
        pad = ui.px(self._pad)
        self._inner.place(ui, rect.inflate(-2 * pad, -2 * pad))

    def draw(self, ui: Ui, surface: pygame.Surface) -> None:
        """Draw the ground, then what lies on it."""
        radius = ui.px(12 if self._colour is None else 10)
        if self._colour is None:
            ui.brush.box(surface, self.rect.move(0, ui.px(1)), ui.theme.shade, radius=radius)
            ui.brush.box(surface, self.rect, ui.theme.card, radius=radius, border=ui.theme.line)
        else:
            ui.brush.box(surface, self.rect, self._colour, radius=radius, border=self._border)
        self._inner.draw(ui, surface)


class Scroll(Widget):
    """Shows a part of something higher than itself; the wheel and the page keys move it."""

    role = "scroll"
    clips = True

    def __init__(self, inner: Widget, *, name: str, at_end: bool = False, focusable: bool = False) -> None:
        """Take what it shows.

        Args:
            inner: what it shows.
            name: id, under which its offset is remembered.
            at_end: shows the end, and keeps to it when the content grows.
            focusable: the focus can come here, so that the keys can scroll.
        """
        super().__init__(name)
        self._inner = inner
        self._at_end = at_end
        self.focusable = focusable

    @property
    def children(self) -> Sequence[Widget]:
        """Return what it shows."""
        return (self._inner,)

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        """Place the content by the offset."""
        self.rect = rect
        where = ui.scrolling(self.id, at_end=self._at_end)
        width = rect.width - ui.px(10)
        height = self._inner.wanted(ui, width)
        where.span = max(0, height - rect.height)
        where.offset = where.span if where.at_end else max(0, min(where.offset, where.span))
        self._inner.place(ui, pygame.Rect(rect.left, rect.top - where.offset, width, height))

    def draw(self, ui: Ui, surface: pygame.Surface) -> None:
        """Draw what is in sight, and a bar where there is more."""
        before = surface.get_clip()
        surface.set_clip(self.rect.clip(before))
        self._inner.draw(ui, surface)
        where = ui.scrolling(self.id)
        if where.span:
            self._bar(ui, surface, where.offset, where.span)
        if ui.focus == self.id and ui.ring:
            pygame.draw.rect(surface, ui.theme.accent, self.rect, ui.px(2), border_radius=ui.px(6))
        surface.set_clip(before)

    def _bar(self, ui: Ui, surface: pygame.Surface, offset: int, span: int) -> None:
        height = max(ui.px(24), self.rect.height * self.rect.height // (self.rect.height + span))
        top = self.rect.top + (self.rect.height - height) * offset // span
        bar = pygame.Rect(self.rect.right - ui.px(6), top, ui.px(5), height)
        ui.brush.box(surface, bar, ui.theme.line, radius=ui.px(2))

    def on_wheel(self, ui: Ui, lines: float) -> bool:
        """Scroll; False at the end, so that an outer one may."""
        return self._by(ui, round(-lines * ui.px(48)))

    def on_key(self, ui: Ui, event: pygame.Event) -> bool:
        """Scroll by the arrows and page keys."""
        page = max(ui.px(40), self.rect.height - ui.px(40))
        far = ui.scrolling(self.id).span
        steps = {
            pygame.K_UP: -ui.px(40),
            pygame.K_DOWN: ui.px(40),
            pygame.K_PAGEUP: -page,
            pygame.K_PAGEDOWN: page,
            pygame.K_HOME: -far,
            pygame.K_END: far,
        }
        return event.key in steps and (self._by(ui, steps[event.key]) or True)

    def reveal(self, ui: Ui, inner: Widget) -> None:
        """Scroll so far that an inner widget is in sight."""
        if inner.rect.top < self.rect.top:
            self._by(ui, inner.rect.top - self.rect.top - ui.px(8))
        elif inner.rect.bottom > self.rect.bottom:
            by = min(inner.rect.bottom - self.rect.bottom + ui.px(8), inner.rect.top - self.rect.top)
            self._by(ui, by)

    def _by(self, ui: Ui, pixels: int) -> bool:
        where = ui.scrolling(self.id)
        offset = max(0, min(where.offset + pixels, where.span))
        if offset == where.offset:
            return False
        where.offset = offset
        where.at_end = self._at_end and offset == where.span
        self.place(ui, self.rect)
        return True


class Stack(Widget):
    """Widgets one over the other; the last may be a dialog."""

    def __init__(self, items: Sequence[Widget]) -> None:
        """Take the widgets, the lowest first."""
        super().__init__()
        self._items = tuple(items)

    @property
    def children(self) -> Sequence[Widget]:
        """Return the widgets."""
        return self._items

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        """Give each the whole place."""
        self.rect = rect
        for item in self._items:
            item.place(ui, rect)


class Dialog(Widget):
    """A card in the middle, over a veil; nothing behind it hears anything."""

    role = "dialog"
    modal = True

    def __init__(self, inner: Widget, *, name: str, label: str, width: int = 460) -> None:
        """Take what it shows.

        Args:
            inner: what it shows.
            name: id.
            label: its heading.
            width: at scale 1.
        """
        super().__init__(name, label=label)
        self._card = Card(inner, pad=22)
        self._width = width

    @property
    def children(self) -> Sequence[Widget]:
        """Return its card."""
        return (self._card,)

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        """Place the card in the middle."""
        self.rect = rect
        width = min(ui.px(self._width), rect.width - ui.px(32))
        height = min(self._card.wanted(ui, width), rect.height - ui.px(32))
        card = pygame.Rect(0, 0, width, height)
        card.center = rect.center
        self._card.place(ui, card)

    def draw(self, ui: Ui, surface: pygame.Surface) -> None:
        """Draw the veil, then the card."""
        veil = pygame.Surface(self.rect.size, pygame.SRCALPHA)
        veil.fill(ui.theme.veil)
        surface.blit(veil, self.rect)
        self._card.draw(ui, surface)
