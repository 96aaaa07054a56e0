"""The worked examples of the pages come out as they stand there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.worked import Example, examples_in, missing, run

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLES = [(page.name, example) for page in sorted(DOCS.glob("*.md")) for example in examples_in(page)]


@pytest.mark.parametrize(("page", "example"), EXAMPLES, ids=lambda value: getattr(value, "title", value))
def test_an_example_comes_out_as_the_page_says(page: str, example: Example, tmp_path: Path) -> None:
    assert example.outputs, page
    out = run(example, tmp_path)
    assert missing(example, out) == []


def test_the_page_on_contacts_has_its_examples() -> None:
    assert len([page for page, _ in EXAMPLES if page == "contact.md"]) >= 14


def test_an_example_that_says_otherwise_fails(tmp_path: Path) -> None:
    example = Example(title="wrong", case="", lines=('> {"do": "hint"}', '< {"event": "hint", "taken": 7}'))
    assert missing(example, run(example, tmp_path)) == [{"event": "hint", "taken": 7}]
