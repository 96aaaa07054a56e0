"""A bot that serves any scenario well from what its file declares: it listens, looks up, acts, tells and follows up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import combinations

from simulator.engine.concerns import current
from simulator.rehearsal.hearing import best, topics_of_customer, worth
from simulator.rehearsal.needs import Wanted, can_do, first_name, hidden, keys, wanted_actions
from simulator.rehearsal.satisfying import Unsayable, answer_to, later, offer_of, promise_of, question_for, report_of
from simulator.rehearsal.stage import Line
from simulator.rehearsal.tongues import speech_of
from simulator.rehearsal.wording import turned_round
from simulator.scenario.model import CaseFact
from simulator.scenario.packs import Temperament
from simulator.session.runner import Runner

READS_S = 20
ACTS_S = 6
MOST_TURNS = 14
MOST_STATEMENTS = 3
ASKED_AT_ONCE = 2
SHORTEST_WORDS = 4
"""Sentences of the customer with fewer words are not worth being taken up."""
MOST_TAKEN_UP = 5
MOST_PHRASES = 3
"""How many of an author's phrases for a topic are tried where the customer's own words cannot be turned round."""
NOT_TAKEN_UP = ("thank", "here you", "here we", "it's ", "that's ", "okay", "good,", "fine", "no,", "yes")
"""Sentences that begin so are talk, and no trouble."""
_QUOTED = re.compile(r'"[^"\n]*"|“[^”\n]*”|«[^»\n]*»')
_MARK = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for what was quoted, so that the sentence around it is known."""
PLANNING = ("call_back", "message")
"""Acts that plan something for later."""


def expert(runner: Runner) -> Iterator[Line]:
    """Play one contact as an expert would."""
    yield from _Expert(runner).contact()


