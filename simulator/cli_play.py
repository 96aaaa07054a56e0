"""`rapport play`: one scenario in the window or in the terminal, for a trainee or as its author's preview."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import click

from simulator.errors import UserError

if TYPE_CHECKING:
    from simulator.casting import CassetteMode, Casting, Wanted
    from simulator.preview import Preview, Staging
    from simulator.session.ports import Clock
    from simulator.session.runner import Runner
    from simulator.wishes import Wishes
    from simulator.workplace import Workplace

SEED = click.IntRange(0, 2**63 - 1)
"""What the journal can keep."""
Mode = Literal["practice", "assessment"]
Timers = Literal["on", "relaxed", "off"]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the options of `rapport play` ask for."""

    name: str | None
    terminal: bool
    browser: bool
    with_window: bool
    as_json: bool
    trainee: str | None
    wishes: Wishes
    staging: Staging
    casting: Casting

    @property
    def previews(self) -> bool:
        """Tell whether it is an author's preview: nothing of it is recorded."""
        return self.staging.previews


@click.command()
@click.argument("scenario_name", metavar="[ID or FILE]", required=False)
@click.option("--terminal", is_flag=True, help="Play in the terminal instead of the window.")
@click.option("--browser", is_flag=True, help="Play on a local page in your web browser.")
@click.option("--with-window", is_flag=True, help="With --browser: the window too; a call goes on in both.")
@click.option("--json", "as_json", is_flag=True, help="With --terminal: JSON lines in and out, simulated time.")
@click.option("--customer", type=click.Choice(["scripted", "llm"]), help="Who speaks; scripted unless set otherwise.")
@click.option("--mode", type=click.Choice(["practice", "assessment"]), default="practice", show_default=True)
@click.option("--language", type=click.Choice(["en", "ko", "it"]), help="Language of the call.")
@click.option("--seed", type=SEED, help="Values of the case; drawn when not given.")
@click.option("--twist", metavar="NAME", help="Variant of the case; drawn by the seed when not given.")
@click.option("--timers", type=click.Choice(["on", "relaxed", "off"]), default="on", help="Time limits; on record.")
@click.option("--trainee", metavar="ALIAS", help="Who plays; the last one by default.")
@click.option("--watch", is_flag=True, help="For authors: reload the file when it is saved, and keep the place.")
@click.option("--at", metavar="BEAT|SCENE", help="For authors: begin at this beat, or in this later scene.")
@click.option("--after", metavar="PLAY", help="For authors, with --at SCENE: the play that leads there.")
@click.option(
    "--promised", metavar="WORDS", help="For authors, with --at SCENE: what was promised, in place of a play."
)
@click.option("--mood", type=click.IntRange(0, 100), help="For authors: begin in this mood.")
@click.option("--call-id", metavar="UUID", help="Id of the new call.")
@click.option("--no-record", is_flag=True, help="Store nothing.")
@click.option("--cassette", type=click.Path(dir_okay=False), help="A file of recorded answers of the LLM.")
@click.option(
    "--cassette-mode",
    type=click.Choice(["record", "replay", "replay-or-fail"]),
    default="replay",
    show_default=True,
    help="What is done with it.",
)
def play(
    *,
    scenario_name: str | None,
    terminal: bool,
    browser: bool,
    with_window: bool,
    as_json: bool,
    customer: Wanted | None,
    mode: Mode,
    language: str | None,
    seed: int | None,
    twist: str | None,
    timers: Timers,
    trainee: str | None,
    watch: bool,
    at: str | None,
    after: str | None,
    promised: str | None,
    mood: int | None,
    call_id: str | None,
    no_record: bool,
    cassette: str | None,
    cassette_mode: CassetteMode,
) -> int:
    """Play one scenario, or a shift of several calls, in the window, on a local page or in the terminal.

    With --watch, --at or --mood it is a preview for authors: nothing is stored. A watched preview plays what was typed
    again on the new file when it is saved, as far as that still fits. A later scene begins after what a play has
    brought about in the contact before, or after one reply of your own.
    """
    from simulator.preview import Staging
    from simulator.wishes import Wishes

    staging = Staging(watch=watch, at=at, after=after, promised=promised, mood=mood, language=language)
    recorded = not no_record and not staging.previews
    wishes = Wishes(
        mode=mode, language=language, seed=seed, twist=twist, timers=timers, call_id=call_id, recorded=recorded
    )
    casting = _casting(customer, cassette, cassette_mode, previews=staging.previews)
    asked = _Asked(scenario_name, terminal, browser, with_window, as_json, trainee, wishes, staging, casting)
    return _played(asked)


def _casting(customer: Wanted | None, cassette: str | None, mode: CassetteMode, *, previews: bool) -> Casting:
    """Return who finds the customers, as the options ask for it."""
    from pathlib import Path

    from simulator.casting import Casting, Tape
    from simulator.settings import data_folder

    if customer == "llm" and previews:
        raise UserError("An author's preview is played with the scripted customer.", "Leave out --customer llm.")
    tape = None if cassette is None else Tape(file=Path(cassette), mode=mode)
    return Casting(data_folder(), os.environ, wanted="scripted" if previews else customer, tape=tape)


def _played(asked: _Asked) -> int:
    """Play where it is asked for, and return the exit status."""
    if asked.browser:
        return _play_on_pages(asked)
    if asked.with_window:
        raise UserError("`--with-window` needs `--browser`.", "Add it, or leave both out for the window alone.")
    return _play_in_terminal(asked) if asked.terminal else _play_in_window(asked)


