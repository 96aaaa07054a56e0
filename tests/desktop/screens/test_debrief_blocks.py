"""What the debrief lists: critical errors before the number, both figures, marks only where the words are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pygame

from scoring.model import Evidence
from simulator.desktop.screens.debrief import Debrief
from simulator.desktop.screens.debrief_blocks import first_bars, gap_sentence, story, summary
from simulator.desktop.widgets.blocks import Card
from simulator.desktop.widgets.charts import Bar, Marked, Total
from simulator.desktop.widgets.folded import Folded
from simulator.desktop.widgets.page import Page
from simulator.view.after_values import RefusedRow, WordedRow
from simulator.view.values import CapView, DebriefFinding, DebriefTurn, DebriefView
from tests.desktop.hand import Hand

CAP = CapView(code="leak", title="Leak", cap=50, because="Data of another customer.", quote="her card", certain=True)
REPLY = "Calm down. I will call you."


def _again(number: int) -> Callable[[], None]:
    return lambda: None


def debrief(hand: Hand) -> DebriefView:
    hand.take_call()
    hand.type("Hello Ann, what is your order number?")
    hand.key(pygame.K_RETURN)
    hand.end_call()
    hand.rate()
    assert isinstance(hand.screen, Debrief)
    return hand.screen.view


def finding(start: int, end: int, quote: str) -> DebriefFinding:
    evidence = Evidence(where="reply", start=start, end=end, quote=quote)
    return DebriefFinding(
        dimension="Empathy", title="Respect", verdict="harmful", because="An order.", points=-20, evidence=evidence
    )


def test_critical_errors_stand_before_the_number_and_both_figures_are_shown(hand: Hand) -> None:
    view = replace(debrief(hand), caps=(CAP,), total=50.0, uncapped=92.0)
    blocks = summary(view)
    assert isinstance(blocks[0], Card)
    assert blocks[0].label == "Leak"
    total = next(block for block in blocks if isinstance(block, Total))
    assert [type(block) for block in blocks[1:4]] == [Bar, Bar, Bar]
    assert (total.label, total.under) == ("50", "out of 100 · 92 without the cap")
    folded = first_bars(view, opened=False, turn=lambda: None)
    assert isinstance(folded[0], Folded)
    assert [type(block) for block in folded[1:]] == [Bar, Bar, Bar]
    opened = first_bars(view, opened=True, turn=lambda: None)
    assert [type(block) for block in opened] == [Card, Card, Bar, Bar, Bar]


def test_what_was_not_assessed_is_no_number(hand: Hand) -> None:
    view = replace(debrief(hand), total=None, uncapped=None)
    total = next(block for block in summary(view) if isinstance(block, Total))
    assert total.label == "not assessed"
    assert sum(isinstance(block, Bar) for block in summary(view)) == 3


def test_only_words_that_are_in_the_reply_are_marked(hand: Hand) -> None:
    right, wrong = finding(0, 9, "Calm down"), finding(0, 9, "Calm Down")
    turn = DebriefTurn(number=1, customer="Hello?", reply=REPLY, levels={}, findings=(right, wrong), time="09:00")
    marked = [block for block in story(replace(debrief(hand), turns=(turn,)), _again) if isinstance(block, Marked)]
    assert [block.spans for block in marked] == [((0, 9, "bad"),)]


def test_whose_words_the_customer_spoke_is_folded_until_it_is_opened(hand: Hand) -> None:
    turned_down = RefusedRow(text="How can I help you?", why=("The customer spoke like the agent.",))
    row = WordedRow(by_model=True, shown="Where is it, then?", authored="Where is it?", refused=(turned_down,))
    view = debrief(hand)
    view = replace(view, turns=tuple(replace(turn, worded=(row,)) for turn in view.turns))
    screen = hand.screen
    assert isinstance(screen, Debrief)
    assert not any(block.id.startswith("worded:") for block in screen.story.blocks)
    screen.view = view
    screen.restyled()
    (card,) = [block for block in screen.story.blocks if block.id == "worded:1"]
    assert isinstance(card, Card)
    assert (card.label, card._lines) == ("Whose words these are", ())
    assert card.on_press is not None
    card.on_press()
    (card,) = [block for block in screen.story.blocks if block.id == "worded:1"]
    assert isinstance(card, Card)
    assert card._lines == (
        "The model's line. The author's, by which the score goes: “Where is it?”",
        "The model's line was not shown: “How can I help you?” The customer spoke like the agent.",
    )
    hand.key(pygame.K_DOWN)
    hand.settle()


def test_the_gap_is_told_in_words() -> None:
    assert gap_sentence(-43) == "You rated yourself 43 points lower than the score."
    assert gap_sentence(12.4) == "You rated yourself 12 points higher than the score."
    assert gap_sentence(0.5) == "You rated yourself as the score does."


def test_the_result_of_an_earlier_call_is_found_again_under_progress(hand: Hand) -> None:
    view = debrief(hand)
    hand.key(pygame.K_ESCAPE, pygame.K_F3)
    hand.settle()
    page = next(widget for widget in hand.screen.active() if widget.id == "progress")
    assert isinstance(page, Page)
    card = next(block for block in page.blocks if block.id == "call:call-2")
    assert card.on_press is not None
    card.on_press()
    hand.settle()
    assert isinstance(hand.screen, Debrief)
    assert hand.screen.view == view
    hand.key(pygame.K_ESCAPE)
    assert hand.on == "Progress"
