"""The report's page: complete, self-contained, every link leads somewhere, and nothing that people type gets out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest

from scoring.card import ScoreCard
from simulator.reports.attempt import AttemptPage
from simulator.reports.page import environment
from simulator.reports.team import team_report
from simulator.reports.team_page import report_page, spark_of
from simulator.session.attempt import Attempt
from simulator.view.after_values import SurveyView, TraceRow
from tests.journals.maker import UNTIL
from tests.progress.attempts import an_attempt, an_open_call
from tests.reports.journal import Journal, made_journal
from tests.reports.test_page import read

HOSTILE = (
    "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> {{ 7 * 7 }} \u202eevil\u0000\u001b[31m &amp; --></style>"
)
ROOMY = 10_000_000


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with made_journal(tmp_path_factory.mktemp("journal")) as made:
        yield made


class Ids(HTMLParser):
    """Collects ids and the fragments that links lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")


def _ids(html: str) -> Ids:
    found = Ids()
    found.feed(html)
    return found


def test_every_link_leads_to_a_place_in_the_page_and_every_place_is_there_once(journal: Journal) -> None:
    for html in (journal.page(), journal.page("amara"), report_page(journal.report(), journal.load, room=0)):
        found = _ids(html)
        assert len(found.ids) == len(set(found.ids))
        assert found.links
        assert {link[0] for link in found.links} == {"#"}
        assert {link[1:] for link in found.links} <= set(found.ids)


def test_every_number_of_the_heat_map_leads_to_a_turn_or_to_the_person(journal: Journal) -> None:
    heat = re.findall(
        r'<td class="h\d"><a href="#(call-[0-9a-f-]{36}-\d+|person-\d+)" '
        r'title="\d+ of \d+ calls; between \d+ and \d+ %">\d+</a>',
        journal.page(),
    )
    cells = [cell for _, cells in journal.report().heat.rows for cell in cells if cell.percent is not None]
    assert len(heat) == len(cells)
    assert sum(link.startswith("call-") for link in heat) > len(cells) / 2


def test_the_page_loads_nothing_and_runs_nothing(journal: Journal) -> None:
    html = journal.page()
    page = read(html)
    policy = [attrs["content"] for tag, attrs in page.tags if attrs.get("http-equiv") == "Content-Security-Policy"]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'; img-src data:"]
    assert not {tag for tag, _ in page.tags} & {"script", "iframe", "object", "embed", "form", "link", "img"}
    assert not [attrs for _, attrs in page.tags if any(name.startswith("on") or name == "src" for name in attrs)]
    assert not re.search(r"@import|url\(|https?://", html)


def test_the_head_comes_first_and_people_stand_by_name(journal: Journal) -> None:
    text = read(journal.page()).text
    assert (
        text.index("The ten-minute Monday") < text.index("Who shows which skill") < text.rindex("What the figures mean")
    )
    names = [person.view.alias for person in journal.report().persons]
    assert names == sorted(names)
    assert "no appraisal" in text


def test_too_few_calls_give_no_statistic_at_all() -> None:
    attempts = [an_attempt(0), an_attempt(1)]
    report = team_report(attempts, now=UNTIL, load=_unread, people={"ada"})
    (person,) = report.persons
    assert person.view.sentences == ()
    assert report.heat.columns == ()
    assert report.scenarios == ()
    assert report.means == {}
    assert spark_of(person.totals) is None


def _unread(attempt: Attempt) -> AttemptPage:
    raise AssertionError(f"{attempt.call_id} was loaded")


def test_an_empty_journal_has_a_page_too() -> None:
    html = report_page(team_report([], now=UNTIL, load=_unread), _unread)
    assert "Nobody has played a call to its end yet." in html
    assert "No calls yet." in html


def _hostile_card(card: ScoreCard) -> ScoreCard:
    lines = tuple(replace(line, because=HOSTILE) for line in card.lines)
    caps = tuple(replace(cap, because=HOSTILE) for cap in card.caps)
    commitments = tuple(replace(item, what=HOSTILE) for item in card.commitments)
    return replace(card, lines=lines, caps=caps, commitments=commitments)


def _hostile(attempt: Attempt, name: str) -> Attempt:
    scenario = replace(attempt.scenario, title=HOSTILE, id=HOSTILE)
    return replace(attempt, alias=name, scenario=scenario, mode=HOSTILE, twist=HOSTILE, language=HOSTILE)


