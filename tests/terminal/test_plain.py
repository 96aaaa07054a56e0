"""The plain player: a whole call typed by hand."""

from __future__ import annotations

from simulator.customers.scripted import ScriptedVoice
from simulator.session.clocks import SteppedClock
from simulator.session.ports import Notice
from simulator.session.runner import Runner
from simulator.terminal.paper import Paper
from simulator.terminal.plain import Player
from tests.terminal.desk import TODAY, Typed, begin, header, late_parcel, play

WHOLE = (
    "Hello Dana, six days late: I'm sorry. What is your order number?",
    "/act look_up 48213",
    "I will call you tomorrow at 11:00.",
    "/end",
    "/next",
    "/next",
    "/end",
    "/next",
    "70 80 60",
)


def test_a_whole_call_ends_with_its_score_card() -> None:
    text, runner = play(*WHOLE)
    assert runner.state.closed == "completed"
    assert text.index("The parcel that never came") < text.index("Where is my parcel?") < text.index("Score card")
    assert "Dana Whitfield" in text
    assert "Order 48213" in text


def test_the_own_rating_is_a_plain_line_of_three_numbers() -> None:
    _, runner = play(*WHOLE)
    rating = runner.state.self_rating
    assert rating is not None
    assert (rating.empathy, rating.accuracy, rating.follow_through) == (70, 80, 60)


def test_the_end_of_the_input_gives_the_call_up() -> None:
    text, runner = play("Hello?")
    assert runner.state.closed == "abandoned"
    assert "Score card" in text


def test_ending_a_contact_that_is_over_says_how_to_go_on() -> None:
    text, runner = play(*WHOLE[:3], "/end", "/end")
    assert "The contact is over already. /next goes on" in " ".join(text.split())
    assert runner.state.self_rating is None
    assert "Your own rating" not in text


def test_an_empty_line_sends_nothing() -> None:
    text, runner = play("", "   ")
    assert runner.state.turn == 0
    assert "Nothing was sent" in text


def test_silence_makes_the_customer_ask() -> None:
    _, runner = play("Hello Dana.", None, None, None)
    said = [message.text for message in runner.state.transcript if message.speaker == "customer"]
    assert len(said) > 2


def test_waiting_moves_the_simulated_time() -> None:
    _, runner = play("/wait 30", "Hello Dana.")
    assert runner.state.transcript[-2].at_ms == 30_000


def test_a_wrong_command_costs_nothing_and_names_the_remedy() -> None:
    text, runner = play("/recrod", "/act nope", "/act look_up", "/hold", "/kb zebra", "/record", "/rate 1 2 3", "/next")
    assert "Did you mean /record?" in text
    assert text.count("! ") >= 8
    assert runner.state.turn == 0
    assert runner.state.done == ()


def test_the_record_is_there_once_it_was_looked_up() -> None:
    text, _ = play("/act look_up 48213", "/record")
    assert "NorthPost" in text


def test_the_knowledge_base_is_searched_by_words() -> None:
    text, _ = play("/kb lost parcels")
    assert "Lost parcels" in text


def test_what_was_understood_can_be_seen_and_disputed() -> None:
    text, runner = play("I will call you tomorrow at 11:00.", "/understood", "/dispute 1", "/dispute")
    assert '"I will call you tomorrow at 11:00' in text
    assert [dispute.turn for dispute in runner.state.disputes] == [1, 1]
    assert runner.state.disputes[0].what
    assert runner.state.disputes[1].what == ""


def test_notes_holds_and_the_ledger_can_be_seen() -> None:
    text, runner = play(
        "/note parcel lost", '/hold 2 "asking the depot"', "I will call you tomorrow at 11:00.", "/due", "/log"
    )
    assert [done.name for done in runner.state.done] == ["note", "hold"]
    assert "2026-03-04 11:00" in text
    assert "Write a note" in text


def test_what_is_due_and_the_rating_can_be_skipped() -> None:
    _, runner = play("Hello Dana.", "/end", "/next", "/end")
    assert runner.state.closed == "completed"
    assert runner.state.self_rating is None


def test_what_is_typed_is_not_shown_again_on_a_real_terminal() -> None:
    echoed, _ = play("Good morning Dana.", echoes=True)
    piped, _ = play("Good morning Dana.")
    assert echoed.count("Good morning Dana.") == piped.count("Good morning Dana.") - 1
    assert "> " in echoed


def test_a_typed_escape_sequence_does_not_reach_the_terminal() -> None:
    text, _ = play("Hello \x1b[31mDana\x07", "/end", "/end", "/end")
    assert "\x1b" not in text
    assert "\x07" not in text


def test_help_lists_every_command_of_the_protocol() -> None:
    text, _ = play("/help")
    for name in ("act", "note", "hold", "wait", "kb", "record", "due", "next", "rate", "end", "help", "understood"):
        assert f"/{name}" in text


def test_nothing_is_wider_than_the_terminal() -> None:
    text, _ = play(*WHOLE, width=60)
    prose = [line for line in text.split("\n") if not line.startswith("  ") or line.startswith("      ")]
    assert max(len(line) for line in prose) <= 60


class Report:
    """A voice with a badge and one thing to say."""

    badge = "LLM: llm.example tiny"

    def __init__(self) -> None:
        self._left = [Notice(message="llm.example rejected the key.", hint="Set another key.")]

    def news(self) -> Notice | None:
        return self._left.pop() if self._left else None


def test_who_words_the_lines_is_told_first_and_what_went_wrong_once() -> None:
    clock = SteppedClock(TODAY)
    runner = begin(clock)
    shown: list[str] = []
    typed = Typed(("Hello Dana.", "And now?"), clock)
    Player(runner, clock, typed, shown.append, Paper(width=80, colour=False), saved=False, report=Report()).play()
    text = " ".join("".join(shown).split())
    first = runner.state.transcript[0].text[:30]
    assert text.index("LLM: llm.example tiny. What you type is sent there.") < text.index(first)
    assert text.count("llm.example rejected the key. Set another key. The customer goes on as scripted.") == 1


def test_a_person_who_waits_for_the_customer_sees_that_somebody_writes() -> None:
    clock = SteppedClock(TODAY)
    voice = ScriptedVoice(clock, ms_per_character=100)
    runner = Runner.start(late_parcel(), header(), voice=voice, clock=clock, journal=None)
    shown: list[str] = []
    Player(
        runner, clock, Typed((), clock, echoes=True), shown.append, Paper(width=80, colour=False), saved=False
    ).play()
    assert "Dana Whitfield is writing" in "".join(shown)
