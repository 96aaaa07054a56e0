"""At every size each widget lies inside the window, none lies on another, and Tab reaches all of them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pygame
import pytest

from simulator.desktop.opening import scale_for
from simulator.desktop.screens.call import Call
from simulator.desktop.screens.call_actions import act
from simulator.desktop.screens.customer import Waits
from simulator.desktop.screens.debrief import Debrief
from simulator.desktop.screens.drill import DrillScreen
from simulator.desktop.screens.header import bar_height
from simulator.desktop.screens.shift_briefing import open_shift
from simulator.desktop.screens.welcome import Welcome
from simulator.desktop.text import Typesetter
from simulator.desktop.theme import BODY, Metrics
from simulator.desktop.widgets.button import Button
from simulator.desktop.widgets.page import Page
from simulator.desktop.widgets.slider import STACKED
from simulator.session.drill import Drill
from simulator.settings import shipped_assets
from simulator.view.day import DrillView
from tests.desktop.hand import Hand


def to_today(hand: Hand) -> None:
    assert hand.on == "Today"


def to_briefing(hand: Hand) -> None:
    hand.key(pygame.K_RETURN)


def to_call(hand: Hand) -> None:
    hand.take_call()


def to_knowledge(hand: Hand) -> None:
    hand.take_call()
    hand.key(pygame.K_F3)


def to_rating(hand: Hand) -> None:
    hand.take_call()
    hand.type("Ok.")
    hand.key(pygame.K_RETURN)
    hand.end_call()


def to_the_list(hand: Hand) -> None:
    hand.take_call()
    hand.type("I will tell you the outcome tomorrow at 11:00, Ann.")
    hand.key(pygame.K_RETURN)
    hand.key(pygame.K_END, mod=pygame.KMOD_CTRL)
    hand.key(pygame.K_RETURN)


def to_debrief(hand: Hand) -> None:
    to_rating(hand)
    hand.rate()
    assert hand.on == "Debrief"


def to_narrow_tools(hand: Hand) -> None:
    hand.take_call()
    hand.key(pygame.K_F6)


def to_customer(hand: Hand) -> None:
    hand.take_call()
    hand.key(pygame.K_F7)


def to_everything(hand: Hand) -> None:
    to_debrief(hand)
    hand.key(pygame.K_DOWN)


def to_place(key: int) -> Callable[[Hand], None]:
    return lambda hand: hand.key(key)


def to_welcome(hand: Hand) -> None:
    hand.window.go(Welcome(hand.window, hand.window.desk.today()))


def to_drill(hand: Hand) -> None:
    to_debrief(hand)
    debrief = hand.screen
    assert isinstance(debrief, Debrief)
    runner = debrief._runner
    view = DrillView(
        call_id="",
        turn=1,
        criterion="names_impact",
        title="Names what it means to them",
        customer="Where is it? " * 9,
        name="Ann",
        reply="Ok.",
        advice="Say what it means.",
        case="A small case",
    )
    hand.window.go(DrillScreen(hand.window, view, Drill(runner.scenario, runner.events, turn=1, criterion="")))
    hand.type("I am sorry.")
    hand.key(pygame.K_RETURN)


def to_what_if(hand: Hand) -> None:
    to_debrief(hand)
    hand.key(pygame.K_r)
    assert hand.on == "Call"
    hand.type("I am sorry for that, Ann. What is your order number?")
    hand.key(pygame.K_RETURN)
    hand.end_call()
    hand.rate()
    assert hand.on == "Debrief"
    hand.key(pygame.K_DOWN)


def to_shift_briefing(hand: Hand) -> None:
    open_shift(hand.window, "evening")
    hand.settle()
    assert hand.on == "ShiftStart"


def to_shift(hand: Hand) -> None:
    to_shift_briefing(hand)
    hand.key(pygame.K_RETURN)
    clock = hand.window.screen.rail.desk.clock  # type: ignore[attr-defined]  # the screen of a call
    clock.advance(70_000)
    hand.settle()
    assert hand.on == "Call"


def to_shift_end(hand: Hand) -> None:
    to_shift(hand)
    for _ in range(40):
        if hand.on != "Call":
            break
        if hand.window.screen.view.phase == "contact":  # type: ignore[attr-defined]  # the screen of a call
            hand.key(pygame.K_END, mod=pygame.KMOD_CTRL)
        hand.key(pygame.K_RETURN)
    assert hand.on == "ShiftEnd"


WAYS = {
    "shift": to_shift,
    "shift briefing": to_shift_briefing,
    "shift end": to_shift_end,
    "today": to_today,
    "briefing": to_briefing,
    "call": to_call,
    "knowledge": to_knowledge,
    "ledger": to_narrow_tools,
    "customer": to_customer,
    "between": to_the_list,
    "rating": to_rating,
    "debrief": to_debrief,
    "everything": to_everything,
    "drill": to_drill,
    "what if": to_what_if,
    "library": to_place(pygame.K_F2),
    "progress": to_place(pygame.K_F3),
    "settings": to_place(pygame.K_F10),
    "help": to_place(pygame.K_F1),
    "welcome": to_welcome,
}
SIZES = [
    ((960, 600), 100),
    ((960, 600), 200),
    ((1280, 720), 100),
    ((1280, 720), 150),
    ((1280, 720), 200),
    ((1366, 768), 100),
    ((1366, 768), 200),
    ((1920, 1080), 100),
    ((1920, 1080), 150),
    ((1920, 1080), 200),
    ((3840, 2160), 100),
    ((3840, 2160), 200),
]


def set_at(hand: Hand, size: tuple[int, int], text: int) -> pygame.Rect:
    """Measure as in a window of a size, with texts of a size; return the window's area."""
    painter = hand.window.painter
    metrics = Metrics(scale=scale_for(size, 1, text))
    assets = shipped_assets()
    painter.restyle(painter.theme, metrics, Typesetter(None if assets is None else assets / "fonts", metrics))
    painter.surface = pygame.Surface(size)
    return painter.surface.get_rect()


