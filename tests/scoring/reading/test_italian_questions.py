"""Questions as Italians put them: the matter first, an accent left out, "se l'è segnato", an alternative behind."""

from __future__ import annotations

import pytest

from scoring.languages.load import load_pack
from scoring.reading.reader import read_reply
from tests.scoring.reading.moves import NOW

TOPICS = {
    "lift": ("quando aggiustano l'ascensore", "ascensore"),
    "warranty": ("quando scade la garanzia",),
    "child": ("come sta la bambina",),
    "door": ("chi apre la porta", "citofono"),
    "water": ("perde acqua",),
    "home": ("siete in casa",),
    "why": ("non può",),
    "pressure": ("guardato la pressione",),
}
ASKED = [
    ("l'ascensore quando lo aggiustano, glielo hanno detto?", "lift"),
    ("l'ascensore quando lo aggiustano", "lift"),
    ("La garanzia, scusi, quando scade?", "warranty"),
    ("la garanzia quando scade?", "warranty"),
    ("e la bambina come sta?", "child"),
    ("la porta chi la apre?", "door"),
    ("mi sa dire se perde acqua?", "water"),
    ("e' vero che perde acqua?", "water"),
    ("e perche' domani non può?", "why"),
    ("e la pressione l'ha guardata?", "pressure"),
    ("volevo sapere se stasera siete in casa", "home"),
    ("le bastano sette giorni?", "agreement"),
    ("siete in casa o c'e' qualcuno che apre?", "home"),
    ("Dal citofono suona Riva, giusto?", "door"),
    ("se l'è segnato il giorno?", "understanding"),
    ("la data se l'e' scritta sì o no?", "understanding"),
    ("Le va bene martedì 19?", "permission"),
    ("serve altro avvocato?", "anything_else"),
    ("ha qualche dubbio?", "anything_else"),
]
NOT_ASKED = [
    ("viene Lei o qualcun altro?", "anything_else"),
    ("e la bambina come sta?", "wellbeing"),
    ("cosa le ha scritto il portiere?", "read_back"),
    ("la fermata è vicina?", "neighbours"),
    ("l'ascensore è ancora fermo?", "presence"),
    ("se perde acqua ci chiami", "water"),
]


def asked(text: str) -> set[str]:
    """Return what a reply surely asks for in a case with words of its own."""
    reading = read_reply(text, language="it", pack=load_pack("it"), now=NOW, topics=TOPICS)
    return {topic for question in reading.asked if question.confidence >= 0.65 for topic in question.topics}


@pytest.mark.parametrize(("text", "topic"), ASKED)
def test_question_is_heard_in_the_order_of_speech(text: str, topic: str) -> None:
    assert topic in asked(text)


@pytest.mark.parametrize(("text", "topic"), NOT_ASKED)
def test_what_only_sounds_alike_is_not_asked(text: str, topic: str) -> None:
    assert topic not in asked(text)


@pytest.mark.parametrize(
    "text", ["Passo nel primo pomeriggio.", "Viene a metà mattina?", "Nel tardo pomeriggio va bene?"]
)
def test_half_a_part_of_the_day_is_read_without_a_fault(text: str) -> None:
    assert read_reply(text, language="it", pack=load_pack("it"), now=NOW).sense == "clear"
