"""A scrolling column of blocks: transcript, list, article, debrief; only what is in sight is measured and drawn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.widgets.column import Column
from simulator.desktop.widgets.widget import Widget

WHEEL_POINTS = 60
AROUND = 10
"""Points by which the ring of a page is wider and higher than its blocks."""
SETTLES_IN = 4
"""Rounds after which all that is in sight has been measured."""


_SCROLLING = (pygame.K_UP, pygame.K_DOWN, pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_HOME, pygame.K_END)


class Block:
    """One thing in a page; its height follows from the width it gets."""

    id = ""
    label = ""
    on_press: Callable[[], None] | None = None
    """What it does when it is chosen; None: it cannot be chosen."""
    on_turn: Callable[[int], None] | None = None
    """What the left and right arrows do to it."""
    is_foot = False
    """It belongs to what stands above it: at the end of a page it is kept in sight, whatever came with it."""
    is_own = False
    """Who reads the page has written it: what came with it is shown rather than its beginning."""

    def press_at(self, at: tuple[int, int], rect: pygame.Rect, painter: Painter) -> None:
        """Answer the mouse; by default it does what choosing it does."""
        if self.on_press is not None:
            self.on_press()

    def height(self, painter: Painter, width: int) -> int:
        """Return its height in pixels."""
        raise NotImplementedError

    def guess(self, painter: Painter, width: int) -> int:
        """Return about its height, where that can be had for less; used while it is out of sight."""
        return self.height(painter, width)

    def draw(self, painter: Painter, rect: pygame.Rect, *, chosen: bool, hovered: bool) -> None:
        """Draw it into a rectangle of that height."""
        raise NotImplementedError


def _is_renewed(before: Sequence[Block], blocks: Sequence[Block]) -> bool:
    """Tell whether blocks of the same kinds stand where they stood: then nothing came, however new they are."""
    return len(before) == len(blocks) and all(
        type(one) is type(other) for one, other in zip(before, blocks, strict=True)
    )


class Page(Widget):
    """Shows blocks; arrow keys choose among those that can be pressed, or scroll where there are none."""

    def __init__(self, id_: str, label: str, *, gap: float = 10, sticks: bool = False, pad: float = 0) -> None:
        """Make an empty page.

        Args:
            id_: names it within its screen.
            label: what it shows.
            gap: points between two blocks.
            sticks: it stays at its end when blocks are added there, as a transcript does.
            pad: points around the blocks.
        """
        super().__init__(id_, "list", label)
        self.blocks: Sequence[Block] = ()
        self.chosen = 0
        self.offset = 0
        self._gap = gap
        self._pad = pad
        self._sticks = sticks
        self._at_end = sticks
        self._fresh = 0
        """The first of the blocks that came last."""
        self._column = Column()
        self._painter: Painter | None = None
        self._pressables: list[int] | None = None
        self._under_mouse = -1
        self._grip: int | None = None
        self._reveal = False

    def show(self, blocks: Sequence[Block]) -> None:
        """Show other blocks; the place in the page is kept as far as it can be."""
        before, self.blocks = self.blocks, blocks
        self._pressables = None
        same = self._column.show(blocks)
        if same < len(blocks) and not _is_renewed(before, blocks):
            came = len(blocks) if blocks[-1].is_foot else same or len(blocks) - 1
            self._fresh = next((at for at in range(came, len(blocks)) if not blocks[at].is_own), len(blocks))
        pressable = self._pressable()
        if self.chosen not in pressable:
            self.chosen = pressable[0] if pressable else 0

    @property
    def chooses(self) -> bool:
        """Tell whether something in it can be chosen."""
        return bool(self._pressable())

    def to_top(self) -> None:
        """Scroll to the first block, and choose the first that can be: what is chosen is always in sight."""
        self.offset = 0
        self._at_end = False
        self.chosen = next(iter(self._pressable()), 0)

    def to_end(self) -> None:
        """Scroll to the last block."""
        self._at_end = True

    def wanted_height(self, painter: Painter, width: int) -> int:
        """Return the height in which all blocks are in sight.

        Args:
            painter: measures.
            width: of the page.
        """
        inner = width - 2 * painter.px(self._pad) - painter.px(12)
        blocks = sum(block.height(painter, inner) + painter.px(self._gap) for block in self.blocks)
        return blocks + 2 * painter.px(self._pad)

    def rect_of(self, index: int) -> pygame.Rect:
        """Return where a block lies now, in window coordinates."""
        inner = self._inner()
        gap = self._fit()
        top = inner.top + self._column.tops[index] - self.offset
        return pygame.Rect(inner.left, top, inner.width, self._column.tops[index + 1] - self._column.tops[index] - gap)

    def key(self, event: pygame.Event) -> bool:
        """Choose, press or scroll."""
        if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META):
            return False
        steps = {pygame.K_DOWN: 1, pygame.K_UP: -1}
        pages = {pygame.K_PAGEDOWN: 1, pygame.K_PAGEUP: -1}
        if event.key in steps:
            self._step(steps[event.key])
        elif event.key in pages:
            self._scroll(pages[event.key] * self._inner().height * 9 // 10)
        elif event.key in (pygame.K_HOME, pygame.K_END):
            self._jump(last=event.key == pygame.K_END)
        elif event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE):
            return self._do(self.chosen)
        elif event.key in (pygame.K_LEFT, pygame.K_RIGHT):
            return self._turn(1 if event.key == pygame.K_RIGHT else -1)
        else:
            return False
        return True

    def keeps_to_itself(self, event: pygame.Event | None) -> bool:
        """Tell whether a key only scrolls, or chooses."""
        return event is not None and event.key in _SCROLLING

    def press(self, at: tuple[int, int], *, clicks: int) -> None:
        """Take hold of the scroll bar, or choose a block."""
        bar = self._bar()
        if bar is not None and at[0] >= bar.left - 4:
            self._grip = at[1] - bar.top if bar.collidepoint(bar.left, at[1]) else bar.height // 2
            self.drag(at)
            return
        index = self._index_at(at)
        if index in self._pressable():
            self.chosen = index

    def drag(self, at: tuple[int, int]) -> None:
        """Move the scroll bar."""
        bar = self._bar()
        if self._grip is None or bar is None:
            return
        room = max(1, self.rect.height - bar.height)
        share = (at[1] - self._grip - self.rect.top) / room
        self._scroll(round(share * self._furthest()) - self.offset)

    def release(self, at: tuple[int, int]) -> None:
        """Press the block under the mouse."""
        if self._grip is not None:
            self._grip = None
            return
        if self._index_at(at) == self.chosen and self._painter is not None:
            self.blocks[self.chosen].press_at(at, self.rect_of(self.chosen), self._painter)

    def hover(self, at: tuple[int, int] | None) -> bool:
        """Mark the block under the mouse."""
        index = -1 if at is None else self._index_at(at)
        if index not in self._pressable():
            index = -1
        changed = index != self._under_mouse
        self._under_mouse = index
        return changed

    def wheel(self, steps: float) -> bool:
        """Scroll."""
        points = 1 if self._painter is None else self._painter.px(WHEEL_POINTS)
        return self._scroll(-round(steps * points))

    def draw(self, painter: Painter, *, focused: bool) -> None:
        """Draw the blocks in sight and the scroll bar."""
        self._painter = painter
        sight = self._arrange(painter)
        before = painter.surface.get_clip()
        painter.surface.set_clip(self.rect.clip(before))
        pressable = self._pressable()
        for index in sight:
            chosen = focused and index == self.chosen and index in pressable
            self.blocks[index].draw(painter, self.rect_of(index), chosen=chosen, hovered=index == self._under_mouse)
        bar = self._bar()
        if bar is not None:
            painter.box(bar, painter.theme.accent if self._grip is not None else painter.theme.field_line, radius=3)
        painter.surface.set_clip(before)
        if focused and not pressable:
            more = painter.px(max(2, AROUND - 2 * self._pad))
            painter.ring(self.rect.inflate(more, more), radius=8)

    def _fit(self) -> int:
        """Give blocks that were shown since the last frame a place, and return the gap between two."""
        if self._painter is None:
            return 0
        gap = self._painter.px(self._gap)
        self._column.fit(self._painter, self._inner().width, gap)
        return gap

    def _arrange(self, painter: Painter) -> range:
        """Find out what is in sight; what was guessed about it is measured, and nothing jumps."""
        self._fit()
        for _ in range(SETTLES_IN):
            if self._at_end and self._sticks:
                self.offset = self._end()
            if self._reveal:
                self._into_sight()
            self.offset = max(0, min(self.offset, self._furthest()))
            sight = self._in_sight()
            within = self.offset - self._column.tops[sight.start] if sight else 0
            if not self._column.settle(painter, sight):
                break
            self.offset = self._column.tops[sight.start] + within
        self._reveal = False
        return self._in_sight()

    def _in_sight(self) -> range:
        """Return the blocks that lie within the page now."""
        above = self.rect.top - self._inner().top + self.offset
        first = max(0, bisect_right(self._column.tops, above) - 1)
        return range(first, min(len(self.blocks), bisect_right(self._column.tops, above + self.rect.height)))

    def _inner(self) -> pygame.Rect:
        if self._painter is None:
            return pygame.Rect(self.rect)
        pad = self._painter.px(self._pad)
        return self.rect.inflate(-2 * pad, -2 * pad).inflate(-self._painter.px(12), 0).move(-self._painter.px(6), 0)

    def _furthest(self) -> int:
        gap = self._fit()
        return max(0, self._column.tops[-1] - gap - self._inner().height)

    def _end(self) -> int:
        """Return how far a page that stays at its end is scrolled: what came last is read from its beginning."""
        return min(self._furthest(), self._column.tops[min(self._fresh, len(self.blocks))])

    def _bar(self) -> pygame.Rect | None:
        if self._painter is None or not self._furthest():
            return None
        high = max(self._painter.px(28), self.rect.height * self.rect.height // (self._furthest() + self.rect.height))
        room = self.rect.height - high
        top = self.rect.top + room * self.offset // self._furthest()
        return pygame.Rect(self.rect.right - self._painter.px(7), top, self._painter.px(6), high)

    def _scroll(self, by: int) -> bool:
        before = self.offset
        self.offset = max(0, min(self._furthest(), self.offset + by))
        self._at_end = self.offset >= self._furthest()
        self._fresh = len(self.blocks)
        self._reveal = False
        return self.offset != before

    def _pressable(self) -> list[int]:
        if self._pressables is None:
            self._pressables = [index for index, block in enumerate(self.blocks) if block.on_press is not None]
        return self._pressables

    def _step(self, by: int) -> None:
        pressable = self._pressable()
        if not pressable:
            self.wheel(-by)
            return
        place = pressable.index(self.chosen) if self.chosen in pressable else 0
        self.chosen = pressable[max(0, min(len(pressable) - 1, place + by))]
        self._reveal = True

    def _jump(self, *, last: bool) -> None:
        pressable = self._pressable()
        if pressable:
            self.chosen = pressable[-1 if last else 0]
            self._reveal = True
        else:
            self._scroll(self._furthest() if last else -self.offset)

    def _into_sight(self) -> None:
        if self.chosen >= len(self.blocks):
            return
        top, bottom = self._column.tops[self.chosen], self._column.tops[self.chosen + 1]
        self.offset = max(min(self.offset, top), bottom - self._inner().height)

    def _turn(self, by: int) -> bool:
        turn = self.blocks[self.chosen].on_turn if self.chosen < len(self.blocks) else None
        if turn is not None:
            turn(by)
        return turn is not None

    def _do(self, index: int) -> bool:
        if index >= len(self.blocks):
            return False
        action = self.blocks[index].on_press
        if action is not None:
            action()
        return action is not None

    def _index_at(self, at: tuple[int, int]) -> int:
        if not self.rect.collidepoint(at):
            return -1
        self._fit()
        y = at[1] - self._inner().top + self.offset
        index = bisect_right(self._column.tops, y) - 1
        return index if 0 <= index < len(self.blocks) else -1
