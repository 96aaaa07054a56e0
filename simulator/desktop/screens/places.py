"""The places that are always one key away: today, library, progress, settings, help."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.screens.header import bar_height, draw_header
from simulator.desktop.screens.screen import Screen, Shell
from simulator.desktop.theme import SMALL_STRONG
from simulator.desktop.widgets.button import Button
from simulator.desktop.widgets.page import Page
from simulator.locale import tr

MARGIN = 20
WIDEST = 1180
NARROW = 860
"""Below this width of the window, in points, what stands beside goes below."""


class PlaceTab(Button):
    """Leads to another place."""

    def __init__(self, name: str, label: str, icon: str, key: str, go: Callable[[], None], *, here: bool) -> None:
        """Make it; the one for the place that is shown is marked."""
        super().__init__(f"place:{name}", label, go, hint=key)
        self.role = "tab"
        self._icon = icon
        self._here = here

    def wanted_width(self, painter: Painter) -> int:
        """Return the width in which sign and label fit."""
        return painter.type.width(self.label, SMALL_STRONG) + painter.px(48)

    def draw(self, painter: Painter, *, focused: bool) -> None:
        """Draw sign and label; the sign alone where there is no room."""
        theme, px = painter.theme, painter.px
        ink = theme.accent if self._here or self.hovered else theme.muted
        if self._here:
            painter.box(self.rect, theme.accent_soft, radius=9)
            bar = pygame.Rect(self.rect.left + px(10), self.rect.bottom - px(3), self.rect.width - px(20), px(3))
            painter.surface.fill(theme.accent, bar)
        if self.rect.width < self.wanted_width(painter) - px(8):
            painter.icon(self._icon, self.rect.center, 19, ink)
        else:
            painter.icon(self._icon, (self.rect.left + px(20), self.rect.centery), 17, ink)
            room = pygame.Rect(self.rect.left + px(34), self.rect.top, self.rect.width - px(42), self.rect.height)
            painter.centred(self.label, room, SMALL_STRONG, ink)
        if focused:
            painter.ring(self.rect.inflate(-px(4), -px(4)), radius=8)


class Place(Screen):
    """A screen of its own right, with the way to the others in its header."""

    here = ""
    icon = "message-circle"

    def __init__(self, shell: Shell) -> None:
        """Make the tabs; a subclass appends its own widgets before them."""
        super().__init__(shell)
        self.tabs = self._tabs()

    def _tabs(self) -> list[PlaceTab]:
        places = (
            ("today", tr("Today"), "house", "Esc", self.shell.home),
            ("library", tr("Library"), "library", "F2", lambda: go_to(self.shell, "library")),
            ("progress", tr("Progress"), "chart-line", "F3", lambda: go_to(self.shell, "progress")),
            ("settings", tr("Settings"), "settings", "F10", lambda: go_to(self.shell, "settings")),
            ("help", tr("Help"), "circle-help", "F1", lambda: go_to(self.shell, "help")),
        )
        return [PlaceTab(*place, here=place[0] == self.here) for place in places]

    def restyled(self) -> None:
        """Speak the language that was chosen."""
        for tab, fresh in zip(self.tabs, self._tabs(), strict=True):
            tab.label = fresh.label

    def shortcut(self, event: pygame.Event) -> bool:
        """Go to another place."""
        keys = {
            pygame.K_F1: "help",
            pygame.K_F2: "library",
            pygame.K_F3: "progress",
            pygame.K_F10: "settings",
            pygame.K_ESCAPE: "today",
        }
        place = keys.get(event.key)
        if place is None or place == self.here:
            return False
        go_to(self.shell, place)
        return True

    def lay_out_tabs(self, painter: Painter, area: pygame.Rect) -> int:
        """Place the tabs at the right of the header and return the pixels that they take."""
        px = painter.px
        high = bar_height(painter, area)
        wants = [tab.wanted_width(painter) for tab in self.tabs]
        if sum(wants) > area.width * 62 // 100:
            wants = [px(44)] * len(self.tabs)
        x = area.right - px(14) - sum(wants)
        taken = area.right - x
        for tab, want in zip(self.tabs, wants, strict=True):
            tab.rect = pygame.Rect(x, area.top + (high - px(40)) // 2, want - px(4), px(40))
            x += want
        return taken

    def draw_bar(self, painter: Painter, area: pygame.Rect, title: str, under: str) -> None:
        """Draw the header beside the tabs."""
        draw_header(painter, area, title, under, taken=area.right - self.tabs[0].rect.left, icon=self.icon)


def go_to(shell: Shell, place: str) -> None:
    """Show a place by its name."""
    if place == "library":
        from simulator.desktop.screens.library import Library

        shell.go(Library(shell))
    elif place == "progress":
        from simulator.desktop.screens.progress import Progress

        shell.go(Progress(shell))
    elif place == "settings":
        from simulator.desktop.screens.settings import Settings

        shell.go(Settings(shell))
    elif place == "help":
        from simulator.desktop.screens.help import Help

        shell.go(Help(shell))
    else:
        shell.home()


def below_bar(painter: Painter, area: pygame.Rect) -> pygame.Rect:
    """Return the room under the header, not wider than reads well."""
    px = painter.px
    top = area.top + bar_height(painter, area)
    room = pygame.Rect(area.left, top, area.width, area.bottom - top).inflate(-2 * px(MARGIN), -2 * px(MARGIN * 0.8))
    wide = min(room.width, px(WIDEST))
    return pygame.Rect(room.centerx - wide // 2, room.top, wide, room.height)


def is_narrow(painter: Painter, area: pygame.Rect) -> bool:
    """Tell whether two columns have no room."""
    return painter.points(area.width) < NARROW


def beside(painter: Painter, room: pygame.Rect, points: float) -> tuple[pygame.Rect, pygame.Rect]:
    """Return a room in two columns, the right one of so many points."""
    px = painter.px
    right = px(points)
    left = pygame.Rect(room.left, room.top, room.width - right - px(18), room.height)
    return left, pygame.Rect(left.right + px(18), room.top, right, room.height)


def wanted_height(painter: Painter, page: Page, width: int) -> int:
    """Return the height of a card in which all of a page is in sight.

    Args:
        painter: measures.
        page: what the card holds.
        width: of the card.
    """
    return page.wanted_height(painter, width - painter.px(36)) + painter.px(30)


def cards_beside(
    painter: Painter, room: pygame.Rect, pages: tuple[Page, Page], points: float
) -> tuple[pygame.Rect, pygame.Rect]:
    """Return the cards of two pages beside each other, both as high as the longer page wants and the room allows.

    Args:
        painter: measures.
        room: for both.
        pages: what the left card and the right one hold.
        points: width of the right one.
    """
    left, right = beside(painter, room, points)
    wanted = (wanted_height(painter, page, card.width) for page, card in zip(pages, (left, right), strict=True))
    left.height = right.height = min(room.height, max(wanted))
    return left, right


def in_card(painter: Painter, page: Page, card: pygame.Rect) -> None:
    """Place a page within a card."""
    page.rect = card.inflate(-painter.px(36), -painter.px(30))
