"""What strangers typed in Italian: words cut short, doubled denials, promises in the present, echoes and remarks."""

from __future__ import annotations

import pytest

from scoring.languages.load import load_pack
from scoring.reading.items import Reading
from scoring.reading.reader import read_reply
from tests.scoring.reading.moves import NOW

TOPICS = {
    "code": ("codice impianto",),
    "evening": ("fascia serale", "stasera"),
    "cold": ("al freddo", "freddo"),
    "grandchild": ("per chi è", "nipote"),
    "space": ("spazio davanti",),
}
CUSTOMER = "Siamo in tre, la bambina ha 5 settimane e in casa fa freddo."
SURE = 0.65


def read(text: str) -> Reading:
    """Return the reading of a reply in a case with words of its own."""
    return read_reply(text, language="it", pack=load_pack("it"), now=NOW, topics=TOPICS, customer=CUSTOMER)


def asked(text: str) -> set[str]:
    """Return what a reply surely asks for."""
    return {topic for each in read(text).asked if each.confidence >= SURE for topic in (each.what, *each.topics)}


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Intanto mi dà il cod. impianto, sig.ra Rossi?", "code"),
        ("E per chi è il regalo, se posso chiedere?", "grandchild"),
        ("me lo conferma?", "agreement"),
        ("Faccio così?", "permission"),
        ("5 settimane?!", "agreement"),
        ("perfetto, qualcos'altro?", "anything_else"),
        ("accetta?", "agreement"),
        ("Mi da il codice impianto così apro la scheda?", "code"),
        ("le mando il tecnico, d'accordo?", "agreement"),
        ("Gliel'ho appena prenotato, va bene stasera?", "agreement"),
        ("le va bene se passa stasera?", "evening"),
        ("Mi dica anche se per chi è il regalo", "grandchild"),
        ("mi servono codice impianto e CAP", "code"),
    ],
)
def test_a_question_is_heard_though_it_is_clipped_or_only_repeats(text: str, topic: str) -> None:
    assert topic in asked(text)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("mi lasci un po' di spazio davanti", "space"),
        ("ok come preferisce", "preference"),
        ("Bellissimo nome!", "name"),
        ("Mi dia un attimo che guardo il codice impianto", "code"),
        ("Se non riesce mi scriva qui", "message"),
    ],
)
def test_what_only_looks_like_a_question_is_none(text: str, topic: str) -> None:
    assert topic not in asked(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Stasera alle 21.30 la richiamo io per sapere com'è andata", "call_back"),
        ("la tengo aggiornata", "message"),
        ("glielo faccio sapere entro stasera", "message"),
        ("vedrà che in giornata le mando qualcuno", "repair"),
        ("non si preoccupi che stasera glielo mando", "deliver"),
        ("le prolungo la data", "book"),
    ],
)
def test_a_promise_in_the_present_is_heard(text: str, act: str) -> None:
    assert act in {each.act for each in read(text).promised if each.confidence >= SURE}


@pytest.mark.parametrize("text", ["vedo che lo scontrino scade domani", "mi chiamo Anna", "lo sapremo tra mezz'ora"])
def test_what_is_seen_or_introduced_is_no_promise(text: str) -> None:
    assert not [each for each in read(text).promised if each.confidence >= SURE]


def test_a_step_that_is_asked_about_in_the_present_is_an_offer() -> None:
    reading = read("Le mando un sms di conferma?")
    assert [each.act for each in reading.offered] == ["message"]
    assert not reading.promised


@pytest.mark.parametrize("text", ["Non costa niente", "non paga nulla", "non spende niente"])
def test_two_denials_of_a_price_make_it_free(text: str) -> None:
    assert [(each.act, each.polarity) for each in read(text).claims] == [("free", "affirmed")]


def test_nobody_and_mica_deny_what_follows() -> None:
    assert [each.polarity for each in read("nessuno le ha telefonato").claims] == ["denied"]


def test_a_time_behind_a_condition_dates_the_promise() -> None:
    promised = read("le scrivo io appena so chi viene, max alle 16 e mezza").promised
    assert promised[0].due is not None
    assert (promised[0].due.at or "").endswith("16:30")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Mi scusi se l'abbiamo fatta aspettare", "wait"),
        ("oddio piccina!! 5 settimane al freddo no eh", "cold"),
        ("ma povera stellina, al freddo a quell'età!", "cold"),
    ],
)
def test_sympathy_is_for_the_trouble_that_it_names(text: str, what: str) -> None:
    assert what in {topic for each in read(text).acknowledged for topic in (each.what, *each.topics)}
