"""The ten-minute Monday: few conversations, each with words, what came next and a question; and what went well."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from scoring.rubric import CAPS, CRITERIA
from simulator.reports.attempt import LONGEST, sentence_around
from simulator.reports.chosen import Talk, good_words_of, talks_of, week_of
from simulator.reports.monday import _often, _says_the_same, monday_of
from simulator.reports.questions import BROKEN_PROMISE, BY_CAP, BY_CRITERION, question_for, questions_for
from simulator.reports.team import team_report
from simulator.session.brief import BriefCap, Moment
from tests.journals.maker import UNTIL
from tests.progress.attempts import START, a_brief, an_attempt, checks
from tests.reports.journal import Journal, made_journal

NOW = START + timedelta(days=6)


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with made_journal(tmp_path_factory.mktemp("journal")) as made:
        yield made


def _cap(code: str = "false_action_claim", *, certain: bool = True) -> BriefCap:
    return BriefCap(code=code, cap=45, turn=2, certain=certain)


def _harm(criterion: str, points: float = -9.0) -> Moment:
    return Moment(turn=2, criterion=criterion, verdict="harmful", points=points)


def test_every_check_and_every_critical_error_has_a_question_of_its_own() -> None:
    assert set(BY_CRITERION) == set(CRITERIA)
    assert set(BY_CAP) == set(CAPS)
    for what in (*BY_CRITERION, *BY_CAP, "broken_promise", "something_new"):
        assert question_for(what).endswith("?")


def test_conversations_about_the_same_open_with_different_questions() -> None:
    for what in ("figures", "wrong_money", BROKEN_PROMISE, "something_new"):
        first, *others = questions_for([what] * 3)
        assert first == question_for(what)
        assert first not in others
        assert len(set(others)) == len(others)
    assert len(set(questions_for(["say_do", "false_action_claim", "figures"]))) == 3  # the first two have one question


def test_the_head_asks_no_two_people_the_same_question(tmp_path: Path) -> None:
    with made_journal(tmp_path, people=4, calls_each=6) as journal:
        for since in range(1, 30):
            now = UNTIL - timedelta(days=since)
            head = team_report(journal.attempts, now=now, load=journal.load).monday
            questions = [each.question for each in head.conversations]
            assert len(set(questions)) == len(questions)


def test_at_most_three_conversations_are_chosen_one_a_person_by_name() -> None:
    attempts = [
        an_attempt(n % 5, alias=f"person{n % 6}", brief=a_brief(caps=(_cap(code),)))
        for n, code in enumerate([*CAPS, *CAPS])
    ]
    attempts.sort(key=lambda attempt: attempt.opened_at)
    week = week_of(attempts, NOW)
    assert week is not None
    talks = talks_of(week)
    names = [talk.attempt.alias for talk in talks]
    assert len(names) == len(set(names)) == 3
    assert names == sorted(names)


def test_a_critical_error_comes_before_a_broken_promise_and_that_before_a_miss() -> None:
    missed = Moment(turn=1, criterion="closure", verdict="missed", points=-30.0)
    attempts = [
        an_attempt(1, alias="ann", brief=a_brief(worst=missed, checks={"closure": checks(missed=1)})),
        an_attempt(2, alias="ann", brief=a_brief(worst=missed, checks={"closure": checks(missed=1)})),
        an_attempt(3, alias="ann", brief=a_brief(promises={"broken": 1})),
        an_attempt(4, alias="ann", brief=a_brief(caps=(_cap(),))),
    ]
    for until, why in ((5, "cap"), (3.5, "promise"), (2.5, "often")):
        week = week_of(attempts, START + timedelta(days=until))
        assert week is not None
        assert [talk.why for talk in talks_of(week)] == [why]


def test_one_miss_without_harm_is_no_conversation_and_a_doubtful_error_is_none() -> None:
    missed = Moment(turn=1, criterion="closure", verdict="missed", points=-30.0)
    attempts = [
        an_attempt(1, alias="ann", brief=a_brief(worst=missed, checks={"closure": checks(missed=1)})),
        an_attempt(2, alias="bob", brief=a_brief(caps=(_cap(certain=False),))),
    ]
    week = week_of(attempts, NOW)
    assert week is not None
    assert talks_of(week) == ()


def test_conversations_are_about_different_things_and_name_who_else_had_the_same() -> None:
    same = a_brief(caps=(_cap(),))
    other = a_brief(worst=_harm("respect"), checks={"respect": checks(harmful=1)})
    attempts = [an_attempt(n, alias=name, brief=same) for n, name in enumerate(("ann", "bob", "cem"))]
    attempts.append(an_attempt(4, alias="dee", brief=other))
    week = week_of(attempts, NOW)
    assert week is not None
    talks = talks_of(week)
    assert {talk.what for talk in talks} == {"false_action_claim", "respect"}
    assert "dee" in [talk.attempt.alias for talk in talks]
    same_thing = [talk for talk in talks if talk.what == "false_action_claim"]
    (third,) = {name for talk in same_thing for name in talk.others}
    assert {talk.attempt.alias for talk in same_thing} | {third} == {"ann", "bob", "cem"}


def test_a_person_is_spoken_to_about_the_gravest_thing_and_named_in_no_other_card() -> None:
    harm = a_brief(worst=_harm("respect"), checks={"respect": checks(harmful=1)})
    attempts = [
        an_attempt(1, alias="ann", brief=a_brief(caps=(_cap(),))),
        an_attempt(2, alias="ann", brief=harm),
        an_attempt(3, alias="bob", brief=a_brief(caps=(_cap(),))),
    ]
    week = week_of(attempts, NOW)
    assert week is not None
    talks = talks_of(week)
    assert [(talk.attempt.alias, talk.what, talk.others) for talk in talks] == [
        ("ann", "false_action_claim", ()),
        ("bob", "false_action_claim", ()),
    ]


def test_when_nobody_played_this_week_it_is_about_the_latest_week_with_calls() -> None:
    attempts = [an_attempt(0), an_attempt(5)]
    week = week_of(attempts, START + timedelta(days=60))
    assert week is not None
    assert week.past
    assert [attempt.opened_at for attempt in week.attempts] == [attempt.opened_at for attempt in attempts]
    assert week_of([], NOW) is None


@pytest.mark.parametrize(
    ("times", "calls", "words"),
    [
        (2, 3, "In 2 of 3 calls in that week."),
        (2, 2, "In both calls in that week."),
        (3, 3, "In all 3 calls in that week."),
    ],
)
def test_how_often_something_came_up_is_said_of_the_week_that_is_shown(times: int, calls: int, words: str) -> None:
    talk = Talk(attempt=an_attempt(0), why="often", what="say_do", turn=1, times=times, calls=calls, weight=1.0)
    assert _often(talk) == words


def test_a_skill_that_is_shown_at_last_deserves_to_be_said_before_a_best_call() -> None:
    best = Moment(turn=1, criterion="say_do", verdict="met", points=9.0)
    failed = a_brief(checks={"say_do": checks(missed=1)}, best=None)
    attempts = [an_attempt(n, alias="ann", brief=failed) for n in range(3)]
    attempts.append(an_attempt(4, alias="ann", total=95.0, brief=a_brief(checks={"say_do": checks(met=1)}, best=best)))
    week = week_of(attempts, NOW)
    assert week is not None
    (word,) = good_words_of(week, attempts, ())
    assert (word.praise, word.what) == ("shown at last", "say_do")


def test_each_conversation_quotes_what_was_typed_and_what_the_customer_did_next(journal: Journal) -> None:
    head, pages = monday_of(journal.attempts, UNTIL, journal.load)
    assert 1 <= len(head.conversations) <= 3
    by_anchor = {f"{page.anchor}-{turn}": (page, turn) for page in pages for turn in page.after}
    for talk in head.conversations:
        page, turn = by_anchor[talk.anchor]
        assert talk.quote in " ".join(page.reply(turn).split())
        assert talk.alias == page.attempt.alias
        said = [m.text for m in page.summary.last_words] + [
            "".join(part.text for part in each.customer) for each in page.summary.turns if each.number == turn + 1
        ]
        assert "It was not kept." in talk.next or any(" ".join(text.split()) in talk.next for text in said)
        assert talk.question.endswith("?")
    for word in head.well_done:
        page, turn = by_anchor[word.anchor]
        assert word.quote in " ".join(page.reply(turn).split())


def test_without_calls_the_head_says_so() -> None:
    head, pages = monday_of([], NOW, lambda attempt: pytest.fail(f"{attempt.call_id} was loaded"))
    assert head.practised == "Nobody has played a call to its end yet."
    assert (head.conversations, head.well_done, pages) == ((), (), ())


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("Hello. It is lost. Bye.", "lost", "It is lost."),
        ("Hello", "Hello", "Hello"),
        ("One line\nand another one", "another", "and another one"),
        ("“It is lost.” he said. Bye.", "said", "he said."),
        ("죄송합니다. 오늘 보내 드리겠습니다. 감사합니다.", "보내", "오늘 보내 드리겠습니다."),
    ],
)
def test_a_quote_is_the_sentence_around_the_words(text: str, words: str, sentence: str) -> None:
    start = text.index(words)
    assert sentence_around(text, start, start + len(words)) == sentence


def test_a_very_long_sentence_is_cut_between_words_around_its_evidence() -> None:
    text = "and so on " * 60 + "the very word " + "and so on " * 60
    start = text.index("the very word")
    cut = sentence_around(text, start, start + 13)
    assert "the very word" in cut
    assert len(cut) <= LONGEST + 4
    assert cut.startswith("… ")
    assert cut.endswith(" …")


def test_a_reason_that_only_repeats_its_title_is_not_said_twice() -> None:
    title = CAPS["false_action_claim"].reason
    assert _says_the_same(title, "Something is said to be done that the log does not have.")
    assert not _says_the_same(title, "The log of 15:30 holds no refund, and none was planned.")
