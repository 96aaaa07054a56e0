"""How the pieces of a customer's line are put together."""

from __future__ import annotations

import pytest

from simulator.engine.effects import Brief, Piece


@pytest.mark.parametrize(
    ("texts", "line"),
    [
        (("k, tmrw at half 4", "are my skins safe?"), "k, tmrw at half 4. are my skins safe?"),
        (("That helps.", "And by when?"), "That helps. And by when?"),
        (("ok!", "when"), "ok! when"),
        (("네네", "언제 와요?"), "네네. 언제 와요?"),
        (("그러니까요ㅠㅠ", "언제 와요ㅎㅎ"), "그러니까요ㅠㅠ 언제 와요ㅎㅎ"),
        (("noted (in pen)", "thanks"), "noted (in pen) thanks"),
    ],
)
def test_a_piece_without_a_full_stop_gets_one_before_the_next(texts: tuple[str, ...], line: str) -> None:
    pieces = tuple(Piece(line_id=f"x.{n}", text=text, why="x") for n, text in enumerate(texts))
    brief = Brief(pieces=pieces, mood=50, patience=50, trust=50, feeling="calm", heard=(), leaves=False)
    assert brief.authored == line
