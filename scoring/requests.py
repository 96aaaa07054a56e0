"""The codec of `rapport score`: one JSON line in becomes a case and a turn, a turn card becomes one JSON line out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import get_args

from scoring.assess import VERSIONS, rate_turn, read
from scoring.card import Critical, Finding, LevelCard, TurnCard
from scoring.model import (
    Action,
    Case,
    Channel,
    Commitment,
    Evidence,
    Fact,
    FactType,
    RequiredAction,
    Said,
    Scalar,
    Turn,
)
from scoring.reading.items import Actor, Reading


class RequestError(ValueError):
    """A line that cannot be rated; the message names the place in it and what is expected there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One reply to rate."""

    id: str | int | None
    """As given, or None."""
    case: Case
    turn: Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One line out."""

    text: str
    """JSON without a line end."""
    ok: bool
    """False when the line in was at fault."""


def answer_line(line: str) -> Answer:
    """Rate one line; a line at fault gives its id, where known, and the error."""
    try:
        request = parse_request(line)
    except RequestError as error:
        return Answer(text=_dump({"id": _id_of(line), "error": str(error)}), ok=False)
    card = rate_turn(request.case, request.turn, alone=True)
    return Answer(text=_dump(card_as_json(card, id=request.id)), ok=True)


def parse_request(line: str) -> Request:
    """Return the case and the turn of a line.

    Raises:
        RequestError: the line is not a JSON object, `reply` is missing, or a key has the wrong kind of value.
    """
    data = _object(_load(line), "line")
    language = _text(data, "language", "en")
    customer, reply = _text(data, "customer", ""), _text(data, "reply", None)
    now = _now(data)
    history = tuple(_said(each, f"history/{i}") for i, each in enumerate(_list(data, "history") or ()))
    actions = _actions(data)
    earlier = _earlier(history, language, now)
    turn = Turn(
        number=len(earlier) + 1,
        customer=customer,
        reply=reply,
        reading=read(reply, language=language, now=now, customer=customer),
        history=history,
        actions=actions,
        commitments=_commitments(data),
    )
    facts = tuple(_fact(each, f"facts/{i}") for i, each in enumerate(_list(data, "facts") or ()))
    context, policy = _text(data, "context", ""), _text(data, "policy", "")
    case = Case(
        language=language,
        channel=_channel(data),
        context=context,
        policy=policy,
        now=now,
        facts=facts,
        facts_known=bool(facts or context.strip() or policy.strip()),
        required=_required(data),
        turns=(*earlier, turn),
    )
    return Request(id=_id(data), case=case, turn=turn)


def card_as_json(card: TurnCard, *, id: str | int | None) -> dict[str, object]:  # noqa: A002 - the key's name
    """Return the object of one line out."""
    return {
        "id": id,
        "empathy": _level(card.empathy),
        "accuracy": _level(card.accuracy),
        "follow_through": _level(card.follow_through),
        "critical": [_critical(error) for error in card.critical],
        "scorer_versions": VERSIONS,
    }


def _level(card: LevelCard) -> dict[str, object]:
    return {
        "level": card.level,
        "estimate": card.estimate,
        "assessed": card.assessed,
        "findings": [_finding(each) for each in card.findings],
    }


def _finding(each: Finding) -> dict[str, object]:
    found: dict[str, object] = {
        "criterion": each.criterion,
        "verdict": each.verdict,
        "confidence": each.confidence,
        "because": each.because,
        "evidence": _evidence(each.evidence),
    }
    if each.fact:
        found["fact"] = each.fact
    if each.action:
        found["action"] = each.action
    return found


def _evidence(evidence: Evidence | None) -> dict[str, object] | None:
    if evidence is None:
        return None
    return {"in": evidence.where, "start": evidence.start, "end": evidence.end, "quote": evidence.quote}


def _critical(error: Critical) -> dict[str, object]:
    return {
        "code": error.code,
        "cap": error.cap,
        "because": error.because,
        "certain": error.certain,
        "evidence": _evidence(error.evidence),
    }


def _dump(data: Mapping[str, object]) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(", ", ": "))
    # Half a surrogate pair came in as an escape and can only go out as one.
    return text if text.isascii() or _is_sound(text) else json.dumps(data, separators=(", ", ": "))