def draw_at(hand: Hand, size: tuple[int, int], text: int) -> pygame.Rect:
    """Draw the screen as in a window of a size, with texts of a size; return the window's area."""
    area = set_at(hand, size, text)
    for _ in range(2):
        hand.screen.draw(hand.window.painter, area)
    return area


@pytest.mark.parametrize("way", WAYS)
def test_widgets_lie_inside_the_window_and_beside_each_other_at_every_size(hand: Hand, way: str) -> None:
    WAYS[way](hand)
    hand.settle()
    for size, text in SIZES:
        area = draw_at(hand, size, text)
        rects = {node.id: pygame.Rect(node.rect) for node in hand.screen.tree()}
        assert rects
        for id_, rect in rects.items():
            assert rect.width > 0, (size, text, id_)
            assert rect.height > 0, (size, text, id_)
            assert area.contains(rect), (size, text, id_)
        for (first, one), (second, other) in combinations(rects.items(), 2):
            assert not one.colliderect(other), (size, text, first, second)


def test_the_end_of_a_contact_leads_back_to_the_talk_also_from_another_panel(hand: Hand) -> None:
    to_narrow_tools(hand)
    draw_at(hand, (960, 600), 200)
    hand.key(pygame.K_END, mod=pygame.KMOD_CTRL)
    hand.key(pygame.K_RETURN)
    draw_at(hand, (960, 600), 200)
    assert hand.focused() == "go_on"
    assert hand.widget("go_on").visible


@pytest.mark.parametrize("way", WAYS)
def test_words_on_buttons_fit_where_their_keys_may_be_left_out(hand: Hand, way: str) -> None:
    WAYS[way](hand)
    hand.settle()
    for size, text in SIZES:
        draw_at(hand, size, text)
        for widget in hand.screen.active():
            if isinstance(widget, Button) and widget.visible and widget.role != "tab":
                assert widget.least_width(hand.window.painter) <= widget.rect.width, (size, text, widget.id)


@pytest.mark.parametrize("way", WAYS)
def test_something_of_the_conversation_and_of_every_list_is_seen(hand: Hand, way: str) -> None:
    WAYS[way](hand)
    hand.settle()
    for size, text in SIZES:
        draw_at(hand, size, text)
        line = hand.window.painter.type.line_height(BODY)
        for widget in hand.screen.active():
            if isinstance(widget, Page) and widget.visible:
                assert widget.rect.height >= 2 * line, (size, text, widget.id)


@pytest.mark.parametrize("way", WAYS)
def test_tab_reaches_every_widget_and_comes_round(hand: Hand, way: str) -> None:
    WAYS[way](hand)
    hand.settle()
    able = [widget.id for widget in hand.screen.active() if widget.can_focus]
    first = hand.focused()
    seen = []
    for _ in able:
        seen.append(hand.focused())
        hand.key(pygame.K_TAB)
    assert sorted(seen) == sorted(able)
    assert hand.focused() == first
    hand.key(pygame.K_TAB, mod=pygame.KMOD_SHIFT)
    assert hand.focused() == seen[-1]


