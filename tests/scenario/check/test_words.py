"""Tests of `simulator.scenario.check.wording` and `braces`: what is remarked of words, in three languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.scenario.check.examine import examine
from tests.scenario.check.samples import with_keys, write_sample


def remarks(tmp_path: Path, keys: str, language: str = "en") -> list[str]:
    folder = write_sample(tmp_path / "cases")
    file = folder / "scenario.yaml"
    text = with_keys(file.read_text(encoding="utf-8"), keys + f"language: {language}\n")
    file.write_text(text, encoding="utf-8")
    problems = examine(folder).problems
    return [f"{problem.code} {problem.message}" for problem in problems if problem.code in ("W811", "W804", "W805")]


def said(text: str, values: str) -> str:
    return (
        f"values: {{order: {{any: ['48213', '51760']}}, {values}}}\nrecord: {{order: '{{order}}', item: \"{text}\"}}\n"
    )


@pytest.mark.parametrize(
    ("language", "text", "values", "wrong"),
    [
        ("en", "a {item}", "item: {any: [kettle, urn]}", "it must be `an urn`"),
        ("en", "An {item}", "item: {any: [hour, urn, unit]}", "it must be `a unit`"),
        ("en", "a {item}", "item: {any: [kettle, unit]}", ""),
        ("en", "{n} days", "n: {any: [1, 3]}", "becomes `1 days`"),
        ("en", "{n} day", "n: {any: [2, 3]}", "becomes `2 day`"),
        ("en", "{n} days", "n: {any: [2, 3]}", ""),
        ("en", "{n:day|days}", "n: {any: [1, 3]}", ""),
        ("en", "{n} was the number", "n: {any: [1, 3]}", ""),
        ("ko", "{item}이 새요", "item: {any: [램프, 주전자]}", "it must be `램프가`"),
        ("ko", "{item}가 새요", "item: {any: [램프, 주전자]}", ""),
        ("ko", "{item}를 샀어요", "item: {any: [램프, 책]}", "it must be `책을`"),
        ("ko", "{item}으로 할게요", "item: {any: [3월 5일, 램프]}", "it must be `3월 5일로`"),
        ("ko", "{item:을/를} 샀어요", "item: {any: [램프, 책]}", ""),
        ("it", "il {item}", "item: {any: [bollitore, specchio]}", "it must be `lo specchio`"),
        ("it", "della {item}", "item: {any: [teiera, anfora]}", "it must be `dell'anfora`"),
        ("it", "la {item}", "item: {any: [teiera, lampada]}", ""),
        ("it", "{n} giorni", "n: {any: [1, 3]}", "becomes `1 giorni`"),
        ("it", "{item:il}", "item: {any: [bollitore, specchio]}", ""),
    ],
)
def test_a_bare_value_is_refused_where_its_neighbours_need_a_form(
    language: str, text: str, values: str, wrong: str, tmp_path: Path
) -> None:
    found = remarks(tmp_path, said(text, values), language)
    assert len(found) == (1 if wrong else 0), found
    assert wrong in "".join(found)


@pytest.mark.parametrize(
    "text",
    [
        "dana.whitfield@example.net", "https://shop.example/returns", "www.example.com", "help@desk.invalid",
        "2019-2024", "+44 555 0142 77", "555-0142", "2026-03-03", "order 48213", "03/05/2026", "from 08:00 to 18:00",
        "4 to 6 working days", "larch.lane", "K-7731", "ref 4821-33451", "9912 3456 7788",
        "e.g. a kettle", "v1.2.3", "1.250,00", "10.00-12.00",
    ],
)  # fmt: skip
def test_what_belongs_to_nobody_is_left_alone(text: str, tmp_path: Path) -> None:
    assert remarks(tmp_path, f"record: {{order: '{{order}}', note: \"{text}\"}}\n") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ada@quill.com", "W804"), ("https://www.larch-lane.co.uk/help", "W804"), ("write to quill.it today", "W804"),
        ("02-1234-5678", "W805"), ("+39 06 1234567", "W805"), ("(020) 7946 0123", "W805"), ("010.1234.5678", "W805"),
        ("212-736-1234", "W805"), ("736-1234", "W805"),
    ],
)  # fmt: skip
def test_what_may_belong_to_somebody_is_found(text: str, code: str, tmp_path: Path) -> None:
    found = remarks(tmp_path, f"record: {{order: '{{order}}', note: \"{text}\"}}\n")
    assert [each.partition(" ")[0] for each in found] == [code], found


KOREAN = """\
title: 새는 주전자
briefing: 가게의 채팅 상담을 맡았습니다.
facts:
  - {id: warranty, type: duration, value: 2년, says: 보증 기간은 2년입니다., topic: [보증, 품질 보증]}
  - id: gift
    known_to: customer
    value: 결혼식
    tell: {asked: occasion}
    says: ["결혼식에 쓸 거예요.", "토요일 결혼식 때문에요.", "동생 결혼식이요."]
"""


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("reactions: [{id: one, when: {offered: replace}, because: 제안, says: [결혼식이 코앞이에요.]}]", "F608"),
        ("reactions: [{id: one, when: {offered: replace}, because: 제안, says: [39유로를 냈어요.]}]", "F610"),
        ("reactions: [{id: one, when: {offered: replace}, because: 제안, says: [2년은 길죠.]}]", ""),
        ("reactions: [{id: one, when: {offered: replace}, because: 제안, says: [That would be very good.]}]", "W808"),
        ("briefing: 결혼식을 앞둔 손님입니다.", "F607"),
    ],
)
def test_korean_words_are_known_with_their_particles(keys: str, code: str, tmp_path: Path) -> None:
    folder = write_sample(tmp_path / "cases")
    file = folder / "scenario.yaml"
    text = with_keys(file.read_text(encoding="utf-8"), "language: ko\n" + KOREAN)
    file.write_text(with_keys(text, keys + "\n"), encoding="utf-8")
    found = [problem.code for problem in examine(folder).problems if problem.code in ("F607", "F608", "F610", "W808")]
    mine = [problem for problem in found if problem == code]
    assert bool(mine) == bool(code), found
    assert {"F607", "F608", "F610"} & set(found) <= {code}


def cut(tmp_path: Path, wordings: str) -> list[str]:
    folder = write_sample(tmp_path / "cases")
    file = folder / "scenario.yaml"
    reaction = f"reactions:\n  - {{id: on_offer, when: {{offered: replace}}, because: an offer, says: [{wordings}]}}\n"
    file.write_text(with_keys(file.read_text(encoding="utf-8"), reaction), encoding="utf-8")
    return [problem.code for problem in examine(folder).problems]


def test_small_letters_in_quotes_are_a_manner_and_without_quotes_a_cut_text(tmp_path: Path) -> None:
    assert cut(tmp_path / "a", '"ok then", "yeah sure", "fine"') == []
    assert cut(tmp_path / "b", "Yes please, that would be good, Fine.") == ["W810"]


def test_each_line_with_too_few_wordings_is_told_once(tmp_path: Path) -> None:
    folder = write_sample(tmp_path / "cases")
    file = folder / "scenario.yaml"
    text = with_keys(
        file.read_text(encoding="utf-8"),
        "interjections:\n  - {when: {patience_below: 10}, says: [Hm.], mood: -1, because: hm}\n",
    )
    file.write_text(text, encoding="utf-8")
    codes = [problem.code for problem in examine(folder).problems]
    assert codes.count("S213") == 1, codes