def _is_sound(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _load(line: str) -> object:
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise RequestError(f"not JSON: {error.msg} at column {error.colno}") from None
    except RecursionError:
        raise RequestError("not JSON: nested too deeply") from None
    except ValueError:
        raise RequestError("not JSON: a number is too long") from None


def _id_of(line: str) -> str | int | None:
    """Return the id of a line at fault, where it can still be told."""
    try:
        return _id(_object(_load(line), "line"))
    except RequestError:
        return None


def _id(data: Mapping[str, object]) -> str | int | None:
    given = data.get("id")
    if isinstance(given, str) or (isinstance(given, int) and not isinstance(given, bool)):
        return given
    return None


def _object(value: object, where: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise RequestError(f"{where}: expected an object, got {_kind(value)}")
    return value


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _text(data: Mapping[str, object], key: str, default: str | None, where: str = "") -> str:
    place = f"{where}/{key}" if where else key
    value = data.get(key)
    if value is None:
        if default is None:
            raise RequestError(f"{place}: missing; expected text")
        return default
    if not isinstance(value, str):
        raise RequestError(f"{place}: expected text, got {_kind(value)}")
    return value


def _list(data: Mapping[str, object], key: str, where: str = "") -> list[object] | None:
    value = data.get(key)
    if value is None:
        return None
    if not isinstance(value, list):
        raise RequestError(f"{f'{where}/{key}' if where else key}: expected a list, got {_kind(value)}")
    return value


def _texts(data: Mapping[str, object], key: str, where: str) -> tuple[str, ...]:
    """Return a list of texts; numbers are taken as they are written, a single text as a list of one."""
    value = data.get(key)
    items = value if isinstance(value, list) else [] if value is None else [value]
    texts = []
    for i, item in enumerate(items):
        if isinstance(item, bool) or not isinstance(item, (str, int, float)):
            raise RequestError(f"{where}/{key}/{i}: expected text, got {_kind(item)}")
        texts.append(str(item))
    return tuple(texts)


def _now(data: Mapping[str, object]) -> datetime | None:
    text = _text(data, "now", "")
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        raise RequestError(f'now: expected local time as "2026-11-12T10:20", got {text!r}') from None


def _channel(data: Mapping[str, object]) -> Channel:
    given = _text(data, "channel", "chat")
    found: Channel | None = next((each for each in get_args(Channel) if each == given), None)
    if found is None:
        raise RequestError(f"channel: expected one of {', '.join(get_args(Channel))}, got {given!r}")
    return found


def _said(value: object, where: str) -> Said:
    data = _object(value, where)
    speaker = _text(data, "speaker", None, where)
    return Said(speaker="customer" if speaker == "customer" else "agent", text=_text(data, "text", None, where))


def _earlier(history: tuple[Said, ...], language: str, now: datetime | None) -> tuple[Turn, ...]:
    """Return the turns that the history holds: what the agent said, with the customer's words before it."""
    turns: list[Turn] = []
    customer = ""
    for i, said in enumerate(history):
        if said.speaker == "customer":
            customer = f"{customer}\n{said.text}".strip()
            continue
        reading = _read_before(said.text, language, now, customer)
        turns.append(
            Turn(number=len(turns) + 1, customer=customer, reply=said.text, reading=reading, history=history[:i])
        )
        customer = ""
    return tuple(turns)


@lru_cache(maxsize=256)
def _read_before(text: str, language: str, now: datetime | None, customer: str) -> Reading:
    """Read an earlier reply, which comes again with every later one of its call."""
    return read(text, language=language, now=now, customer=customer)


def _args(value: object, where: str) -> dict[str, Scalar]:
    if value is None:
        return {}
    args: dict[str, Scalar] = {}
    for name, arg in _object(value, where).items():
        args[name] = arg if isinstance(arg, (str, int, float, bool)) else _dump({"value": arg})
    return args


def _named(value: object, where: str) -> dict[str, object]:
    """Return an object with a name; a bare text is the name."""
    return {"name": value} if isinstance(value, str) else _object(value, where)


def _actions(data: Mapping[str, object]) -> tuple[Action, ...] | None:
    items = _list(data, "actions")
    if items is None:
        return None
    actions = []
    for i, item in enumerate(items):
        where = f"actions/{i}"
        action = _named(item, where)
        actions.append(
            Action(
                name=_text(action, "name", None, where),
                args=_args(action.get("args"), f"{where}/args"),
                ok=action.get("ok") is not False,
                means=_texts(action, "means", where),
            )
        )
    return tuple(actions)


def _required(data: Mapping[str, object]) -> tuple[RequiredAction, ...] | None:
    items = _list(data, "required")
    if items is None:
        return None
    required = []
    for i, item in enumerate(items):
        where = f"required/{i}"
        action = _named(item, where)
        required.append(
            RequiredAction(
                name=_text(action, "name", None, where),
                args=_args(action.get("args"), f"{where}/args"),
                any_of=_texts(action, "any_of", where),
                why=_text(action, "why", "", where),
            )
        )
    return tuple(required)


def _commitments(data: Mapping[str, object]) -> tuple[Commitment, ...] | None:
    items = _list(data, "commitments_due")
    if items is None:
        return None
    commitments = []
    for i, item in enumerate(items):
        where = f"commitments_due/{i}"
        promise = _object(item, where)
        if promise.get("made") == "earlier":
            continue
        commitments.append(
            Commitment(
                id=f"c{i + 1}",
                turn=0,
                who=_actor(_text(promise, "who", "agent", where)),
                what=_text(promise, "what", "", where),
                due=_text(promise, "due", "", where),
                keepable=_flag(promise, "keepable", where),
                status="open",
            )
        )
    return tuple(commitments)


def _flag(data: Mapping[str, object], key: str, where: str) -> bool | None:
    value = data.get(key)
    if value is not None and not isinstance(value, bool):
        raise RequestError(f"{where}/{key}: expected true or false, got {_kind(value)}")
    return value


def _actor(who: str) -> Actor:
    """Return the kind of actor; a team or a place that is none of the known words belongs to the company."""
    found: Actor | None = next((each for each in get_args(Actor) if each == who), None)
    return "company" if found is None else found


def _fact(value: object, where: str) -> Fact:
    data = _object(value, where)
    kind: FactType | None = next((each for each in get_args(FactType) if each == data.get("type")), None)
    statement, surfaces = _text(data, "statement", "", where), _texts(data, "values", where)
    value_text = " ".join(_texts(data, "value", where))
    if not (statement.strip() or surfaces or value_text.strip()):
        raise RequestError(f"{where}: expected a statement or values, got neither")
    return Fact(
        id=_text(data, "id", where.replace("/", ""), where),
        statement=statement,
        values=surfaces,
        type=kind,
        value=value_text,
        topic=_texts(data, "topic", where),
        contradicts=_texts(data, "contradicts", where),
    )