class _Expert:
    """One contact, played from what the scenario declares."""

    def __init__(self, runner: Runner) -> None:
        self.runner = runner
        self.scenario = runner.scenario
        self.speech = speech_of(self.scenario.language)
        self.wanted = wanted_actions(self.scenario, twist=runner.header.twist)
        self.talk = _talk_of(self.scenario.temperament)
        self.asked: set[str] = set()
        self.stated = {signal.what for signal in runner.state.signals if signal.kind == "said"}
        self.found = False
        self.offered = False
        self.reported: set[str] = set()
        self.pressed: set[str] = set()
        self.used: set[str] = set()
        self.parted = False

    def contact(self) -> Iterator[Line]:
        """Yield what is done and said until the contact is over."""
        yield self._reply(self._opening())
        for _ in range(MOST_TURNS):
            yield from self._deeds()
            body = self._body()
            if not body:
                break
            yield self._reply(body)
        yield self._reply([self.speech.goodbye])

    def _reply(self, body: list[str]) -> Line:
        greeting = [self.speech.hello.format(name=first_name(self.scenario))] if self.runner.state.turn == 0 else []
        text = self._well_put(greeting, [sentence for sentence in body if sentence])
        return {"do": "reply", "text": text, "after_s": READS_S}

    def _well_put(self, greeting: list[str], body: list[str]) -> str:
        """Return the reply, with one of the customer's own matters taken up first where that serves them better."""
        plain = " ".join((*greeting, *body))
        openers = [opener for opener in self._openers() if opener not in self.used]
        texts = {" ".join((*greeting, opener, *body)): opener for opener in openers}
        said = best(self.runner, [plain, *texts], after_s=READS_S)
        self.used.add(texts.get(said, ""))
        return said

    # What is said, in this order; the first part that has something makes the reply

    def _body(self) -> list[str]:
        for part in (self._missing_keys, self._findings, self._proposal, self._reports, self._concern, self._parting):
            body = part()
            if body:
                return body
        return []

    def _opening(self) -> list[str]:
        return self._questions(keys(self.scenario, self.wanted)) or [self.speech.see_to_it]

    def _missing_keys(self) -> list[str]:
        told = self.runner.state.told
        missing = [f for f in keys(self.scenario, self.wanted) if f.id not in told and f.id not in self.asked]
        return self._questions(tuple(missing))

    def _findings(self) -> list[str]:
        """Say what is the matter, and ask for what may lie behind it."""
        if self.found:
            return []
        self.found = True
        body = self._state([*self._owed(), *self._looked_up()])
        return body + self._questions(hidden(self.scenario)) + ([] if body else self._concern())

    def _proposal(self) -> list[str]:
        """Offer what will be done, with what is true of it."""
        if self.offered:
            return []
        self.offered = True
        solving = self._solving()
        offers = [offer_of(self.runner, each.action) for each in solving if not self._is_done(each)]
        if not any(offers):
            return []
        return [*offers[:1], *self._state(self._about(solving)), self.speech.shall_i]

    def _reports(self) -> list[str]:
        """Tell what was done since, what to expect of it, and who does what next by when."""
        done = [w for w in self.wanted if self._is_done(w) and w.action.id not in self.reported and _tells(w)]
        self.reported |= {each.action.id for each in done}
        plans = [each for each in done if _plans(each)]
        deeds = [each for each in done if not _plans(each)]
        told = [report_of(self.runner, each.action) for each in deeds]
        facts = self._state(self._about(tuple(deeds)), anew=True) if deeds else []
        facts += [text for text in self._state(self._owed()) if text not in facts] if deeds else []
        return [text for text in (*told, *facts, *(self._promise(each) for each in plans)) if text]

    def _concern(self) -> list[str]:
        """Answer the concern in hand."""
        beat = current(self.scenario, self.runner.state)
        if beat is None or beat.until is None or beat.id in self.pressed:
            return []
        try:
            body = answer_to(self.runner, beat.until, self.wanted)
        except Unsayable:
            body = []
        if beat.id in self.runner.state.raised:
            self.pressed.add(beat.id)
        return body

    def _parting(self) -> list[str]:
        if self.parted:
            return []
        self.parted = True
        promise = promise_of(self.runner, "message", later(self.scenario))
        due = any(item.source == "reply" and item.status == "open" for item in self.runner.state.due)
        return [*([] if due or not promise else [promise]), self.speech.else_]

    # What is done

    def _deeds(self) -> Iterator[Line]:
        """Yield the actions whose time has come; what changes something waits until it was offered."""
        for each in self.wanted:
            if (self.offered or not _changes(each)) and can_do(self.scenario, self.runner.state, each):
                yield {"do": "act", "name": each.action.id, "args": dict(each.args), "after_s": ACTS_S}

    # Parts of replies

    def _questions(self, facts: tuple[CaseFact, ...]) -> list[str]:
        new = [fact for fact in facts if fact.id not in self.asked and fact.id not in self.runner.state.told]
        questions = []
        for fact in new[:ASKED_AT_ONCE]:
            self.asked.add(fact.id)
            questions.append(question_for(self.runner, fact))
        return [question for question in questions if question]

    def _facts(self) -> list[CaseFact]:
        return [fact for fact in self.scenario.facts if fact.known_to == "company"]

    def _state(self, facts: list[CaseFact], *, anew: bool = False) -> list[str]:
        said: list[str] = []
        for fact in [fact for fact in facts if anew or fact.id not in self.stated][:MOST_STATEMENTS]:
            needed = fact.id in self.scenario.scoring.must_say
            texts = {
                " ".join((*said, text)).strip(): text for text in (*self._wordings(fact), *(() if needed else ("",)))
            }
            chosen = best(self.runner, texts, after_s=READS_S)
            if worth(self.runner, chosen, after_s=READS_S) >= 0:  # below: it would be wrong to say it now
                self.stated.add(fact.id)
                said.append(texts[chosen])
        return [text for text in said if text]

    def _wordings(self, fact: CaseFact) -> Iterator[str]:
        """Yield the fact as the author says it, spoken to the customer, and each of its clauses alone."""
        said = self.speech.spoken(fact.says[0])
        clauses = re.split(r"[;,] ", said.rstrip(".")) if self.speech.parts else []
        for text in (said.rstrip("."), *reversed([part for part in clauses if len(part.split()) >= SHORTEST_WORDS])):
            yield f"{text[:1].upper()}{text[1:]}."

    def _owed(self) -> list[CaseFact]:
        """Return the facts that have to be said by the end and were not yet."""
        return [fact for fact in self._facts() if fact.id in self.scenario.scoring.must_say]

    def _looked_up(self) -> list[CaseFact]:
        """Return the facts that stand in the customer's record."""
        record = " ".join(self.scenario.record.values())
        return [fact for fact in self._facts() if fact.value and fact.value in record]

    def _about(self, wanted: tuple[Wanted, ...]) -> list[CaseFact]:
        """Return the facts that say something about these actions: by their result, arguments or words."""
        words = {str(value).casefold() for each in wanted for value in each.args.values() if str(value)}
        words |= {word.casefold() for each in wanted for word in each.action.words}
        results = " ".join(each.action.result for each in wanted)
        named = [fact for fact in self._facts() if any(word in fact.says[0].casefold() for word in words)]
        shown = [fact for fact in self._facts() if fact.value and fact.value in results]
        both = [fact for fact in shown if fact in named]
        return list({fact.id: fact for fact in (*both, *named, *shown)}.values())

    def _promise(self, wanted: Wanted) -> str:
        when = next((str(v) for n, v in wanted.args.items() if wanted.action.args[n].kind == "time"), "")
        moment = datetime.fromisoformat(when) if when else later(self.scenario)
        act = next((act for act in wanted.action.means if act in PLANNING), "message")
        return promise_of(self.runner, act, moment)

    def _solving(self) -> tuple[Wanted, ...]:
        return tuple(each for each in self.wanted if _changes(each) and not _plans(each))

    def _is_done(self, wanted: Wanted) -> bool:
        return any(done.ok and done.name == wanted.action.id for done in self.runner.state.done)

    # Taking up what the customer said

    def _openers(self) -> Iterator[str]:
        """Yield sentences that take up the customer's own words; the best rated will be said."""
        sentences = self._their_sentences()
        clauses = [part for each in sentences for part in re.split(r", (?:and )?", each) if part != each]
        for said in (*sentences, *_worth_taking_up(clauses)):
            yield from (frame.format(said=turned_round(said)) for frame in self.speech.taking_up)
        if self.speech.taking_up_both:
            for one, other in combinations(map(turned_round, sentences), 2):
                yield self.speech.taking_up_both.format(one=one, other=f"{other[:1].lower()}{other[1:]}")
        for topic in topics_of_customer(self.runner):
            yield from self.speech.heard.get(topic, ())
            for phrase in self.scenario.topics.get(topic, ())[:MOST_PHRASES] if not self.speech.taking_up else ():
                yield from (frame.format(phrase=phrase) for frame in self.speech.sorry_phrase)

    def _their_sentences(self) -> list[str]:
        """Return what the customer has said of this case since the last reply, questions and quotations left out."""
        theirs: list[str] = []
        for message in reversed(self.runner.state.transcript):
            if message.speaker == "agent":
                break
            theirs += own_statements(self.talk.sub("", message.authored))
        return _worth_taking_up(theirs)


