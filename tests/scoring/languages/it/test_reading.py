"""Italian replies, each with what has to be read in it."""

from __future__ import annotations

from datetime import datetime

import pytest

from scoring.assess import read
from scoring.languages.load import load_pack
from scoring.reading.items import Reading
from scoring.reading.values import values

NOW = datetime.fromisoformat("2026-03-03T10:00")
"""A Tuesday."""

VALUES = (
    ("Le rimborsiamo 24,90 €", ("money", "24.90")),
    ("Sono 1.250 euro in tutto", ("money", "1250.00")),
    ("Il 20 per cento in meno", ("percent", "20")),
    ("entro 5 giorni lavorativi", ("duration", "5 working_day")),
    ("fra quarantotto ore", ("duration", "2 day")),
    ("entro quindici giorni", ("duration", "15 day")),
    ("tra mezz'ora", ("duration", "30 minute")),
    ("dopodomani", ("date", "2026-03-05")),
    ("giovedì 5 marzo", ("date", "2026-03-05")),
    ("entro il 7 aprile", ("date", "2026-04-07")),
    ("venerdì", ("date", "2026-03-06")),
    ("alle 17", ("time", "17:00")),
    ("entro le 11", ("time", "11:00")),
    ("alle 9.40", ("time", "09:40")),
    ("alle sei e mezza", ("time", "18:30")),
    ("alle nove e quaranta", ("time", "09:40")),
)


def reading(text: str, customer: str = "") -> Reading:
    """Read an Italian reply of the third of March."""
    return read(text, language="it", now=NOW, customer=customer)


@pytest.mark.parametrize(("text", "expected"), VALUES)
def test_a_value_is_read_with_its_unit_against_the_clock_of_the_call(text: str, expected: tuple[str, str]) -> None:
    pack = load_pack("it")
    assert pack is not None
    found = [(each.kind, each.text) for each in values(text, NOW, pack=pack)]
    assert expected in found


@pytest.mark.parametrize(
    ("text", "act", "at"),
    [
        ("La richiamo io domani alle 17.", "call_back", "2026-03-04T17:00"),
        ("Le scrivo entro le 11, Nicola.", "message", "2026-03-03T11:00"),
        ("La richiamerò giovedì alle nove.", "call_back", "2026-03-05T09:00"),
        ("Le rimborseremo 24,90 € entro 5 giorni lavorativi.", "refund", "2026-03-10"),
    ],
)
def test_a_promise_in_the_present_or_the_future_has_its_act_and_its_due_time(text: str, act: str, at: str) -> None:
    pledges = [(each.act, each.due.at if each.due else None, each.firm) for each in reading(text).promised]
    assert (act, at, True) in pledges


def test_the_person_of_a_promise_stands_in_the_ending_of_the_verb() -> None:
    actors = [each.actor for each in reading("La richiamerò domani.").promised]
    assert actors == ["agent"]


def test_as_soon_as_possible_makes_no_firm_promise() -> None:
    promised = reading("La ricontatteremo quanto prima.").promised
    assert promised
    assert not any(each.firm for each in promised)


def test_what_was_done_is_a_claim_in_the_past() -> None:
    claims = reading("Ho già prenotato la visita per giovedì alle 9.").claims
    assert [(each.act, each.tense, each.polarity) for each in claims] == [("book", "done", "affirmed")]


def test_a_no_with_its_reason_is_a_reasoned_refusal() -> None:
    refused = reading("Non possiamo rimborsare perché sono passati 30 giorni.").refused
    assert [(each.act, each.reason) for each in refused] == [("refund", True)]


def test_nothing_is_refused_where_a_guarantee_is_declined() -> None:
    assert not reading("Non le posso garantire l'orario.").refused


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Può dirmi il numero d'ordine?", "order_number"),
        ("Mi scriva per favore il Suo indirizzo.", "address"),
        ("E il CAP?", "postcode"),
        ("Mi dà il cap, per favore?", "postcode"),
        ("Preferisce il rimborso oppure uno nuovo?", "preference"),
    ],
)
def test_a_request_is_read_for_what_it_asks(text: str, what: str) -> None:
    assert what in {each.what for each in reading(text).asked}


def test_who_understands_asks_for_no_postcode() -> None:
    asked = reading("Capisco, che cosa indica il display e da quando?").asked
    assert "postcode" not in {topic for each in asked for topic in (each.what, *each.topics)}


def test_an_apology_that_names_the_delay_is_specific() -> None:
    heard = reading("Mi dispiace che il pacco sia arrivato tardi.").acknowledged
    assert [(each.what, each.specific) for each in heard] == [("delay", True)]


def test_a_stock_apology_is_not() -> None:
    assert not any(each.specific for each in reading("Ci scusiamo per il disagio.").acknowledged)


@pytest.mark.parametrize(
    "text", ["Doveva leggere le condizioni.", "Bastava controllare la mail.", "La colpa è sua, signora."]
)
def test_fault_put_on_the_customer_is_blame(text: str) -> None:
    assert [each.whom for each in reading(text).blamed] == ["customer"]


def test_no_blame_is_read_where_it_is_taken_away() -> None:
    assert not reading("Non è colpa sua, signora.").blamed


@pytest.mark.parametrize(("text", "heat"), [("Si calmi, signora.", 2), ("Lei è maleducato.", 3), ("Buongiorno.", 0)])
def test_heat_is_read(text: str, heat: int) -> None:
    assert reading(text).heat >= heat
    assert bool(reading(text).heat) == bool(heat)


def test_slips_and_missing_accents_are_mended() -> None:
    plain = reading("Il tecnico verrà giovedì, perché oggi non può.")
    slips = reading("Il tecnnico verrà giovedi, perche oggi nn puo.")
    assert [each.act for each in slips.promised] == [each.act for each in plain.promised]


def test_every_span_lies_in_the_text() -> None:
    text = "L'ho prenotata giovedì 5 marzo alle 9:40; dell'importo Le scriverò entro domani. Se c'è altro, mi dica."
    found = reading(text)
    spans = [(each.start, each.end) for each in found.claims]
    spans += [(each.start, each.end) for each in found.promised]
    spans += [(each.start, each.end) for each in found.asked]
    assert spans
    for start, end in spans:
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]


@pytest.mark.parametrize("text", ["", "...", "😀😀", "asdf qwer zxcv poiu", "l'" * 500, "rò " * 500])
def test_any_text_can_be_read(text: str) -> None:
    assert reading(text).language == "it"
