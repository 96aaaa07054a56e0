"""A call on the pages: each form does its one thing, mistakes are told, and nothing that was typed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.browser.sitting import AWAY_MS
from simulator.local_pages import PagesDesk
from simulator.session.clocks import SteppedClock
from simulator.session.ports import Notice, VoiceReport
from simulator.wishes import Wishes
from tests.browser.visitor import CASE, Visitor
from tests.fakes import OPENED_AT, SlowVoice

GREETING = "Hello Dana, I am sorry that you had to wait. I will find out now where your lamp is."


def test_the_briefing_shows_the_case_and_its_articles_before_anything_is_stored(visitor: Visitor) -> None:
    visitor.get(f"/briefing?scenario={CASE}")
    assert "Larch & Lane" in visitor.words
    assert "Lost parcels" in visitor.words
    assert "The customer has been waiting for 6 min" in visitor.words
    assert visitor.workplace.store.headers() == []


def test_a_form_that_is_sent_twice_opens_one_call(visitor: Visitor) -> None:
    visitor.get(f"/briefing?scenario={CASE}")
    once = visitor.hidden("once")
    for _ in range(2):
        visitor.post("/calls", scenario=CASE, once=once)
    call = visitor.call
    visitor.say(GREETING)
    visitor.get(f"{call}/again")
    once = visitor.hidden("once")
    for _ in range(2):
        visitor.post(f"{call}/again", turn="1", once=once)
    assert len(visitor.workplace.store.headers()) == 2


def test_a_reply_to_a_contact_that_is_over_is_told_and_kept(visitor: Visitor) -> None:
    call = visitor.take()
    visitor.say("I will call you back today by 17:00.")
    visitor.post(f"{call}/end")
    visitor.post(f"{call}/reply", text="One thing more.", said="1")
    assert "nobody reads this" in visitor.words
    assert "words that were not sent: One thing more." in visitor.words


def test_a_reply_is_answered_and_the_page_jumps_to_the_answer(visitor: Visitor) -> None:
    call = visitor.take()
    visitor.say(GREETING)
    assert visitor.place == f"{call}#new"
    assert "Dana Whitfield has answered" in visitor.page.partition("</title>")[0]
    assert visitor.page.count('id="new" tabindex="-1"') == 1
    assert visitor.words.count(GREETING) == 1
    assert visitor.typed() == ""
    visitor.get(call)
    assert "has answered" not in visitor.page.partition("</title>")[0]


def test_an_old_form_of_a_second_tab_is_told_and_its_text_is_kept(visitor: Visitor) -> None:
    call = visitor.take()
    old = visitor.hidden("said")
    visitor.say(GREETING)
    visitor.post(f"{call}/reply", text="Another thing.", said=old)
    assert "answered already" in visitor.words
    assert visitor.typed() == "Another thing."
    assert len([event for event in stored(visitor) if event == "trainee_replied"]) == 1
    visitor.say(visitor.typed())
    assert len([event for event in stored(visitor) if event == "trainee_replied"]) == 2


def test_the_same_form_sent_twice_is_sent_once(visitor: Visitor) -> None:
    call = visitor.take()
    said = visitor.hidden("said")
    visitor.post(f"{call}/reply", text=GREETING, said=said)
    visitor.post(f"{call}/reply", text=GREETING, said=said)
    assert "answered already" not in visitor.words
    assert visitor.typed() == ""
    assert stored(visitor).count("trainee_replied") == 1


@pytest.mark.parametrize("text", ["", "   \n\t "])
def test_an_empty_reply_is_not_sent(visitor: Visitor, text: str) -> None:
    visitor.take()
    visitor.say(text)
    assert "Nothing was sent. Write something first." in visitor.words
    assert visitor.place.endswith("#told")
    assert stored(visitor).count("trainee_replied") == 0


def test_a_reply_of_100_kb_is_not_sent_and_not_lost(visitor: Visitor) -> None:
    visitor.take()
    long = "한글 and more. " * 7_000
    visitor.say(long)
    assert "At most 10000 are read" in visitor.words
    assert visitor.typed() == long.strip()
    assert stored(visitor).count("trainee_replied") == 0


def test_script_in_a_reply_stays_text(visitor: Visitor) -> None:
    visitor.take()
    visitor.say("</textarea><script>alert(1)</script> \x00\x1b & \u202e \U0001f600")
    assert "<script>" not in visitor.page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in visitor.page
    visitor.finish()
    assert "<script>" not in visitor.page


def test_what_is_typed_stays_while_other_pages_are_looked_at(visitor: Visitor) -> None:
    call = visitor.take()
    visitor.post(f"{call}/keep", text="Half a sent", to="articles")
    assert visitor.place == f"{call}/articles"
    visitor.post(f"{call}/articles", words="Lost parcel")
    assert visitor.place == f"{call}/articles?words=Lost%20parcel#found"
    assert "Lost parcels" in visitor.words
    visitor.get(call)
    assert visitor.typed() == "Half a sent"
    assert "Search the knowledge base 15:30 Lost parcels" in visitor.words  # it is in the log
    visitor.post(f"{call}/keep", text="Half a sentence", to="https://elsewhere.example/")
    assert visitor.place == f"{call}#new"
    assert visitor.typed() == "Half a sentence"


def test_an_action_is_done_once_and_its_result_is_told(visitor: Visitor) -> None:
    call = visitor.take()
    visitor.do("note", text="The lamp is late.")
    assert visitor.place == f"{call}#told"
    assert "Write a note: Note saved" in visitor.words
    visitor.post(f"{call}/act/note", done="0", **{"arg.text": "The lamp is late."})
    assert visitor.last.status == 409
    assert "Something was done since this form was shown" in visitor.words
    assert "The lamp is late." in visitor.page
    assert stored(visitor).count("trainee_acted") == 1


def test_a_form_with_a_mistake_is_shown_again_as_it_was_filled_in(visitor: Visitor) -> None:
    call = visitor.take()
    visitor.do("refund", amount="much")
    assert visitor.last.status == 422
    assert 'value="much"' in visitor.page
    assert stored(visitor).count("trainee_acted") == 0
    visitor.place = call
    visitor.do("hold", minutes="", reason="to look it up")
    assert "Still to fill in: minutes." in visitor.words
    assert 'value="to look it up"' in visitor.page


def test_there_is_no_form_for_an_action_that_the_desk_has_not(visitor: Visitor) -> None:
    call = visitor.take()
    visitor.get(f"{call}/act/fly")
    assert visitor.last.status == 409
    visitor.post(f"{call}/act/fly", done="0")
    assert visitor.last.status == 409


def test_the_record_opens_when_it_was_looked_up(visitor: Visitor) -> None:
    visitor.take()
    assert "Look the customer up to see the record." in visitor.words
    visitor.do("look_up", order=order_number(visitor))
    assert "Look the customer up to see the record." not in visitor.words


def order_number(visitor: Visitor) -> str:
    sitting = visitor.app.sitting(visitor.call.rpartition("/")[2])
    return sitting.runner.scenario.record["order"]


def test_a_hold_is_shown_with_the_time_that_is_left(visitor: Visitor) -> None:
    call = visitor.take()
    visitor.do("hold", minutes="2", reason="to look it up")
    visitor.clock.advance(50_000)
    visitor.get(call)
    assert "On hold: back in 1:25" in visitor.words
    visitor.get(f"{call}/news")
    assert "On hold: back in 1:25" in visitor.words


def test_time_passes_between_two_requests_and_the_customer_asks_into_the_silence(visitor: Visitor) -> None:
    call = visitor.take()
    visitor.say(GREETING)
    lines = visitor.page.count('class="said"')
    visitor.clock.advance(4 * 60_000)
    visitor.get(f"{call}/news")
    assert "Dana Whitfield has written:" in visitor.words
    assert "http-equiv" not in visitor.page  # what is new stays until it was read
    visitor.post(f"{call}/keep", text="I am", to="")
    assert visitor.page.count('class="said"') > lines
    assert visitor.typed() == "I am"
    assert visitor.say("I am still looking.")
    assert "answered already" not in visitor.words  # a message that crosses another one is no old form


def test_the_frame_looks_by_itself_until_that_is_switched_off(visitor: Visitor) -> None:
    call = visitor.take()
    assert "<iframe" in visitor.page
    assert 'http-equiv="refresh"' in visitor.get(f"{call}/news")
    visitor.post("/settings", news="off")
    assert "<iframe" not in visitor.get(call)
    assert "http-equiv" not in visitor.page
    assert "http-equiv" not in visitor.get(f"{call}/news")


def test_a_pause_costs_nothing(visitor: Visitor) -> None:
    call = visitor.take()
    visitor.post(f"{call}/pause", text="Let me thi")
    assert "The clock stands still" in visitor.words
    before = visitor.app.sitting(call[7:]).runner.now()
    visitor.clock.advance(9 * 60_000)
    visitor.post(f"{call}/back")
    assert visitor.app.sitting(call[7:]).runner.now() == before
    assert visitor.typed() == "Let me thi"


def test_whoever_closes_the_page_and_comes_back_has_had_a_rest(visitor: Visitor) -> None:
    call = visitor.take()
    visitor.clock.advance(AWAY_MS + 1)
    visitor.get(call)
    assert "You were away for a while" in visitor.words
    assert visitor.app.sitting(call[7:]).runner.now() == 0


def test_a_hint_is_given_in_practice_and_not_in_an_assessment(visitor: Visitor, tmp_path: Path) -> None:
    call = visitor.take()
    visitor.post(f"{call}/hint", text="")
    assert stored(visitor).count("hint_taken") == 1
    examined = Visitor(tmp_path / "other", wishes=Wishes(mode="assessment", seed=7, twist="plain"))
    examined.enter()
    call = examined.take()
    assert "Hint" not in examined.words
    assert "What they understood" not in examined.words
    assert "Take something again" not in examined.words
    for form in ("hint", "again", "retry"):
        examined.post(f"{call}/{form}", turn="1")
    assert set(stored(examined)) <= {"call_opened", "customer_spoke"}
    assert len(examined.workplace.store.headers()) == 1


def test_the_end_is_asked_for_with_what_is_still_owed(visitor: Visitor) -> None:
    call = visitor.take()
    visitor.say("I will call you back today by 17:00.")
    visitor.post(f"{call}/keep", text="And one more", to="end")
    assert "You still owe" in visitor.words
    assert "Call back" in visitor.words
    assert "And one more" in visitor.words
    visitor.get(call)
    assert visitor.typed() == "And one more"


def test_what_was_understood_can_be_disputed(visitor: Visitor) -> None:
    call = visitor.take()
    visitor.say("I will call you back today by 17:00.")
    visitor.get(f"{call}/heard")
    assert "You promised: call back" in visitor.words
    visitor.post(f"{call}/heard", what="")
    assert "Noted: not said" in visitor.words
    assert stored(visitor).count("reading_disputed") == 1


def test_a_turn_is_taken_again_and_both_calls_are_kept(visitor: Visitor) -> None:
    call = visitor.take()
    visitor.say("What do you want?")
    visitor.say("I do not know.")
    visitor.get(f"{call}/again")
    assert "What do you want?" in visitor.words
    visitor.post(f"{call}/again", turn="1")
    assert visitor.call != call
    assert "What do you want?" not in visitor.words
    visitor.clock.advance(5_000)
    visitor.say(GREETING)
    visitor.finish()
    assert "What if: from turn 1 on" in visitor.words
    assert len(visitor.workplace.store.headers()) == 2
    visitor.get(call)
    assert "I do not know." in visitor.words


def test_a_call_is_begun_anew_with_other_values(visitor: Visitor) -> None:
    call = visitor.take()
    visitor.say("What do you want?")
    visitor.post(f"{call}/retry")
    assert visitor.call != call
    stored_calls = {line.header.call_id: line for line in visitor.workplace.store.headers()}
    old, new = stored_calls.pop(call[7:]), stored_calls.pop(visitor.call[7:])
    assert stored_calls == {}
    assert new.header.seed != old.header.seed
    assert (new.closed, old.closed) == ("open", "abandoned")


def stored(visitor: Visitor) -> list[str]:
    """Return the kinds of the events of the newest call that has any."""
    newest = visitor.workplace.store.headers()[0]
    return [event.kind for event in visitor.workplace.store.load(newest.header.call_id).events]


def test_while_the_customer_is_about_to_speak_the_page_loads_again_unless_that_is_switched_off(
    visitor: Visitor,
) -> None:
    call = visitor.take()
    sitting = visitor.app.sitting(call[7:])
    voice = SlowVoice()
    sitting.runner.rewire(lambda _: voice)
    visitor.desk.real = FastClock()
    sitting = visitor.app.take_over(sitting.runner, sitting)
    visitor.say(GREETING)
    assert f'<meta http-equiv="refresh" content="3; url={call}#new">' in visitor.page
    assert "Dana Whitfield is writing" in visitor.words
    assert "<textarea" not in visitor.page  # what is typed must not go when the page loads again
    visitor.post("/settings", news="off")
    visitor.get(call)
    assert "http-equiv" not in visitor.page
    assert "Look again" in visitor.words
    voice.ready = True
    visitor.post(f"{call}/keep", to="", text="")
    assert "has answered" in visitor.page.partition("</title>")[0]


class Report:
    """What an LLM says about itself."""

    badge = "A model at models.example"

    def __init__(self) -> None:
        self.notices = [Notice(message="The model does not answer.", hint="Look at its log.")]

    def news(self) -> Notice | None:
        return self.notices.pop() if self.notices else None


class TalkingDesk(PagesDesk):
    """A desk whose customers an LLM voices."""

    report: VoiceReport = Report()

    @property
    def voice_report(self) -> VoiceReport | None:
        return self.report


def test_who_words_the_customer_is_shown_and_what_goes_wrong_is_told_once(visitor: Visitor) -> None:
    visitor.desk = visitor.app.desk = TalkingDesk(visitor.workplace, Wishes(), real=visitor.clock)
    first = visitor.take()
    assert "A model at models.example" in visitor.words
    assert "The model does not answer. Look at its log. The customer goes on as scripted." in visitor.words
    sitting = visitor.app.sitting(first[7:])
    visitor.get(first)
    assert "does not answer" not in visitor.words
    visitor.take()
    visitor.get(first)
    assert visitor.app.sitting(first[7:]) is not sitting  # it has a voice of its own again
    visitor.say(GREETING)
    assert "has answered" in visitor.page.partition("</title>")[0]


class FastClock(SteppedClock):
    """Runs a second further each time it is looked at."""

    def __init__(self) -> None:
        super().__init__(OPENED_AT)

    def now_ms(self) -> int:
        self.advance(1_000)
        return super().now_ms()
