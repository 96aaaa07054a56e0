"""Korean phrases in any form and letters that laugh and weep; Italian evenings, visits and assent."""

from datetime import datetime

import pytest

from scoring.languages.load import load_pack
from scoring.reading.clauses import clauses
from scoring.reading.glue import find_glued
from scoring.reading.items import Reading
from scoring.reading.pack import LanguagePack, compile_topics
from scoring.reading.reader import read_reply
from scoring.reading.tokens import normalise

NOON = datetime.fromisoformat("2026-11-02T12:00")
TOPICS = {
    "sold_out": ("재고 없", "품절"),
    "event": ("대회", "운동"),
    "evening": ("stasera",),
    "baby": ("settimane",),
    "reset": ("reset",),
}


def pack(language: str) -> LanguagePack:
    """Return the pack of a language."""
    found = load_pack(language)
    assert found is not None
    return found


def read(text: str, language: str, customer: str = "") -> Reading:
    """Return the reading of a text in a case with a few topics."""
    return read_reply(text, language=language, pack=pack(language), now=NOON, customer=customer, topics=TOPICS)


def found(text: str) -> set[str]:
    """Return the topics of the case that are found in a Korean text."""
    index = compile_topics({name: TOPICS[name] for name in ("sold_out", "event")}, pack("ko"))
    return {hit.id for hit in find_glued(index, normalise(text, pack("ko").spellings), pack("ko"))}


@pytest.mark.parametrize("text", ["재고가 없네요", "재고는 하나도 없어서요", "품절이더라고요", "품절됐어요"])
def test_a_phrase_is_found_whatever_is_glued_to_it(text: str) -> None:
    assert found(text) == {"sold_out"}


@pytest.mark.parametrize("text", ["운동화 받으셨어요", "회의장으로 오세요"])
def test_a_word_that_only_begins_like_a_phrase_is_another_word(text: str) -> None:
    assert found(text) == set()


def test_letters_that_laugh_or_weep_end_a_sentence_and_are_no_words() -> None:
    text = "죄송합니다ㅠㅠ 본인확인 됐고 금요일에 가요ㅎㅎ 감사해요"
    cut = [text[each.start : each.end] for each in clauses(text, pack=pack("ko"))]
    assert cut == ["죄송합니다", "본인확인 됐고", "금요일에 가요", "감사해요"]


def test_laughing_alone_is_still_something_typed() -> None:
    assert [token.word for token in normalise("ㅋㅋㅋ", pack("ko").spellings)] == ["ㅋㅋㅋ"]


@pytest.mark.parametrize(("text", "due"), [("한 시간 안에 연락할게요", "13:00"), ("두 시간 뒤 전화할게요", "14:00")])
def test_hours_that_last_are_no_hours_of_the_clock(text: str, due: str) -> None:
    claim = next(claim for claim in read(text, "ko").claims if claim.values)
    assert [value.kind for value in claim.values] == ["duration"]
    assert due in str(read(text, "ko").promised[0].due)


@pytest.mark.parametrize("text", ["금욜이요", "금욜에 도착해요", "금요일요"])
def test_a_weekday_is_read_with_any_ending(text: str) -> None:
    assert "2026-11-06" in [value.text for claim in read(text + " 도착", "ko").claims for value in claim.values]


def test_that_the_customer_is_not_to_blame_blames_nobody() -> None:
    assert read("고객님 실수 아니세요", "ko").blamed == ()


@pytest.mark.parametrize(("text", "asked"), [("고객님 계신가요?", True), ("상자는 갖고 계신가요?", False)])
def test_having_something_is_not_being_there(text: str, asked: bool) -> None:
    assert ("presence" in [question.what for question in read(text, "ko").asked]) == asked


def test_what_is_there_is_told_and_not_asked() -> None:
    assert [question.what for question in read("네 있어요 창고에", "ko").asked] == []


@pytest.mark.parametrize(
    "text", ["연락처가 어떻게 되세요?", "안녕하세요 연락처가 어떻게 되세요", "전화번호가 어떻게되세요"]
)
def test_how_something_is_asks_for_it_and_wishes_nothing(text: str) -> None:
    assert [(question.what, question.confidence >= 0.65) for question in read(text, "ko").asked] == [("phone", True)]


@pytest.mark.parametrize("text", ["금요일까지 오시면 되세요", "금요일까지 두시면 되세요"])
def test_until_when_one_may_come_is_told_with_the_polite_ending_too(text: str) -> None:
    assert "2026-11-06" in [value.text for claim in read(text, "ko").claims for value in claim.values]
    assert read(text, "ko").asked == ()


def test_a_wish_for_the_day_asks_for_nothing() -> None:
    assert read("좋은 하루 되세요", "ko").asked == ()
    assert [each.kind for each in read("좋은 하루 되세요", "ko").courtesies] == ["farewell"]


@pytest.mark.parametrize("text", ["stasera prima delle nove", "alle 9 di stasera", "stasera entro le 9"])
def test_an_hour_beside_the_evening_is_late(text: str) -> None:
    times = [value.text for claim in read(f"il tecnico viene {text}", "it").claims for value in claim.values]
    assert "21:00" in times


def test_an_hour_behind_a_comma_is_no_hour_of_that_evening() -> None:
    values = [v.text for claim in read("stasera no, il tecnico viene domani alle 9", "it").claims for v in claim.values]
    assert "21:00" not in values


def test_a_visit_in_the_present_is_promised_and_assent_is_asked() -> None:
    reading = read("le mando il tecnico stasera, va bene?", "it")
    assert "repair" in [pledge.act for pledge in reading.promised]
    assert "agreement" in [question.what for question in reading.asked]


def test_a_denial_stays_with_what_it_denies() -> None:
    text = "purtroppo stasera non posso, il tecnico viene domani"
    cut = [text[each.start : each.end] for each in clauses(text, pack=pack("it"))]
    assert cut == ["purtroppo stasera non posso", "il tecnico viene domani"]


def test_pity_beside_an_apology_takes_up_what_the_customer_said() -> None:
    reading = read("cinque settimane, mi dispiace tanto", "it", customer="La bambina ha cinque settimane.")
    assert ("baby", True) in [(heard.what, heard.specific) for heard in reading.acknowledged]
    assert reading.heated == ()


def test_a_friendly_laugh_is_no_sarcasm() -> None:
    assert read("ahah poverina, la tenga al caldo", "it").heated == ()


def test_a_word_of_the_author_is_never_mended() -> None:
    assert "reset" in [topic for claim in read("Non premere reset", "it").claims for topic in claim.topics]


def test_a_good_evening_is_no_voucher() -> None:
    assert read("arrivederci, buona serata", "it").claims == ()