def _hostile_page(page: AttemptPage, name: str) -> AttemptPage:
    debrief = page.summary.debrief
    turns = tuple(replace(turn, reply=HOSTILE, customer=HOSTILE) for turn in debrief.turns)
    findings = tuple(
        replace(
            turn,
            customer=tuple(replace(part, text=HOSTILE) for part in turn.customer),
            reply=tuple(replace(part, text=HOSTILE) for part in turn.reply),
            findings=tuple(
                replace(item, finding=replace(item.finding, because=HOSTILE, title=HOSTILE)) for item in turn.findings
            ),
        )
        for turn in page.summary.turns
    )
    words = tuple(replace(line, text=HOSTILE) for line in page.summary.last_words)
    caps = tuple(replace(cap, title=HOSTILE, because=HOSTILE, quote=HOSTILE) for cap in debrief.caps)
    shown = replace(debrief, turns=turns, title=HOSTILE, customer=HOSTILE, ending_text=HOSTILE, caps=caps)
    summary = replace(
        page.summary,
        debrief=shown,
        turns=findings,
        last_words=words,
        provenance=replace(page.summary.provenance, alias=name, opened_at=HOSTILE),
    )
    after = {turn: replace(each, said=HOSTILE) for turn, each in page.after.items()}
    return replace(
        page, attempt=_hostile(page.attempt, name), card=_hostile_card(page.card), summary=summary, after=after
    )


@pytest.mark.parametrize("name", [HOSTILE, "x" * 200, "\u202e\u2067אבג", "a b\n\tc", ""])
def test_hostile_text_in_every_field_stays_text(journal: Journal, name: str) -> None:
    renamed = {alias: f"{name}{n}" for n, alias in enumerate(sorted({a.alias for a in journal.attempts}))}
    attempts = [_hostile(attempt, renamed[attempt.alias]) for attempt in journal.attempts]
    originals = {attempt.call_id: attempt for attempt in journal.attempts}

    def load(attempt: Attempt) -> AttemptPage:
        return _hostile_page(journal.load(originals[attempt.call_id]), attempt.alias)

    html = report_page(team_report(attempts, now=UNTIL, load=load), load)
    page = read(html)
    assert not {tag for tag, _ in page.tags} & {"script", "img", "iframe", "link"}
    assert not [attrs for _, attrs in page.tags if any(key.startswith("on") for key in attrs)]
    assert "49" not in re.findall(r"\{\{[^}]*\}\}|(?<=> )49(?= )", html)
    assert "\x00" not in html
    assert "\x1b" not in html
    assert page.text.count("<script>alert(1)</script>") > 50
    found = _ids(html)
    assert len(found.ids) == len(set(found.ids))
    assert {link[1:] for link in found.links} <= set(found.ids)


def test_a_page_of_many_stays_within_its_room(journal: Journal) -> None:
    small = report_page(journal.report(), journal.load, room=30_000)
    large = report_page(journal.report(), journal.load, room=ROOMY)
    assert len(small) < len(large)
    assert small.count('<article class="attempt') < large.count('<article class="attempt')


def test_the_words_of_each_sentence_of_the_head_can_be_read_in_its_transcript(journal: Journal) -> None:
    html = report_page(journal.report(), journal.load, room=0)
    for talk in journal.report().monday.conversations:
        assert f'id="{talk.anchor}"' in html


def test_a_mixture_of_scorers_is_named(journal: Journal) -> None:
    mixed = [replace(journal.attempts[0], scorers='{"empathy":2}'), *journal.attempts[1:]]
    html = report_page(team_report(mixed, now=UNTIL, load=journal.load), journal.load)
    assert "scored by different versions" in html
    assert "scored by different versions" not in journal.page()


@pytest.mark.parametrize(
    ("languages", "told"),
    [
        ("ko", "No native speaker has checked the Korean words of these cases yet."),
        ("it ko", "No native speaker has checked the Korean and Italian words of these cases yet."),
        ("fr", ""),
    ],
)
def test_the_head_says_what_no_native_speaker_has_checked(journal: Journal, languages: str, told: str) -> None:
    spoken = languages.split()
    attempts = [replace(each, language=spoken[n % len(spoken)]) for n, each in enumerate(journal.attempts)]
    report = team_report(attempts, now=UNTIL, load=journal.load)
    head = report_page(report, journal.load, room=0).partition("</section>")[0]
    assert report.unchecked == told
    assert ("native speaker" in head) == bool(told)
    assert told in head