@pytest.mark.parametrize(("size", "text"), [((1280, 720), 100), ((1280, 720), 150)])
def test_a_wait_that_is_too_long_is_seen_also_where_its_words_have_no_room(
    hand: Hand, size: tuple[int, int], text: int
) -> None:
    hand.take_call()
    call = hand.screen
    assert isinstance(call, Call)
    draw_at(hand, size, text)
    before = hand.window.painter.surface.copy()
    call.waits = Waits(words="Aspetta da 6:40, troppo a lungo", clock="6:40", late=True)
    draw_at(hand, size, text)
    after = hand.window.painter.surface
    bad = [
        pygame.mask.from_threshold(surface, hand.window.painter.theme.bad, (16, 16, 16, 255)).count()
        for surface in (before, after)
    ]
    assert bad[1] > bad[0] + 20, "the time stands there in the colour of what is late"


def bar_of(hand: Hand, area: pygame.Rect) -> pygame.Rect:
    return pygame.Rect(area.left, area.top, area.width, bar_height(hand.window.painter, area))


WORDS = (
    "Sounds are on.",
    "Kept as C:\\Users\\trainee\\Pictures\\rapport-2026-03-04-a-small-case-at-the-desk.png. " * 2,
)


@pytest.mark.parametrize("way", WAYS)
def test_a_passing_word_stays_in_the_window_and_leaves_the_bar_where_it_does_not_fit(hand: Hand, way: str) -> None:
    WAYS[way](hand)
    hand.settle()
    painter, toast = hand.window.painter, hand.window.toast
    for size, text in [*SIZES, ((640, 480), 100), ((640, 480), 200)]:
        area = set_at(hand, size, text)
        hand.screen.layout(painter, area)
        for words in WORDS:
            toast.show(words, "volume-2")
            rect = toast.rect(painter, area, in_bar=hand.screen.word_at(painter, area))
            assert area.contains(rect), (size, text, words)
            if not bar_of(hand, area).contains(rect):
                assert rect.centerx == area.centerx, (size, text, words)
                continue
            for node in hand.screen.tree():
                assert not rect.colliderect(pygame.Rect(node.rect)), (size, text, words, node.id)


def test_a_passing_word_stands_in_the_bar_where_it_fits(hand: Hand) -> None:
    to_debrief(hand)
    area = draw_at(hand, (1280, 720), 100)
    hand.window.toast.show(WORDS[0])
    rect = hand.window.toast.rect(hand.window.painter, area, in_bar=hand.screen.word_at(hand.window.painter, area))
    assert bar_of(hand, area).contains(rect)


@pytest.mark.parametrize("language", ["en", "ko", "it"])
def test_each_slider_has_room_for_its_title_and_its_track(hand: Hand, language: str) -> None:
    to_rating(hand)
    hand.window.prefer(language=language)
    for size, text in SIZES:
        draw_at(hand, size, text)
        for slider in hand.screen.sliders:  # type: ignore[attr-defined]  # the screen of the own rating
            assert slider.rect.height >= hand.window.painter.px(20), (size, text, "the digits lie on each other")
            stacked = hand.window.painter.points(slider.rect.height) >= STACKED
            assert stacked or slider._track.left > slider.rect.left + slider.rect.width // 3, (size, text)


def test_what_came_of_a_deed_is_seen_where_one_panel_is_shown_at_a_time(hand: Hand) -> None:
    hand.take_call()
    hand.window.prefer(text=200)
    hand.settle()
    hand.key(pygame.K_F4)
    call = hand.screen
    assert isinstance(call, Call)
    assert call.panel == "tools"
    act(call, "note", {"text": "Rang."})
    hand.settle()
    assert (call.panel, hand.focused()) == ("talk", "editor")
    assert call.flash[0]


def test_a_search_of_the_pages_stays_with_what_it_has_found(hand: Hand) -> None:
    to_knowledge(hand)
    hand.window.prefer(text=200)
    hand.settle()
    hand.type("price")
    hand.key(pygame.K_RETURN)
    call = hand.screen
    assert isinstance(call, Call)
    assert (call.panel, hand.focused()) == ("tools", "side")


def test_all_of_the_first_screen_stays_when_the_looks_change_in_a_narrow_window(hand: Hand) -> None:
    to_debrief(hand)
    hand.window.prefer(text=200)
    hand.settle()
    screen = hand.screen
    assert isinstance(screen, Debrief)
    before = len(screen.said.blocks)
    hand.window.prefer(theme="dark")
    hand.settle()
    assert len(screen.said.blocks) == before
