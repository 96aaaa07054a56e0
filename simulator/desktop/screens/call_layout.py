"""Where the things of the desk lie, and what is drawn under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.screens.customer import draw_customer
from simulator.desktop.screens.header import HEIGHT, draw_header, draw_pill
from simulator.desktop.theme import HEADING, SMALL, SMALL_STRONG, STRONG

if TYPE_CHECKING:
    from simulator.desktop.screens.call import Call

MARGIN = 16
WIDE = 1160
"""From this width on, in points, the side columns are wide."""
HEAD = 230
"""Height of the customer's card without gauges, in points."""
GAUGES = 106


def columns(painter: Painter, area: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect, pygame.Rect]:
    """Return the cards: customer, conversation, tools."""
    px = painter.px
    gap, top = px(MARGIN), area.top + px(HEIGHT + MARGIN)
    wide = area.width >= px(WIDE)
    left, right = px(268 if wide else 214), px(318 if wide else 262)
    high = area.bottom - top - gap
    customer = pygame.Rect(area.left + gap, top, left, high)
    tools = pygame.Rect(area.right - gap - right, top, right, high)
    middle = pygame.Rect(customer.right + gap, top, tools.left - customer.right - 2 * gap, high)
    return customer, middle, tools


def lay_out(call: Call, painter: Painter, area: pygame.Rect) -> None:
    """Give every widget of the desk its place."""
    px = painter.px
    customer, middle, tools = columns(painter, area)
    wide = call.keys.wanted_width(painter)
    call.keys.rect = pygame.Rect(area.right - px(MARGIN) - wide, area.top + px(16), wide, px(36))
    head = px(HEAD + (GAUGES if call.view.gauges is not None else 0) + 38)
    inner = customer.inflate(-px(28), -px(28))
    call.record.rect = pygame.Rect(inner.left, inner.top + head, inner.width, max(px(40), inner.height - head))
    _lay_out_middle(call, painter, middle)
    _lay_out_tools(call, painter, tools)


def _lay_out_middle(call: Call, painter: Painter, card: pygame.Rect) -> None:
    px = painter.px
    inner = card.inflate(-px(32), -px(28))
    buttons = inner.bottom - px(40)
    wide = px(118)
    call.send.rect = pygame.Rect(inner.right - wide, buttons, wide, px(40))
    call.go_on.rect = pygame.Rect(call.send.rect)
    call.heard.rect = pygame.Rect(inner.left, buttons, call.heard.wanted_width(painter), px(40))
    room = call.end.wanted_width(painter)
    call.end.rect = pygame.Rect(inner.right - room, card.top + px(8), room, px(34))
    field = px(100)
    call.editor.rect = pygame.Rect(inner.left, buttons - px(12) - field, inner.width, field)
    bottom = strip_rect(call, painter, card).top - px(8)
    top = card.top + px(58)
    call.transcript.rect = pygame.Rect(inner.left - px(6), top, inner.width + px(14), bottom - top)


def strip_rect(call: Call, painter: Painter, card: pygame.Rect) -> pygame.Rect:
    """Return where the last result or a notice stands: right above the editor; without either it has no height."""
    px = painter.px
    inner = card.inflate(-px(32), -px(28))
    bottom = call.editor.rect.top - px(10) if call.view.can_reply else inner.bottom - px(52)
    text = strip_text(call)
    high = painter.paragraph_height(text, SMALL, inner.width - px(28)) + px(16) if text else 0
    return pygame.Rect(inner.left, bottom - high, inner.width, high)


def strip_text(call: Call) -> str:
    """Return the notice of the call and what the last action came to."""
    notice = call.view.notice
    if notice and call.view.phase == "between":
        notice += " Finish notes and actions, then go on."
    return "\n".join(part for part in (call.flash[0], notice) if part)


def _lay_out_tools(call: Call, painter: Painter, card: pygame.Rect) -> None:
    px = painter.px
    inner = card.inflate(-px(24), -px(24))
    wants = [painter.type.width(tab.label, SMALL_STRONG) + (px(12) if tab.count else 0) for tab in call.tabs]
    room = max(0, inner.width - sum(wants))
    x = inner.left
    for tab, want in zip(call.tabs, wants, strict=True):
        wide = want + room // len(wants)
        tab.rect = pygame.Rect(x, card.top + px(6), wide, px(44))
        x += wide
    top = card.top + px(64)
    if call.search.visible:
        call.search.rect = pygame.Rect(inner.left, top, inner.width, px(40))
        top += px(52)
    call.side.rect = pygame.Rect(inner.left - px(3), top, inner.width + px(10), inner.bottom - top)


def paint_desk(call: Call, painter: Painter, area: pygame.Rect) -> None:
    """Draw header, cards, headings, the customer and the strip."""
    theme, px, view = painter.theme, painter.px, call.view
    mode = "Assessment" if view.mode == "assessment" else "Practice"
    pill = painter.type.width(view.now, STRONG) + px(28) + call.keys.rect.width + px(28)
    report = call.shell.desk.voice_report
    badge = "" if report is None else f" · {report.badge}"
    bar = draw_header(painter, area, view.title, f"{view.channel} · {mode} · {view.elapsed} so far{badge}", taken=pill)
    draw_pill(painter, call.keys.rect.left - px(12), bar.centery, view.now)
    customer, middle, tools = columns(painter, area)
    for card in (customer, middle, tools):
        painter.card(card)
    end = draw_customer(painter, customer.inflate(-px(28), -px(28)), view)
    left = customer.left + px(14)
    line = end + px(6)
    pygame.draw.line(painter.surface, theme.line, (left, line), (customer.right - px(14), line))
    painter.line("Customer record", (left, line + px(8)), SMALL_STRONG, theme.ink)
    call.record.rect.top = line + px(36)
    call.record.rect.height = max(px(40), customer.bottom - px(14) - call.record.rect.top)
    painter.line("Conversation", (middle.left + px(16), middle.top + px(14)), HEADING, theme.ink)
    for card, y in ((middle, middle.top + px(50)), (tools, tools.top + px(51))):
        pygame.draw.line(painter.surface, theme.line, (card.left, y), (card.right - 1, y))
    _paint_strip(call, painter, middle)


def _paint_strip(call: Call, painter: Painter, card: pygame.Rect) -> None:
    text = strip_text(call)
    if not text:
        return
    theme, px = painter.theme, painter.px
    strip = strip_rect(call, painter, card)
    well = call.flash[1]
    fill, ink = (theme.accent_soft, theme.ink) if well else (theme.bad_soft, theme.bad)
    painter.box(strip, fill, radius=9)
    painter.paragraph(text, (strip.left + px(14), strip.top + px(8)), SMALL, ink, width=strip.width - px(28))