def test_a_language_that_only_others_have_played_is_not_named(journal: Journal) -> None:
    attempts = [replace(each, language="ko" if each.alias == "amara" else "fr") for each in journal.attempts]
    assert team_report(attempts, now=UNTIL, load=journal.load, people={"bruno"}).unchecked == ""


def test_calls_that_could_not_be_read_are_counted(journal: Journal) -> None:
    report = team_report(journal.attempts, now=UNTIL, load=journal.load, unreadable=2)
    assert "2 calls could not be read and are left out" in report_page(report, journal.load)


def test_forks_and_calls_that_were_left_are_listed_and_say_that_they_do_not_count(journal: Journal) -> None:
    attempts = list(journal.attempts)
    attempts[-1] = replace(attempts[-1], abandoned=True)
    attempts[-2] = replace(attempts[-2], parent_id=attempts[0].call_id)
    html = report_page(team_report(attempts, now=UNTIL, load=journal.load), journal.load)
    assert "left before the end: counts in no figure" in html
    assert "rewound from another call: counts in no figure" in html


def test_the_template_folder_holds_no_script() -> None:
    folder = Path(__file__).parents[2] / "simulator" / "reports" / "templates"
    assert [path.name for path in folder.iterdir() if "<script" in path.read_text(encoding="utf-8")] == []


def test_a_survey_is_shown_with_its_causes_and_without_one_nothing_is_said(journal: Journal) -> None:
    page = journal.load(journal.attempts[0])
    cause = TraceRow(what="waited 6 min", points=-2.0, turn=0)
    survey = SurveyView(
        csat=4, effort=None, would_return=None, nps=None, comment="They called.", because=(cause,), effort_because=()
    )
    template = environment().get_template("attempt.html")

    def shown(answer: SurveyView | None) -> str:
        debrief = replace(page.summary.debrief, survey=answer)
        return template.render(page=page, s=page.summary, d=debrief, head=True)

    assert "gave 4 of 5 and wrote <q>They called.</q> – waited 6 min −2." in shown(survey)
    assert "Asked afterwards" not in shown(None)


def test_what_was_left_is_counted_and_shown_without_a_score(journal: Journal) -> None:
    attempts = list(journal.attempts)
    attempts[-1] = replace(attempts[-1], abandoned=True)
    waiting = [an_open_call(1, alias="zoe", opened_at=UNTIL - timedelta(days=3))]
    report = team_report(attempts, now=UNTIL, load=journal.load, open_calls=waiting)
    assert report.monday.practised.endswith("2 more were left before the end.")
    assert [part.standing.alias for part in report.persons][-1] == "zoe"
    assert [row.state for row in report.persons[-1].rows] == ["left"]

    def load(attempt: Attempt) -> AttemptPage:
        return replace(journal.load(attempt), attempt=attempt)

    text = read(report_page(report, load, room=ROOMY)).text
    assert "1 call was left before the end: in no figure." in text
    assert "left open: counts in no figure" in text
    assert "Left before the end: it has no score and counts in no figure." in text
    (row,) = (row for part in report.persons for row in part.rows if row.call_id == attempts[-1].call_id)
    assert (row.state, row.total, row.scores) == ("left", None, (None, None, None))


def test_a_team_is_its_people_and_who_of_them_has_no_call_is_named(journal: Journal) -> None:
    report = team_report(journal.attempts, now=UNTIL, load=journal.load, people={"amara", "bruno", "nadja"})
    assert [part.standing.alias for part in report.persons] == ["amara", "bruno"]
    assert report.silent == ("nadja",)
    assert "No call yet: nadja." in read(report_page(report, journal.load)).text


def test_who_has_no_call_in_the_time_asked_for_is_not_said_to_have_none_at_all(journal: Journal) -> None:
    since = UNTIL - timedelta(days=70)
    old = [
        replace(each, opened_at=each.opened_at - timedelta(days=100)) if each.alias == "amara" else each
        for each in journal.attempts
    ]
    team = {"amara", "bruno"}
    report = team_report(old, now=UNTIL, load=journal.load, people=team, since=since)
    text = read(report_page(report, journal.load)).text
    assert f"No call since {since:%Y-%m-%d}: amara." in text
    assert "No call yet" not in text
    nobody = team_report(old, now=UNTIL, load=journal.load, people=team, since=UNTIL + timedelta(days=1))
    empty = read(report_page(nobody, journal.load)).text
    assert "No calls since 2026-11-21." in empty
    assert "No calls yet" not in empty
