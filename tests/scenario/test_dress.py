"""A case in another customer's name: everywhere, as whole words, and nothing else is touched."""

from __future__ import annotations

from dataclasses import replace

from simulator.scenario.dress import redressed
from simulator.scenario.model import CaseFact
from tests.cases import small_scenario


def test_every_text_names_the_other_customer_and_addresses_do_too() -> None:
    base = small_scenario()
    mail = CaseFact(id="mail", known_to="customer", value="ann.lee@example.net", says=("Lee, Ann Lee. Anna knows.",))
    case = replace(base, record={"customer": "Ann Lee, since 2021"}, facts=(*base.facts, mail), briefing="Ann waits.")
    other = redressed(case, "Bo Hill", "kofi")
    assert (other.customer.name, other.customer.portrait) == ("Bo Hill", "kofi")
    assert other.record == {"customer": "Bo Hill, since 2021"}
    assert other.briefing == "Bo waits."
    assert (other.facts[-1].value, other.facts[-1].says) == ("bo.hill@example.net", ("Hill, Bo Hill. Anna knows.",))


def test_words_that_only_look_like_the_name_and_ids_stay() -> None:
    base = small_scenario()
    fact = CaseFact(id="ann", says=("The annual sale is in the lee of the hill.",), value="annual")
    case = replace(base, facts=(fact,))
    other = redressed(case, "Bo", "")
    assert other.facts == (fact,)
    assert other.id == base.id
