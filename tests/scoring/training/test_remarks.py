"""Remarks: single sentences with their manner, masked as replies are."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from scoring.learnt.wording import tokens_of
from scoring.training.items import CORPUS
from scoring.training.remarks import MANNERS, remarks_of


def written(folder: Path, *lines: str) -> Path:
    (folder / "en.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_words_in_braces_are_the_customers_and_words_in_brackets_the_cases(tmp_path: Path) -> None:
    folder = written(tmp_path, '{"manner": "caring", "text": "Your {old aunt} gets it by [noon], at 12."}')
    (remark,) = remarks_of("en", folder)
    assert remark.manner == "caring"
    assert remark.tokens == ("your", "©", "©", "gets", "it", "by", "§", ",", "at", "#", ".")


def test_a_language_without_a_file_has_no_remarks(tmp_path: Path) -> None:
    assert remarks_of("ko", tmp_path) == ()


@pytest.mark.parametrize("line", ['{"manner": "kind", "text": "Hello."}', '{"manner": "caring", "text": " "}'])
def test_a_line_without_a_known_manner_or_a_text_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(ValueError, match=r"en\.jsonl:2: expected one of hostile, caring, neither, and a text"):
        remarks_of("en", written(tmp_path, '{"manner": "neither", "text": "Noted."}', line))


def test_the_english_remarks_hold_enough_of_each_manner_and_none_twice() -> None:
    remarks = remarks_of("en")
    assert min(Counter(remark.manner for remark in remarks).values()) > 100
    assert len({remark.tokens for remark in remarks}) == len(remarks)


def unmasked(line: str) -> str:
    return " ".join(tokens_of(re.sub(r"[{}\[\]]", "", str(json.loads(line)["text"]))))


def borrowed(remarks: list[str], replies: list[str]) -> list[str]:
    told = [each for line in remarks if (each := unmasked(line)).count(" ") >= 6]
    return [each for each in told if any(each in reply for reply in replies)]


def test_a_masked_remark_is_found_in_a_reply() -> None:
    reply = " ".join(tokens_of("I'm so sorry your old aunt waited until noon for us. Bye."))
    masked = json.dumps({"text": "I'm so sorry your {old aunt} waited until [noon] for us."})
    assert borrowed([masked], [reply]) == [unmasked(masked)]


def test_no_remark_is_a_line_of_the_test_part() -> None:
    lines = (CORPUS / "test.en.jsonl").read_text(encoding="utf-8").splitlines()
    measured = [" ".join(tokens_of(json.loads(line)["reply"])) for line in lines]
    remarks = (MANNERS / "en.jsonl").read_text(encoding="utf-8").splitlines()
    assert borrowed(remarks, measured) == []
