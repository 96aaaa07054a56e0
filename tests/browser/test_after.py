"""After a call: the list, the own rating, the debrief, a moment written anew, and the places that know of it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from simulator.assignments import assign
from simulator.scenario.assignment import Assignment
from simulator.view.call import show_call
from simulator.wishes import Wishes
from tests.browser.visitor import CASE, Visitor
from tests.customers import fake_endpoint as fake
from tests.customers.calls import model_voice
from tests.customers.stand_in import CONTENT, StandIn

PROMISE = "Hello Dana, I am sorry for the wait. I will call you back today by 17:00 with an answer."


def played(visitor: Visitor) -> str:
    call = visitor.take()
    visitor.say("Hello Dana, what is it? Calm down please.")
    visitor.finish()
    return call


def test_what_is_owed_stands_on_the_list_with_what_would_settle_it(visitor: Visitor) -> None:
    call = visitor.take()
    visitor.say(PROMISE)
    visitor.post(f"{call}/end")
    assert "On your list" in visitor.words
    assert "Call back" in visitor.words
    assert "Do it: Plan a call-back" in visitor.words
    runner = visitor.app.sitting(call[7:]).runner
    view = show_call(runner.scenario, runner.state)
    assert view.between is not None
    offered = re.findall(r"/act/(\w+)\?for=([\w%.-]+)", visitor.page)
    known = {action.name for action in view.actions}
    assert offered == [(name, row.id) for row in view.between.todo for name in row.how if name in known]
    assert "Go on to today 17:00" in visitor.words
    visitor.get(f"{call}/act/call_back?for=d1")
    assert "From your list: Call back" in visitor.words


def test_a_wrong_rating_is_told_and_kept(visitor: Visitor) -> None:
    call = visitor.take()
    visitor.say("Hello Dana, what is it?")
    visitor.post(f"{call}/end")
    while 'name="empathy"' not in visitor.page:
        visitor.post(f"{call}/next")
    visitor.post(f"{call}/rate", empathy="70", accuracy="101", follow_through="")
    assert "Three whole numbers from 0 to 100" in visitor.words
    assert 'value="70"' in visitor.page
    visitor.post(f"{call}/rate", skip="yes", empathy="", accuracy="", follow_through="")
    assert visitor.place == f"{call}/debrief"
    assert "You rated yourself" not in visitor.words


def test_the_debrief_begins_with_four_things_and_the_caps_reason_stands_before_the_bars(visitor: Visitor) -> None:
    played(visitor)
    words = visitor.words
    order = ("What the customer says", "Caps at", "Empathy", "The sentence that mattered most", "Try that moment again")
    places = [words.index(part) for part in order]
    assert places == sorted(places)
    assert words.index("Show everything") > places[-1]
    for part in (
        "Turn by turn",
        "How the customer felt",
        "Each change with its cause",
        "Own rating, customer and score",
    ):
        assert words.index(part) > words.index("Show everything")
    assert "<mark class=" in visitor.page
    assert "You rated yourself" in words


def test_whose_words_the_customer_spoke_stands_folded_under_each_line(visitor: Visitor) -> None:
    played(visitor)
    assert "Whose words these are" not in visitor.words
    model = StandIn(fake.line_json("How can I <b>help</b> you?"), CONTENT)
    voice = model_voice(lambda: model, deadline_s=20)
    call = visitor.take()
    runner = visitor.app.sitting(call[7:]).runner
    runner.rewire(lambda _: voice)
    visitor.say("Hello Dana, what is it? Calm down please.")
    runner.settle()
    visitor.get(call)
    visitor.finish()
    folded = visitor.page.partition('<details class="worded">')[2].partition("</details>")[0]
    assert "Whose words these are" in folded
    assert "The model&#39;s line was not shown:" in folded
    assert "How can I &lt;b&gt;help&lt;/b&gt; you?" in folded
    assert "It was not plain text." in folded
    assert "word for word the author&#39;s" in folded


def test_the_call_is_in_the_journal_like_any_other(visitor: Visitor) -> None:
    call = played(visitor)
    store = visitor.workplace.store
    (line,) = store.headers()
    assert (line.header.call_id, line.header.alias, line.closed) == (call[7:], "sam", "completed")
    assert store.verify(call[7:]) == []
    assert line.total is not None


def test_the_debrief_is_there_after_the_program_was_ended(visitor: Visitor, data_home: Path) -> None:
    call = played(visitor)
    before = visitor.words
    later = Visitor(data_home)
    later.enter()
    later.get(f"{call}/debrief")
    assert later.words == before
    later.post(f"{call}/again", turn="1")
    assert "Hello Dana, what is it?" not in later.words
    assert {line.header.parent_id for line in later.workplace.store.headers()} == {None, call[7:]}


def test_an_open_call_goes_on_after_the_program_was_ended(visitor: Visitor, data_home: Path) -> None:
    call = visitor.take()
    visitor.say(PROMISE)
    said = visitor.page.count('class="said"')
    later = Visitor(data_home)
    later.enter()
    assert "Go on where you left off" in later.words
    later.clock.advance(3_600_000)
    later.get(call)
    assert later.page.count('class="said"') == said
    later.say("I am back. What matters most to you?")
    later.finish()
    assert later.workplace.store.verify(call[7:]) == []


def test_a_call_that_is_left_waits_without_its_clock(visitor: Visitor) -> None:
    call = visitor.take()
    visitor.post(f"{call}/leave", text="Half")
    assert visitor.place == "/"
    assert "Go on where you left off" in visitor.words
    visitor.clock.advance(300_000)
    visitor.get(call)
    assert visitor.app.sitting(call[7:]).runner.now() == 0


def test_a_moment_is_written_anew_and_its_words_are_not_stored(visitor: Visitor, data_home: Path) -> None:
    call = played(visitor)
    count = len(visitor.workplace.store.load(call[7:]).events)
    visitor.get(f"/drill{call[6:]}/1")
    assert "Hello Dana, what is it?" in visitor.words
    visitor.post(f"/drill{call[6:]}/1", text="")
    assert "Write something first." in visitor.words
    visitor.post(f"/drill{call[6:]}/1", text=PROMISE)
    assert "Better than before" in visitor.words
    assert PROMISE in visitor.page
    assert len(visitor.workplace.store.load(call[7:]).events) == count
    stored = [path for path in data_home.rglob("*") if path.is_file() and PROMISE.encode() in path.read_bytes()]
    assert stored == []
    visitor.get(f"/drill{call[6:]}/9")
    assert visitor.last.status == 409


def test_what_was_written_anew_is_no_warm_up_any_more(visitor: Visitor) -> None:
    call = played(visitor)
    visitor.get("/")
    moment = re.search(rf"/drill{call[6:]}/\d", visitor.page)
    assert moment is not None, "the day begins with a reply of one's own"
    visitor.post(moment.group(), text=PROMISE)
    visitor.get("/")
    assert moment.group() not in visitor.page, "done for today"


def test_the_verdict_is_shown_where_the_note_of_it_cannot_be_written(visitor: Visitor) -> None:
    call = played(visitor)
    visitor.get("/")
    moment = re.search(rf"/drill{call[6:]}/\d", visitor.page)
    assert moment is not None
    folder = visitor.workplace.folder
    folder.state.unlink(missing_ok=True)
    folder.state.mkdir()
    visitor.post(moment.group(), text=PROMISE)
    assert visitor.last.status == 200
    assert "Better than before" in visitor.words
    assert "state.json cannot be written" in visitor.words


def test_an_assessment_is_not_rewound_but_its_moment_can_be_written_anew(data_home: Path) -> None:
    visitor = Visitor(data_home, wishes=Wishes(mode="assessment", seed=7, twist="plain"))
    visitor.enter()
    call = played(visitor)
    assert f'action="{call}/again"' in visitor.page  # the form around the links; it has no button
    assert 'name="turn"' not in visitor.page
    assert f"/drill{call[6:]}/1" in visitor.page


def test_today_and_progress_know_the_call(visitor: Visitor) -> None:
    call = played(visitor)
    visitor.get("/")
    assert "Done today" in visitor.words
    assert "Say it again to Dana Whitfield" in visitor.words
    visitor.get("/progress")
    assert f"{call}/debrief" in visitor.page
    assert "One call so far" in visitor.words
    visitor.get(f"/onwards?after={CASE}")
    assert visitor.place.startswith("/briefing?scenario=")
    assert CASE not in visitor.place


def test_the_library_is_searched(visitor: Visitor) -> None:
    visitor.get("/library")
    assert "The parcel that never came" in visitor.words
    visitor.get("/library?words=parcel&channel=chat&level=2&skill=&progress=new")
    assert "The parcel that never came" in visitor.words
    visitor.get("/library?words=nothing+at+all")
    assert "Nothing fits" in visitor.words


@pytest.mark.parametrize(("language", "word"), [("ko", "오늘"), ("it", "Oggi")])
def test_the_pages_speak_the_language_that_is_set(visitor: Visitor, language: str, word: str) -> None:
    visitor.post("/settings", language=language, theme="contrast", text="150")
    assert f'<html lang="{language}" class="theme-contrast text-150">' in visitor.page
    visitor.get("/")
    assert word in visitor.words
    visitor.post("/settings", language="tlh", theme="pink", text="9")
    assert f'<html lang="{language}" class="theme-contrast text-150">' in visitor.page


def test_relaxed_timers_hold_from_the_next_call_on_and_are_on_record(visitor: Visitor) -> None:
    visitor.post("/settings", timers="relaxed")
    visitor.take()
    assert "Timers are relaxed." in visitor.words
    visitor.finish()
    assert "Timers were relaxed." in visitor.words


def test_an_address_that_there_is_not_leads_back(visitor: Visitor) -> None:
    visitor.get("/nowhere")
    assert visitor.last.status == 404
    visitor.get("/calls/00000000-0000-7000-8000-000000000000")
    assert visitor.last.status == 409
    visitor.get("/calls")
    assert (visitor.last.status, dict(visitor.last.headers)["Allow"]) == (405, "POST")
    visitor.post("/help")
    assert visitor.last.status == 405


def test_the_program_is_ended_from_a_page(visitor: Visitor) -> None:
    visitor.post("/quit")
    assert visitor.quit == 1
    assert "Rapport has ended" in visitor.words


def test_the_pages_can_lie_under_a_path_of_another_application(data_home: Path) -> None:
    visitor = Visitor(data_home, root="/practice")
    visitor.enter()
    visitor.take()
    visitor.say(PROMISE)
    visitor.finish()
    links = {part.partition('"')[0] for part in visitor.page.split('="')[1:] if part.startswith("/")}
    assert links
    assert all(link.startswith("/practice/") for link in links)


def test_what_was_set_comes_first_and_an_assessment_that_was_set_is_one(visitor: Visitor) -> None:
    assign(visitor.workplace.folder, Assignment(scenario=CASE, mode="assessment", note="Before Friday, please."))
    visitor.post("/welcome", then="look")
    assert visitor.words.index("Set for you") < visitor.words.index("Your contacts")
    assert "Before Friday, please." in visitor.words
    visitor.get(f"/briefing?scenario={CASE}&mode=assessment")
    assert "This is an assessment" in visitor.words
    visitor.post("/calls", scenario=CASE, mode=visitor.hidden("mode"))
    (line,) = visitor.workplace.store.headers()
    assert line.header.mode == "assessment"


def test_going_on_leads_to_what_was_set_before_it_leads_to_other_contacts(visitor: Visitor) -> None:
    played(visitor)
    visitor.get(f"/onwards?after={CASE}")
    free = visitor.place
    assign(visitor.workplace.folder, Assignment(scenario="still_vegan", mode="assessment", note=""))
    visitor.get(f"/onwards?after={CASE}")
    assert visitor.place == "/briefing?scenario=still_vegan&mode=assessment"
    assert "This is an assessment" in visitor.words
    assert visitor.place != free
    visitor.get("/onwards?after=still_vegan")
    assert "still_vegan" not in visitor.place


@pytest.mark.parametrize("code", ["ko", "it"])
def test_a_debrief_says_what_the_rules_say_in_the_language_of_the_pages(visitor: Visitor, code: str) -> None:
    played(visitor)
    visitor.post("/settings", language=code)
    call = visitor.workplace.store.headers()[0].header.call_id
    page = visitor.get(f"/calls/{call}/debrief")
    english = ("What, who, by when", "has the matter still open", "came without a prejudice", "Who, what and by when.")
    assert [text for text in english if text.casefold() in unescape(page).casefold()] == []


def test_a_customer_comes_back_only_to_the_trainee_who_met_them(visitor: Visitor, data_home: Path) -> None:
    call = played(visitor)
    assert "again:" not in visitor.page
    visitor.get(f"/briefing?scenario=again%3A{call[7:]}")
    assert visitor.last.status == 200
    other = Visitor(data_home, alias="kim")
    other.enter()
    other.get(f"/briefing?scenario=again%3A{call[7:]}")
    assert other.last.status == 409
    assert "somebody else" in other.words


SPOKEN = re.compile(r"<(button|label|legend|h2|caption)\b([^>]*)>(.*?)</\1>", re.DOTALL)


def hard_coded(page: str) -> list[str]:
    """Return the texts of controls and headings that the pseudo-locale has not marked."""
    found = []
    for _, attributes, inside in SPOKEN.findall(page):
        words = " ".join(re.sub(r"<[^>]+>", " ", inside).split())
        of_the_case = any(part in attributes for part in ('value="act/', "/act/", "arg-", "lang="))
        if words and "[" not in words and not of_the_case and not words.endswith("%"):
            found.append(words)
    return found


def test_no_control_and_no_heading_is_hard_coded(visitor: Visitor) -> None:
    visitor.post("/settings", language="pseudo")
    found = [(place, hard_coded(visitor.get(place))) for place in ("/", "/library", "/settings", "/help")]
    call = visitor.take()
    visitor.say(PROMISE)
    for place in ("", "/end", "/again", "/heard", "/articles"):
        found.append((place, hard_coded(visitor.get(call + place))))
    visitor.get(call)
    found.append(("debrief", hard_coded(visitor.finish())))
    assert [pair for pair in found if pair[1]] == []
