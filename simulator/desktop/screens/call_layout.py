"""Where the things of the desk lie, and what is drawn under them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pygame

from simulator.desktop.icons import CHANNEL_ICONS
from simulator.desktop.paint import Painter
from simulator.desktop.screens.customer import RESCUE, draw_customer, draw_feeling
from simulator.desktop.screens.header import bar_height, draw_header, draw_pill, is_low
from simulator.desktop.screens.places import is_narrow
from simulator.desktop.screens.second_try import try_words
from simulator.desktop.theme import BODY, HEADING, SMALL, SMALL_STRONG, STRONG
from simulator.desktop.widgets.button import fit_row, row_widths
from simulator.locale import tr
from simulator.sayings import told
from simulator.words import channel_word, face_word, firm_words, mode_word

HOLD = "hold"
TRANSFERS = ("transfer_warm", "transfer_cold")

if TYPE_CHECKING:
    from simulator.desktop.screens.call import Call
    from simulator.desktop.widgets.button import Tab

PANELS = (
    ("talk", "message-circle"),
    ("customer", "user"),
    ("actions", "hand"),
    ("articles", "book-open"),
    ("log", "clipboard-list"),
    ("ledger", "list-checks"),
)
MARGIN = 16
WIDE = 1160
"""From this width on, in points, the side columns are wide."""
LOW_CARD = 470
"""Below this height of a card, in points, everything is set closer."""
TINY_CARD = 240
"""Below this one there is room for one line of a reply only, and the bar says how the customer feels."""
CROWDED = 400
"""Below this height of the window, in points, the tabs of the panels are low."""
LEAST_TALK = 2
"""Lines of the conversation that no notice covers."""
LEAST_RECORD = 64
RAIL = 64
"""Points that the rail of a shift takes."""
LOW_RAIL = 34
"""The same in a low window: one line."""


def panel_labels() -> Mapping[str, str]:
    """Return the names of the panels."""
    return {
        "talk": tr("Talk"),
        "customer": tr("Customer"),
        "actions": tr("Actions"),
        "articles": tr("Knowledge"),
        "log": tr("Log"),
        "ledger": tr("Ledger"),
    }


def label_tabs(call: Call) -> None:
    """Name the tabs of the tools, count what lies under them, and mark the one that is shown."""
    view, labels = call.view, panel_labels()
    fresh = sum(bulletin.fresh for bulletin in view.bulletins)
    counts = {"log": len(view.log), "ledger": len(view.due), "articles": fresh}
    for tab, (name, _) in zip([*call.tabs, *call.panels], [*PANELS[2:], *PANELS], strict=True):
        tab.label, tab.count = labels[name], counts.get(name, 0)
        at = call.tab if call.panel == "tools" else call.panel
        tab.chosen = name == (at if tab in call.panels else call.tab)
    call.side.label = labels[call.tab]


def columns(call: Call, painter: Painter, area: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect, pygame.Rect]:
    """Return the cards: customer, conversation, tools; in a narrow window they are all the same one."""
    px = painter.px
    gap, top = px(MARGIN), area.top + bar_height(painter, area) + px(MARGIN)
    top += _rail_height(call, painter, area)
    if is_narrow(painter, area):
        top += px(36) - (px(12) if _is_crowded(call, painter, area) else 0)
        card = pygame.Rect(area.left + px(10), top, area.width - px(20), area.bottom - top - px(10))
        return card, card, card
    wide = painter.points(area.width) >= WIDE
    left, right = px(268 if wide else 222), px(318 if wide else 262)
    high = area.bottom - top - gap
    customer = pygame.Rect(area.left + gap, top, left, high)
    tools = pygame.Rect(area.right - gap - right, top, right, high)
    middle = pygame.Rect(customer.right + gap, top, tools.left - customer.right - 2 * gap, high)
    return customer, middle, tools


def _rail_height(call: Call, painter: Painter, area: pygame.Rect) -> int:
    if call.rail is None:
        return 0
    return painter.px(LOW_RAIL if is_low(painter, area) else RAIL)


def _is_crowded(call: Call, painter: Painter, area: pygame.Rect) -> bool:
    """Tell whether every line counts twice: in a very low window, and in a low one with a shift."""
    return painter.points(area.height) < CROWDED or (call.rail is not None and is_low(painter, area))


def lay_out(call: Call, painter: Painter, area: pygame.Rect) -> None:
    """Give every widget of the desk its place, and hide what has none."""
    px = painter.px
    narrow = is_narrow(painter, area)
    _show_panels(call, narrow=narrow)
    customer, middle, tools = columns(call, painter, area)
    high = bar_height(painter, area)
    if call.rail is not None:
        rail = _rail_height(call, painter, area)
        row = pygame.Rect(area.left + px(MARGIN), area.top + high + px(6), area.width - 2 * px(MARGIN), rail - px(8))
        call.rail.lay_out(painter, row)
        call.widgets = [*call.own_widgets, *call.rail.tabs]
        high += rail
    wide = call.keys.wanted_width(painter)
    bar = bar_height(painter, area)
    call.keys.rect = pygame.Rect(area.right - px(MARGIN) - wide, area.top + (bar - px(36)) // 2, wide, px(36))
    if narrow:
        crowded = _is_crowded(call, painter, area)
        _row_of_tabs(
            call.panels,
            painter,
            pygame.Rect(area.left + px(10), area.top + high, area.width - px(20), px(34 if crowded else 46)),
        )
    inner = customer.inflate(-px(28), -px(28))
    top = draw_customer(painter, inner, call.view, measure=True) + px(42)
    top = min(top, customer.bottom - px(LEAST_RECORD))
    call.record.rect = pygame.Rect(inner.left, top, inner.width, customer.bottom - px(12) - top)
    _lay_out_middle(call, painter, middle, narrow=narrow)
    _lay_out_tools(call, painter, tools, narrow=narrow)


def _show_panels(call: Call, *, narrow: bool) -> None:
    contact, view = call.view.can_reply, call.view
    talk = not narrow or call.panel == "talk"
    tools = not narrow or call.panel == "tools"
    call.transcript.visible = call.heard.visible = talk
    call.editor.visible = call.send.visible = talk and contact
    call.go_on.visible = talk and not contact
    call.end.visible = talk and view.can_end
    call.ask_hint.visible = talk and view.can_hint
    names = {action.name for action in view.actions}
    on_line = talk and contact and call.channel == "phone"
    call.hold.visible = on_line and HOLD in names
    call.transfer.visible = on_line and not names.isdisjoint(TRANSFERS)
    call.side.visible = tools
    call.search.visible = tools and call.tab == "articles"
    call.record.visible = not narrow or call.panel == "customer"
    for tab in call.tabs:
        tab.visible = not narrow
    for tab in call.panels:
        tab.visible = narrow
    if call.focus is not None and not call.focus.visible and call.dialog is None:
        call.focus = next((widget for widget in call.widgets if widget.can_focus), None)


def _lay_out_middle(call: Call, painter: Painter, card: pygame.Rect, *, narrow: bool) -> None:
    px = painter.px
    low = painter.points(card.height) < LOW_CARD
    inner = card.inflate(-px(20 if narrow else 32), -px(16 if low else 28))
    row = px(36 if _is_tiny(painter, card) else 40)
    buttons = inner.bottom - row
    _lay_out_row(call, painter, pygame.Rect(inner.left, buttons, inner.width, row), narrow=narrow)
    _lay_out_controls(call, painter, card, narrow=narrow)
    field = px(40 if _is_tiny(painter, card) else 62 if low else 150 if call.manner.tall else 100)
    call.editor.rect = pygame.Rect(inner.left, buttons - px(8 if low else 12) - field, inner.width, field)
    bottom = strip_rect(call, painter, card).top - px(8)
    top = _top_of_talk(call, painter, card)
    call.transcript.rect = pygame.Rect(inner.left - px(6), top, inner.width + px(14), max(px(40), bottom - top))


def _lay_out_row(call: Call, painter: Painter, row: pygame.Rect, *, narrow: bool) -> None:
    """Place what stands under the editor; without room the keys go first, then the hint, then what they understood."""
    px = painter.px
    last = call.send if call.view.can_reply else call.go_on
    right = [last, call.end] if narrow and call.end.visible else [last]
    left = [button for button in (call.heard, call.ask_hint) if button.visible]
    widths = fit_row(painter, [*right, *left], row.width, px(8))
    end = row.right
    for button in right:
        wide = widths.get(button, button.least_width(painter))
        button.rect = pygame.Rect(end - wide, row.top, wide, row.height)
        end -= wide + px(8)
    start = row.left
    for button in left:
        button.visible = button in widths
        button.rect = pygame.Rect(start, row.top, widths.get(button, 0), row.height)
        start += widths.get(button, 0) + px(8)


def _lay_out_controls(call: Call, painter: Painter, card: pygame.Rect, *, narrow: bool) -> None:
    """Place what is done on the phone beside the way out; without room, the keys and the actions remain."""
    px = painter.px
    controls = [button for button in (call.end, call.hold, call.transfer) if button.visible]
    if narrow:
        call.hold.visible = call.transfer.visible = False
        return
    left = card.left + px(56) + painter.type.width(call.manner.heading, HEADING)
    inner = card.right - px(16)
    widths = fit_row(painter, controls, inner - left, px(8))
    right = inner
    for button in (call.end, call.transfer, call.hold):
        button.visible = button in widths
        if button.visible:
            button.rect = pygame.Rect(right - widths[button], card.top + px(8), widths[button], px(34))
            right -= widths[button] + px(8)


def _is_tiny(painter: Painter, card: pygame.Rect) -> bool:
    return painter.points(card.height) < TINY_CARD


def _top_of_talk(call: Call, painter: Painter, card: pygame.Rect) -> int:
    """Return where the conversation begins: under the heading, or under the face in a narrow window."""
    narrow = call.panels[0].visible
    return card.top + painter.px((5 if _is_tiny(painter, card) else 44) if narrow else 58)


def strip_rect(call: Call, painter: Painter, card: pygame.Rect) -> pygame.Rect:
    """Return where the last result or a notice stands: right above the editor; without either it has no height."""
    px = painter.px
    left, wide = call.editor.rect.left, call.editor.rect.width
    bottom = call.editor.rect.top - px(8) if call.view.can_reply else call.go_on.rect.top - px(12)
    text = strip_text(call)
    line = painter.type.line_height(SMALL)
    least_talk = LEAST_TALK * painter.type.line_height(BODY) + px(8 + 14)
    room = max(0, (bottom - _top_of_talk(call, painter, card) - least_talk) // line)
    lines = min(room, painter.paragraph_height(text, SMALL, wide - px(48)) // line) if text else 0
    high = lines * line + px(14) if lines else 0
    return pygame.Rect(left, bottom - high, wide, high)


def strip_text(call: Call) -> str:
    """Return what to do next, the notice of the call and what the last action came to."""
    notice = told(call.view.notice)
    if notice and call.view.phase == "between":
        notice = (
            "" if call.guided else f"{notice} {tr('Finish notes and actions, then go on.')}"
        )  # the guide says it too
    return "\n".join(part for part in (call.flash[0], call.time_left, _book(call), notice, call.hint) if part)


def _book(call: Call) -> str:
    """Return what the book says to a customer who goes too far, or ""."""
    if call.view.may_end_by_the_book:
        return tr("Two warnings were given. You may end the contact now, and it costs nothing.")
    return (
        tr("This went too far. You may warn them; after two warnings you may end the contact.")
        if call.view.may_warn
        else ""
    )


def _lay_out_tools(call: Call, painter: Painter, card: pygame.Rect, *, narrow: bool) -> None:
    px = painter.px
    inner = card.inflate(-px(24), -px(24))
    if not narrow:
        _row_of_tabs(call.tabs, painter, pygame.Rect(inner.left, card.top + px(6), inner.width, px(44)))
    top = card.top + px(14 if narrow else 64)
    if call.search.visible:
        call.search.rect = pygame.Rect(inner.left, top, inner.width, px(40))
        top += px(52)
    call.side.rect = pygame.Rect(inner.left - px(3), top, inner.width + px(8), max(px(40), inner.bottom - top))


def _row_of_tabs(tabs: list[Tab], painter: Painter, row: pygame.Rect) -> None:
    """Share a row among tabs; where their words have no room they show their signs."""
    px = painter.px
    wants = row_widths(painter, tabs, row.width, 0)
    if sum(wants) > row.width:
        wants = [row.width // len(tabs)] * len(tabs)
    room = max(0, row.width - sum(wants))
    x = row.left
    for tab, want in zip(tabs, wants, strict=True):
        wide = want + room // len(tabs)
        tab.rect = pygame.Rect(x, row.top, wide - px(2), row.height)
        x += wide


def paint_desk(call: Call, painter: Painter, area: pygame.Rect) -> None:
    """Draw header, cards, headings, the customer and the strip."""
    px, view = painter.px, call.view
    narrow = is_narrow(painter, area)
    clock = _clock(call, painter, area)
    pill = painter.type.width(clock, STRONG) + px(60) + call.keys.rect.width + px(28)
    customer, middle, tools = columns(call, painter, area)
    faceless = narrow and _is_tiny(painter, middle)
    title = f"{view.customer} · {face_word(view.face)}" if faceless else view.title
    icon = CHANNEL_ICONS.get(call.channel, "message-circle")
    bar = draw_header(painter, area, title, _under_title(call), taken=pill, icon=icon)
    draw_pill(painter, call.keys.rect.left - px(12), bar.centery, clock, "clock")
    for card in (customer,) if narrow else (customer, middle, tools):
        painter.card(card)
    if not narrow or call.panel == "customer":
        _paint_customer(call, painter, customer)
    if not narrow or call.panel == "talk":
        _paint_middle(call, painter, middle, narrow=narrow)
    if not narrow:
        painter.rule(tools.left + px(1), tools.right - px(1), tools.top + px(51))


def _under_title(call: Call) -> str:
    """Return for which firm the desk answers, where, and how the call counts."""
    view, report = call.view, call.shell.desk.voice_report
    badge = "" if report is None else f" · {report.badge}"
    tried = "" if call.fork is None else f"{try_words(call.fork)} · "
    firm = f"{firm_words(view.firm)} · " if view.firm else ""
    return f"{tried}{firm}{channel_word(call.channel)} · {tr(view.mode_text) or mode_word(view.mode)}{badge}"


def end_of_title(call: Call, painter: Painter, area: pygame.Rect) -> tuple[int, int]:
    """Return where the room for the title ends: the middle of the edge before the clock."""
    taken = painter.type.width(_clock(call, painter, area), STRONG) + painter.px(62)
    return call.keys.rect.left - painter.px(12) - taken, area.top + bar_height(painter, area) // 2


def _clock(call: Call, painter: Painter, area: pygame.Rect) -> str:
    """Return day and time; the time alone where there is no room."""
    return call.now.rpartition(" ")[2] if is_narrow(painter, area) or is_low(painter, area) else call.now


def _paint_customer(call: Call, painter: Painter, card: pygame.Rect) -> None:
    px, theme = painter.px, painter.theme
    end = draw_customer(painter, card.inflate(-px(28), -px(28)), call.view, waits=call.waits)
    left = card.left + px(14)
    painter.rule(left, card.right - px(14), end + px(6))
    painter.line(tr("Customer record"), (left, end + px(13)), SMALL_STRONG, theme.ink, width=card.width - px(28))


def _paint_middle(call: Call, painter: Painter, card: pygame.Rect, *, narrow: bool) -> None:
    px, theme = painter.px, painter.theme
    if narrow and not _is_tiny(painter, card):
        row = pygame.Rect(card.left + px(10), card.top + px(6), card.width - px(20), px(34))
        draw_feeling(painter, row, call.view, named=True, waits=call.waits)
    elif not narrow:
        sign = (card.left + px(27), card.top + px(26))
        painter.icon(CHANNEL_ICONS.get(call.channel, "message-circle"), sign, 18, theme.accent)
        first = next((button for button in (call.hold, call.transfer, call.end) if button.visible), None)
        room = card.width - px(60) if first is None else first.rect.left - card.left - px(50)
        heading = call.manner.heading
        if call.view.public and call.channel == "social":
            notice = tr("everybody reads along")
            both = f"{heading} · {notice}"
            heading = both if painter.type.width(both, HEADING) <= room else notice[:1].upper() + notice[1:]
        painter.line(heading, (card.left + px(44), card.top + px(14)), HEADING, theme.ink, width=room)
        painter.rule(card.left + px(1), card.right - px(1), card.top + px(50))
    _paint_strip(call, painter, card)


def _walked_out(call: Call) -> bool:
    """Tell whether the customer has just left, and not content."""
    over = call.view.phase == "between" and not call.flash[0]
    return over and call.runner.state.ended_by == "customer" and call.view.face in RESCUE


def _paint_strip(call: Call, painter: Painter, card: pygame.Rect) -> None:
    text = strip_text(call)
    if not text:
        return
    theme, px = painter.theme, painter.px
    strip = strip_rect(call, painter, card)
    well = call.flash[1]
    fill, ink = (theme.accent_soft, theme.ink) if well else (theme.bad_soft, theme.bad)
    if well and _walked_out(call):
        well, fill = False, theme.warn_soft
    painter.box(strip, fill, radius=9)
    hints = call.flash[0] == call.advice if call.flash[0] else bool(call.hint)
    sign = "lightbulb" if hints else "circle-check" if well else "circle-alert"
    painter.icon(sign, (strip.left + px(18), strip.top + px(7) + painter.type.line_height(SMALL) // 2), 16, ink)
    lines = (strip.height - px(14)) // painter.type.line_height(SMALL)
    at = (strip.left + px(34), strip.top + px(7))
    painter.paragraph(text, at, SMALL, ink, width=strip.width - px(48), most=lines)