def _play_in_terminal(asked: _Asked) -> int:
    from simulator.cli_players import play_json, play_plain
    from simulator.cli_shift import play_shift, play_shift_plain, shift_file
    from simulator.session.clocks import DeskClock, MonotonicClock, SteppedClock
    from simulator.terminal.skipping import SkippingClock

    if asked.name is None:
        raise UserError("Which scenario?", "Name one: `rapport scenario list` shows them.")
    if asked.as_json and asked.staging.watch:
        raise UserError("`--watch` is for people.", "Leave out --json, or --watch.")
    workplace = workplace_of(asked.trainee, asked.casting)
    real = MonotonicClock()
    if shift_file(workplace, asked.name) is not None and not asked.previews:
        if not asked.as_json:
            return play_shift_plain(asked.name, workplace, DeskClock(real), asked.wishes)
        return play_shift(asked.name, workplace, SteppedClock(real.today()), asked.wishes)
    clock = SteppedClock(real.today()) if asked.as_json else SkippingClock(real)
    runner, preview = _begun(asked, asked.name, workplace, clock)
    if asked.as_json:
        return play_json(runner, clock, recorded=asked.wishes.recorded, report=workplace.voice_report)
    return play_plain(runner, clock, saved=asked.wishes.recorded, reloads=preview, report=workplace.voice_report)


def _begun(asked: _Asked, name: str, workplace: Workplace, clock: Clock) -> tuple[Runner, Preview | None]:
    """Return a call that was just begun, with the author's preview that it may be; say what is to be known of it."""
    from simulator.preview import Preview
    from simulator.workplace import scenario_in

    file = workplace.path_of(name)
    preview = Preview(file, asked.staging, clock) if asked.previews else None
    if preview is None:
        scenario, told = scenario_in(file, asked.wishes.language)
        runner = workplace.begin(scenario, asked.wishes, clock)
    else:
        runner = preview.lead(workplace.begin(preview.scenario(), asked.wishes, clock))
        told = "\n".join(each for each in (preview.untranslated, preview.led) if each)
    if told:
        click.echo(told, err=True)
    return runner, preview


def _play_on_pages(asked: _Asked) -> int:
    from simulator.local_pages import PagesDesk, serve

    if asked.terminal or asked.as_json or asked.previews:
        hint = "Leave out --terminal, --json, --watch, --at and --mood, or --browser."
        raise UserError("These options do not go with `--browser`.", hint)
    wishes = asked.wishes
    once = any(option is not None for option in (wishes.language, wishes.seed, wishes.twist, wishes.call_id))
    if once and asked.name is None:
        raise UserError("Which scenario?", "Name one, or leave out --language, --seed, --twist and --call-id.")
    if asked.with_window and (once or not wishes.recorded):
        hint = "Leave out --language, --seed, --twist, --call-id and --no-record, or --with-window."
        raise UserError("These options do not go with `--with-window`.", hint)
    workplace = workplace_of(asked.trainee, asked.casting)
    if asked.name is not None:
        workplace.scenario(asked.name)  # a slip in the name is told before a page is opened
    workplace.casting.check()
    if not asked.with_window:
        return serve(PagesDesk(workplace, wishes, first_scenario=asked.name), asked.name)
    need_display()
    from simulator.two_faces import play_on_both

    return play_on_both(lambda: workplace_of(asked.trainee, asked.casting), wishes, asked.name)


def _play_in_window(asked: _Asked) -> int:
    if asked.as_json:
        raise UserError("`--json` needs `--terminal`.", "Add it: rapport play --terminal --json ID")
    wishes = asked.wishes
    only_terminal = (wishes.language, wishes.seed, wishes.twist, wishes.call_id)
    if any(option is not None for option in only_terminal) or not (wishes.recorded or asked.previews):
        hint = "Add `--terminal`, or leave out --language, --seed, --twist, --call-id and --no-record."
        raise UserError("These options are for the terminal.", hint)
    if asked.previews and asked.name is None:
        raise UserError("Which scenario?", "Name its file, or its id.")
    staging = asked.staging if asked.previews else None
    if asked.name is not None and staging is None:
        from simulator.cli_shift import is_shift, open_shift_window

        if is_shift(asked.name):
            return open_shift_window(asked.name, wishes.mode, asked.trainee, casting=asked.casting)
    return open_window(asked.name, wishes.mode, asked.trainee, staging, casting=asked.casting)


def open_window(
    name: str | None,
    mode: Mode,
    trainee: str | None,
    staging: Staging | None = None,
    *,
    casting: Casting | None = None,
) -> int:
    """Open the game's window and return the exit status once it is closed.

    Args:
        name: the scenario whose briefing is shown first; None for the library.
        mode: how calls are played.
        trainee: alias; None for the last one.
        staging: how an author's preview of that scenario begins; None for a call that counts.
        casting: finds the customers; without it, what is set decides.

    Raises:
        UserError: there is no such scenario or no display, or an LLM is wanted that cannot speak.
    """
    workplace = workplace_of(trainee, casting)
    if name is not None:
        workplace.scenario(name)  # a slip in the name is told first: it would be one in the terminal too
    need_display()
    workplace.casting.check()
    from simulator.window import WindowDesk, show

    return show(WindowDesk(workplace, mode=mode, first_scenario=name, staging=staging))


def need_display() -> None:
    """Make sure that a window can be opened.

    Raises:
        UserError: there is no display.
    """
    from simulator.workplace import has_display

    if not has_display(os.environ, sys.platform):
        raise UserError("There is no display to open a window on.", "Play in the terminal: rapport play --terminal ID")


def workplace_of(trainee: str | None, casting: Casting | None = None) -> Workplace:
    """Return the desk of a trainee; None for the last one who played."""
    from simulator.settings import data_folder, house_name, trainee_alias
    from simulator.workplace import Workplace

    folder = data_folder()
    alias = trainee_alias(trainee, folder)
    return Workplace(folder, alias=alias, house=house_name(folder), casting=casting)
