"""Knows in which line of the author's file each part of a scenario stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from simulator.scenario.condition import Condition
from simulator.scenario.load import SCENARIO_FILE
from simulator.scenario.strict_yaml import Items, Keys, Node, read_document

Step = str | int
"""A key, the place in a list, or the id of an item of a list (written `#id`)."""


class Places:
    """The lines of one scenario file."""

    def __init__(self, path: Path) -> None:
        """Read the file; one that cannot be read has no lines.

        Args:
            path: the file, or its folder.
        """
        self.file = path / SCENARIO_FILE if path.is_dir() else path
        self._root = read_document(self.file).root

    def line(self, *steps: Step) -> int:
        """Return the line of a part, from 1; 0 for what another file brings in."""
        node: Node | None = self._root
        for step in steps:
            node = _inside(node, step)
            if node is None:
                return self._opening(steps)
        return 0 if node is None else node.line

    def _opening(self, steps: tuple[Step, ...]) -> int:
        """Return the line of the short form `opening:` of the first beat."""
        node = self._root.get("opening") if isinstance(self._root, Keys) else None
        return node.line if node is not None and steps[:2] == ("beats", "#opening") else 0


def item(name: str, number: int) -> Step:
    """Return the step to an item of a list: by its id where it has one."""
    return f"#{name}" if name else number


def leaves(condition: Condition | None, *steps: Step) -> Iterator[tuple[Condition, tuple[Step, ...]]]:
    """Yield the single questions of a condition, each with the way to it."""
    if condition is None:
        return
    groups = {"all": condition.all, "any": condition.any}
    for key, parts in groups.items():
        for number, part in enumerate(parts or ()):
            yield from leaves(part, *steps, key, number)
    if condition.not_ is not None:
        yield from leaves(condition.not_, *steps, "not")
    elif condition.all is None and condition.any is None:
        yield condition, steps


def _inside(node: Node | None, step: Step) -> Node | None:
    if isinstance(node, Items):
        if isinstance(step, int):
            return node.items[step] if step < len(node.items) else None
        return next((each for each in node.items if _id_of(each) == step.removeprefix("#")), None)
    if isinstance(node, Keys) and isinstance(step, str):
        return node.get(step)
    return node if step == 0 else None  # a single one may stand where a list is wanted


def _id_of(node: Node) -> str:
    own = node.get("id") if isinstance(node, Keys) else None
    return str(getattr(own, "raw", ""))
