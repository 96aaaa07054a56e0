"""The author's preview: what is saved is played at once, and what is broken leaves the call as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from simulator.errors import UserError
from simulator.preview import Preview, Staging
from simulator.session.clocks import SteppedClock
from simulator.session.preview import Reloaded
from simulator.session.runner import Runner
from simulator.settings import data_folder, shipped_scenarios
from simulator.terminal.paper import Paper
from simulator.terminal.plain import Player
from simulator.wishes import Wishes
from simulator.workplace import Workplace
from tests.fakes import OPENED_AT
from tests.rehearsal.casebook import SMALL, lamp
from tests.terminal.desk import Typed

HELLO = "Hello Ada, when do you need it by?"


class Author:
    """Writes a file while its preview is played."""

    def __init__(self, folder: Path, staging: Staging | None = None) -> None:
        self.home = lamp(folder)
        self.clock = SteppedClock(OPENED_AT)
        self.preview = Preview(self.home, staging or Staging(watch=True), self.clock)
        workplace = Workplace(data_folder(), alias="me")
        wishes = Wishes(seed=1, recorded=False)
        self.runner: Runner = workplace.begin(self.preview.scenario(), wishes, self.clock)
        self.saves = 0

    def save(self, text: str) -> None:
        self.saves += 1
        lamp(self.home.parent, text=text + "\n" * self.saves)

    def reload(self) -> Reloaded | None:
        return self.preview.reload(self.runner)


def test_nothing_happens_while_nothing_is_saved(tmp_path: Path) -> None:
    author = Author(tmp_path)
    assert author.reload() is None
    author.clock.advance(60_000)
    assert author.reload() is None


def test_a_saved_file_is_played_with_what_was_typed(tmp_path: Path) -> None:
    author = Author(tmp_path)
    author.runner.reply(HELLO)
    author.save(SMALL.replace("My guests come on Friday.", "My aunt comes on Friday.").replace("My guests", "My aunt"))
    reloaded = author.reload()
    assert reloaded is not None
    assert reloaded.runner is not None
    assert reloaded.told == "The file has changed: your 1 input was played again."
    assert reloaded.runner.state.turn == 1
    assert reloaded.runner.scenario.facts[1].says[0] == "My aunt comes on Friday."
    assert author.reload() is None


def test_the_new_call_goes_on_where_the_old_one_stood(tmp_path: Path) -> None:
    author = Author(tmp_path)
    author.runner.reply(HELLO)
    author.save(SMALL)
    reloaded = author.reload()
    assert reloaded is not None
    assert reloaded.runner is not None
    author.clock.advance(20_000)
    reloaded.runner.reply("The warranty is 2 years.")
    assert reloaded.runner.state.turn == 2


def test_a_broken_file_is_told_and_the_call_goes_on(tmp_path: Path) -> None:
    author = Author(tmp_path)
    author.save(SMALL.replace("channel: chat", "channel: fax"))
    reloaded = author.reload()
    assert reloaded is not None
    assert reloaded.runner is None
    assert "`fax`" in reloaded.told
    assert reloaded.told.endswith("The call goes on as it was.")
    assert "\n" not in reloaded.told
    assert author.reload() is None
    author.save(SMALL)
    mended = author.reload()
    assert mended is not None
    assert mended.runner is not None


def test_a_beat_that_is_gone_is_told(tmp_path: Path) -> None:
    author = Author(tmp_path, Staging(watch=True, at="remedy"))
    author.save(SMALL.replace("id: remedy", "id: cure"))
    reloaded = author.reload()
    assert reloaded is not None
    assert "no beat `remedy`" in reloaded.told


def test_a_pack_that_is_saved_counts_as_well(tmp_path: Path) -> None:
    (tmp_path / "temperaments").mkdir()
    author = Author(tmp_path)
    (tmp_path / "temperaments" / "mine.yaml").write_text("format: 1\n", encoding="utf-8")
    assert author.reload() is not None


def test_unwatched_previews_are_left_alone(tmp_path: Path) -> None:
    author = Author(tmp_path, Staging(mood=20))
    author.save(SMALL.replace("flickers", "smokes"))
    assert author.reload() is None
    assert author.runner.state.transcript[0].mood == 20


def test_an_unknown_beat_is_told_before_the_call(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no beat `cure`"):
        Author(tmp_path, Staging(at="cure"))


def test_at_the_terminal_the_customer_says_the_new_words(tmp_path: Path) -> None:
    author = Author(tmp_path)

    class Saving(Typed):
        """Saves the file after the first line."""

        def next_line(self, timeout_s: float) -> str | None:
            line = super().next_line(timeout_s)
            if line == "SAVE":
                author.save(SMALL.replace("My guests come", "My aunt comes").replace("guests", "aunts"))
                return None
            return line

    shown: list[str] = []
    typed = Saving([HELLO, "SAVE", "/end", "/next", "/end"], author.clock)
    Player(
        author.runner, author.clock, typed, shown.append, Paper(width=90), saved=False, reloads=author.preview
    ).play()
    text = "".join(shown)
    before, after = text.split("· The file has changed: your 1 input was played again.")
    assert "guests" in before
    assert "aunt" in after.splitlines()[2]
    assert "Score card" in after


def preview_of(staging: Staging) -> tuple[Preview, Runner]:
    library = shipped_scenarios()
    assert library is not None
    clock = SteppedClock(OPENED_AT)
    preview = Preview(library / "late_parcel", staging, clock)
    runner = Workplace(data_folder(), alias="me").begin(preview.scenario(), Wishes(recorded=False, seed=3), clock)
    return preview, preview.lead(runner)


def test_a_preview_begins_in_a_later_scene_and_goes_on_there() -> None:
    preview, runner = preview_of(Staging(at="no_call", after="broken_promise"))
    assert preview.led == "It begins at `no_call`, after the play `broken_promise`."
    assert (runner.state.scene, runner.state.phase, runner.header.seed) == ("no_call", "contact", 7)
    runner.reply("I am sorry that I did not call you.")
    assert runner.state.transcript[-1].scene == "no_call"
    assert "sorry" in runner.state.transcript[-2].text


def test_a_later_scene_is_kept_when_the_file_is_saved(tmp_path: Path) -> None:
    library = shipped_scenarios()
    assert library is not None
    shutil.copytree(library / "late_parcel", tmp_path / "late_parcel")
    shutil.copytree(library / "companies", tmp_path / "companies")
    shutil.copytree(library / "temperaments", tmp_path / "temperaments")
    clock = SteppedClock(OPENED_AT)
    preview = Preview(tmp_path / "late_parcel", Staging(watch=True, at="no_call"), clock)
    begun = Workplace(data_folder(), alias="me").begin(preview.scenario(), Wishes(recorded=False, seed=3), clock)
    runner = preview.lead(begun)
    file = tmp_path / "late_parcel" / "scenario.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    reloaded = preview.reload(runner)
    assert reloaded is not None
    assert reloaded.runner is not None
    assert reloaded.runner.state.scene == "no_call"


@pytest.mark.parametrize(
    ("staging", "word"),
    [
        (Staging(at="no_call", mood=20), "--mood"),
        (Staging(at="opening", after="good"), "--after"),
        (Staging(promised="x"), "--promised"),
    ],
)
def test_wishes_that_do_not_go_together_are_told(staging: Staging, word: str) -> None:
    with pytest.raises(UserError, match=word):
        preview_of(staging)
