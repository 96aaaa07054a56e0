"""Batches: many processes give what one gives, in order, with the faults where they are."""

from __future__ import annotations

import json
from collections.abc import Iterator

from scoring.batch import CHUNK, WAITING, answers
from scoring.requests import answer_line


def lines(count: int) -> list[str]:
    said = ("I've sent a new one, it arrives on Thursday.", "Calm down.", "Five working days, I'm sorry.")
    texts = [json.dumps({"id": i, "customer": "Where is it?", "reply": said[i % 3]}) for i in range(count)]
    texts[count // 2] = "{bad"
    return texts


def test_two_processes_give_what_one_gives_in_the_same_order() -> None:
    some = lines(CHUNK * 3 + 5)
    assert list(answers(some, processes=2)) == [answer_line(line) for line in some]


def test_a_short_batch_needs_no_process() -> None:
    assert [answer.ok for answer in answers(lines(3), processes=2)] == [True, False, True]


def test_lines_are_read_ahead_by_a_bounded_number() -> None:
    read = 0

    def endless() -> Iterator[str]:
        nonlocal read
        while True:
            read += 1
            yield '{"reply": "Hello."}'

    found = answers(endless(), processes=2)
    for _ in range(CHUNK + 1):
        next(found)
    assert read <= CHUNK * (2 + 2 * WAITING)
    found.close()  # type: ignore[attr-defined]  # it is a generator
