"""Tests of what the reader makes of plain promises, flat noes, and of questions that look like blame or refusals."""

from __future__ import annotations

import pytest

from tests.scoring.reading.moves import moves, read, read_in

ENGLISH = [
    ("I'll ring about half seven", "pledge:call_back", ""),
    ("Right I'll let you go, speak at half seven then.", "pledge:call_back", ""),
    ("ok im off, speak at 19:42. bye", "pledge:call_back", ""),
    ("We speak tomorrow at ten.", "pledge:call_back", ""),
    ("Can we talk at 5?", "", "pledge:"),
    ("I spoke to the warehouse at 5.", "", "pledge:"),
    ("I write tomorrow before noon.", "pledge:message", ""),
    ("tomorrow at 11 I write", "pledge:message", ""),
    ("You will have the two pdfs from me on Friday.", "pledge:message", ""),
    ("You'll have my answer by Friday noon.", "pledge:message", ""),
    ("As promised I have the answer of NorthPost: it was not found.", "", "pledge:"),
    ("I have a reply from us here in the log.", "", "pledge:"),
    ("so ill check tomorrow morning and message u either way ok?", "pledge:message ask:agreement", "ask:preference"),
    ("I'll look into it and call you at five, alright?", "pledge:call_back ask:agreement", ""),
    ("What happened with the lamp, you lost it?", "", "blame:"),
    ("You lost the number, that is why nobody could help.", "blame:customer", ""),
    ("I'm sorry you lost it, and you lost your mother too.", "", "blame:"),
    ("You lost me there.", "", "blame:"),
    ("You didn't tell us that you had moved.", "blame:customer", ""),
    ("You didn't tell me what was in it.", "", "blame:customer"),
    ("Are you ok waiting until Thursday?", "", "ask:wellbeing"),
    ("I'll let you know by chat tomorrow.", "pledge:message", "say:farewell"),
    ("Chat soon!", "say:farewell", ""),
    ("Why didn't you check the address?", "blame:customer", ""),
    ("It was left with a neighbour because you were not in.", "", "blame:"),
    ("because you did not read the email", "blame:customer", ""),
    ("Congratulations to your daughter!", "", "heat:"),
    ("Is Thursday before four good for you?", "", "heat:"),
    ("Oh, good for you.", "heat:sarcasm", ""),
    ("I am busy testing the line now.", "", "heat:"),
    ("I am busy.", "heat:dismissal", ""),
    ("So no.", "refuse:", ""),
    ("Still no.", "refuse:", "ack:delay claim:delay:present"),
    ("The answer is no.", "refuse:", ""),
    ("So no worries at all.", "", "refuse:"),
    ("Could you tell me if the address is right?", "ask:delivery_address", ""),
    ("can u tell me if u got an email from us", "ask:earlier_contact", "claim:"),
    ("Please tell us if anything changes.", "", "ask:"),
    ("Are you Mrs Hadid?", "ask:name", ""),
    ("Am I speaking with Mr Toth?", "ask:name", ""),
    ("Which mail?", "ask:email", ""),
    ("why cant you come tomorrow", "", "refuse:deliver"),
    ("why i cant refund it: it was used", "refuse:refund", ""),
]
ITALIAN = [
    ("Parlo con la signora Rossi?", "ask:name", ""),
    ("Lei è il signor Bianchi?", "ask:name", ""),
    ("ci sentiamo alle 19:42", "pledge:call_back", "pledge:resolve"),
    ("controllo e Le faccio sapere, va bene?", "pledge:message ask:agreement", ""),
    ("avrà la mia risposta entro venerdì", "pledge:message", "pledge:deliver"),
]
KOREAN = [
    ("김철수 고객님 맞으신가요?", "ask:name", ""),
    ("한새봄님이시죠?", "ask:name", ""),
    ("내일 오전까지 제가 메일 보낼게요", "pledge:message", ""),
    ("7시 반에 통화해요", "pledge:call_back", ""),
    ("확인하고 다시 전화드릴게요 괜찮으세요?", "pledge:call_back ask:agreement", ""),
    ("보내드리면 괜찮으세요?", "", "pledge:"),
    ("무슨 일 있으면 바로 연락드려요", "pledge:call_back", "ask:"),
]


def _holds(found: set[str], must: str, must_not: str) -> None:
    named = {each.partition("@")[0] for each in found}
    assert {each for each in must.split() if not each.endswith(":")} <= named
    assert all(any(move.startswith(each) for move in named) for each in must.split() if each.endswith(":"))
    for each in must_not.split():
        assert not any(move == each or (each.endswith(":") and move.startswith(each)) for move in named)


@pytest.mark.parametrize(("text", "must", "must_not"), ENGLISH)
def test_an_english_reply_is_read_by_what_it_does(text: str, must: str, must_not: str) -> None:
    _holds(moves(read(text)), must, must_not)


@pytest.mark.parametrize(("text", "must", "must_not"), ITALIAN)
def test_an_italian_reply_is_read_by_what_it_does(text: str, must: str, must_not: str) -> None:
    _holds(moves(read_in("it", text)), must, must_not)


@pytest.mark.parametrize(("text", "must", "must_not"), KOREAN)
def test_a_korean_reply_is_read_by_what_it_does(text: str, must: str, must_not: str) -> None:
    _holds(moves(read_in("ko", text)), must, must_not)


def test_a_korean_question_word_asks_without_a_question_mark() -> None:
    asked = read_in("ko", "주소가 어디예요").asked + read_in("ko", "언제 필요해요").asked
    assert [each.what for each in asked if each.confidence >= 0.6] == ["address", "deadline"]
