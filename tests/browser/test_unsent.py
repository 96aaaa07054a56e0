"""What was typed and not sent is there again, whoever words the customer and whatever was looked at meanwhile."""

from __future__ import annotations

from simulator.wishes import Wishes
from tests.browser.test_call import GREETING, FastClock, TalkingDesk
from tests.browser.visitor import Visitor
from tests.fakes import SlowVoice


def test_what_is_typed_in_one_call_waits_there_while_an_llm_speaks_in_another(visitor: Visitor) -> None:
    visitor.desk = visitor.app.desk = TalkingDesk(visitor.workplace, Wishes(), real=visitor.clock)
    first = visitor.take()
    visitor.post(f"{first}/keep", to="", text="I have found\nyour order: ")
    second = visitor.take()
    visitor.post(f"{second}/keep", to="", text="Another text")
    visitor.get(first)
    assert visitor.typed() == "I have found\nyour order: "
    visitor.get(second)
    assert visitor.typed() == "Another text"


def test_a_call_that_is_left_keeps_what_was_typed(visitor: Visitor) -> None:
    call = visitor.take()
    visitor.post(f"{call}/leave", text="Half a sentence")
    visitor.get(call)
    assert visitor.typed() == "Half a sentence"


def test_a_page_that_waits_for_the_customer_shows_what_was_typed_and_cannot_overwrite_it(visitor: Visitor) -> None:
    call = visitor.take()
    sitting = visitor.app.sitting(call[7:])
    voice = SlowVoice()
    sitting.runner.rewire(lambda _: voice)
    visitor.desk.real = FastClock()
    sitting = visitor.app.take_over(sitting.runner, sitting)
    visitor.say(GREETING)
    sitting.draft = "What I wrote\nin another tab"
    visitor.get(call)
    assert "What I wrote" in visitor.words
    assert 'name="text"' not in visitor.page
    visitor.post(f"{call}/keep", to="")
    voice.ready = True
    visitor.get(call)
    assert visitor.typed() == "What I wrote\nin another tab"
