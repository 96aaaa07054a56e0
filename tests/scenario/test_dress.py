"""A case in another customer's name: everywhere, as whole words, and nothing else is touched."""

from __future__ import annotations

from dataclasses import replace

import pytest

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


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (
            "배한결",
            ("배한결이요!", "한결이에요, 배한결.", "배한결입니다.", "한결님 앞으로.", "새봄맞이로요."),
        ),
        ("오다해", ("오다해요!", "다해예요, 오다해.", "오다해입니다.", "다해님 앞으로.", "새봄맞이로요.")),
        ("남궁솔", ("남궁솔이요!", "솔이에요, 남궁솔.", "남궁솔입니다.", "솔님 앞으로.", "새봄맞이로요.")),
    ],
)
def test_what_is_written_at_a_korean_name_follows_its_last_sound(name: str, says: tuple[str, ...]) -> None:
    base = small_scenario()
    lines = ("문새봄이요!", "새봄이에요, 문새봄.", "문새봄입니다.", "새봄님 앞으로.", "새봄맞이로요.")
    fact = CaseFact(id="name", known_to="customer", says=lines)
    case = replace(base, customer=replace(base.customer, name="문새봄"), facts=(fact,))
    assert redressed(case, name, "").facts[0].says == says
