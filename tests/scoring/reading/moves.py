"""Writes a reading as short words, so that an example and what must be read in it fit on one line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from scoring.languages.load import load_pack
from scoring.reading.items import Pledge, Reading
from scoring.reading.pack import LanguagePack
from scoring.reading.reader import read_reply

NOW = datetime.fromisoformat("2026-03-03T15:30")
"""A Tuesday afternoon."""
CUSTOMER = "Where is my parcel? It was due four days ago. It's a lamp for my daughter's birthday on Saturday."


def english() -> LanguagePack:
    """Return the English pack."""
    pack = load_pack("en")
    assert pack is not None
    return pack


def read(text: str, customer: str = CUSTOMER) -> Reading:
    """Return the reading of a reply in the late-parcel call."""
    return read_reply(text, language="en", pack=english(), now=NOW, customer=customer)


def read_in(language: str, text: str, customer: str = "") -> Reading:
    """Return the reading of a reply in a language, behind a customer's line or none."""
    return read_reply(text, language=language, pack=load_pack(language), now=NOW, customer=customer)


def read_in_case(language: str, topics: Mapping[str, tuple[str, ...]], text: str, customer: str = "") -> Reading:
    """Return the reading of a reply in a case with these topics, all of which can be asked about."""
    return read_reply(
        text,
        language=language,
        pack=load_pack(language),
        customer=customer,
        topics=topics,
        asked_about=frozenset(topics),
    )


def moves(reading: Reading, *, least: float = 0.6) -> set[str]:
    """Return the items of a reading, those with less than `least` confidence left out.

    "ask:deadline", "ack:delay" (specific) or "ack~generic", "pledge:call_back", "pledge:call_back@2026-03-04T11:00",
    "soft:message", "offer:refund", "refuse:refund", "claim:refund:done", "not:refund", "value:5 working_day",
    "blame:customer", "heat:order", "say:greeting", "sense:empty".
    """
    found = {f"sense:{reading.sense}"}
    found.update(f"ask:{each.what}" for each in reading.asked if each.confidence >= least)
    found.update(f"ack{':' if a.specific else '~'}{a.what}" for a in reading.acknowledged if a.confidence >= least)
    found.update(name for each in reading.promised if each.confidence >= least for name in _pledge(each))
    found.update(f"offer:{each.act}" for each in reading.offered if each.confidence >= least)
    found.update(f"refuse:{each.act}" for each in reading.refused if each.confidence >= least)
    found.update(f"blame:{each.whom}" for each in reading.blamed if each.confidence >= least)
    found.update(f"heat:{each.kind}" for each in reading.heated if each.confidence >= least)
    found.update(f"say:{each.kind}" for each in reading.courtesies if each.confidence >= least)
    for claim in reading.claims:
        if claim.confidence >= least:
            found.add(f"claim:{claim.act}:{claim.tense}" if claim.polarity == "affirmed" else f"not:{claim.act}")
            found.update(f"value:{value.text}" for value in claim.values)
            found.add(f"{claim.modality}:{claim.act}")
    return found


def _pledge(pledge: Pledge) -> list[str]:
    kind = "pledge" if pledge.firm else "soft"
    names = [f"{kind}:{pledge.act}", f"{pledge.actor}:{pledge.act}"]
    if pledge.due is not None:
        names.append(f"{kind}:{pledge.act}@{pledge.due.at}" + ("?" if pledge.due.unclear else ""))
    if pledge.condition:
        names.append(f"{kind}:{pledge.act} if {pledge.condition}")
    return names