def own_statements(text: str) -> list[str]:
    """Return the sentences that somebody states in their own words: no question, nor one in which others are quoted.

    Args:
        text: a line of the customer's; what is quoted is taken out before it is parted, for it has ends of its own.
    """
    parts = re.findall(r"[^.?!]+[.?!]*", _QUOTED.sub(_MARK, text))
    return [part.strip() for part in parts if not any(sign in part for sign in f'?{_MARK}"“”«»')]


def _worth_taking_up(parts: list[str]) -> list[str]:
    long = [part for part in parts if len(part.split()) >= SHORTEST_WORDS]
    return [part for part in long if not part.lower().startswith(NOT_TAKEN_UP)][:MOST_TAKEN_UP]


def _talk_of(temperament: Temperament) -> re.Pattern[str]:
    """Return what finds the words that somebody of this temperament says at every desk, whatever the case."""
    says = [wording for each in temperament.reactions.values() for wording in (*each.says, *each.heated, *each.warm)]
    known = sorted({re.sub(r"\\{\w+\\}", ".{1,60}?", re.escape(wording)) for wording in says}, key=len, reverse=True)
    return re.compile("|".join(known) or r"(?!)")


def _changes(wanted: Wanted) -> bool:
    """Tell whether an action does more than look, note or check."""
    return not set(wanted.action.means) <= {"check", "verify", "note", "wait"}


def _plans(wanted: Wanted) -> bool:
    return bool(set(wanted.action.means) & set(PLANNING))


def _tells(wanted: Wanted) -> bool:
    return _changes(wanted)
