"""The command `rapport`: each command puts its parts together, and imports them only when it runs."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn, TextIO

import click

from simulator.cli_calls import calls
from simulator.cli_scenario import scenario
from simulator.errors import UserError

if TYPE_CHECKING:
    from types import TracebackType

    from simulator.workplace import Wishes

    ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

BAD_INPUT = 2
INTERRUPTED = 130
SEED = click.IntRange(0, 2**63 - 1)
"""What the journal can keep."""


class FramesOnly(logging.Formatter):
    """Writes of an exception its kind and where it came from; its message may quote what a trainee wrote."""

    def formatException(self, ei: ExcInfo) -> str:
        """Return the frames of an exception and of those that led to it, newest first."""
        lines: list[str] = []
        error = ei[1]
        while error is not None:
            lines += [
                f"{type(error).__module__}.{type(error).__qualname__}\n",
                *traceback.format_tb(error.__traceback__),
            ]
            error = error.__cause__ or error.__context__
        return "".join(lines).rstrip("\n")


class LogFile(logging.Handler):
    """Appends what is logged to `logs/rapport.log` of the data folder, which is made when there is something to log."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        from simulator.settings import data_folder

        folder = data_folder().logs
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with (folder / "rapport.log").open("a", encoding="utf-8") as stream:
                stream.write(self.format(record) + "\n")
        except OSError:
            return  # where the log cannot be written, the journal says so: that is the place to tell it


def main() -> NoReturn:
    """Run the command line of this process and exit with its status."""
    sys.exit(run(sys.argv[1:]))


def run(args: Sequence[str]) -> int:
    """Run one command and return its exit status; what a user did wrong is one line on standard error.

    Args:
        args: the words after `rapport`.
    """
    handler = LogFile()
    handler.setFormatter(FramesOnly("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(handlers=[handler], level=logging.WARNING)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that lacks a sign must not end the call
    try:
        status = rapport.main(args=list(args), prog_name="rapport", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        return 0
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except click.ClickException as error:
        return _complain(error.format_message(), _usage_hint(error))
    except Exception as error:
        if not _is_told(error):
            logging.getLogger(__name__).exception("a fault of the program")
            raise
        return _complain(str(getattr(error, "message", error)), str(getattr(error, "hint", "")))
    return status if isinstance(status, int) else 0


def _is_told(error: Exception) -> bool:
    """Tell whether an error is meant for the user; the journal's can only be there when its module is."""
    ports = sys.modules.get("simulator.session.ports")
    return isinstance(error, UserError) or (ports is not None and isinstance(error, ports.JournalError))


def _complain(message: str, hint: str) -> int:
    line = " ".join(f"rapport: {message} {hint}".split())
    click.echo(line, err=True)
    return BAD_INPUT


def _usage_hint(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    path = context.command_path if isinstance(context, click.Context) else "rapport"
    return f"See `{path} --help`."


def _drop_output() -> None:
    """Send what is still to be written to nowhere: whoever read it has gone, and that is no error."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def _version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        from simulator.doctor import own_version

        click.echo(f"rapport {own_version()}")
        context.exit()


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, help="Show the version.", callback=_version)
@click.pass_context
def rapport(context: click.Context) -> int | None:
    """Practise customer service: play a call, get scores with their evidence.

    Without a command it opens the game's window.
    """
    if context.invoked_subcommand is not None:
        return None
    return _open_window(None, "practice", None)


@rapport.command()
@click.argument("scenario_name", metavar="[ID or FILE]", required=False)
@click.option("--terminal", is_flag=True, help="Play in the terminal instead of the window.")
@click.option("--json", "as_json", is_flag=True, help="With --terminal: JSON lines in and out, simulated time.")
@click.option("--customer", type=click.Choice(["scripted"]), default="scripted", show_default=True, help="Who speaks.")
@click.option("--mode", type=click.Choice(["practice", "assessment"]), default="practice", show_default=True)
@click.option("--language", type=click.Choice(["en", "ko", "it"]), help="Language of the call.")
@click.option("--seed", type=SEED, help="Values of the case; drawn when not given.")
@click.option("--twist", metavar="NAME", help="Variant of the case; drawn by the seed when not given.")
@click.option("--trainee", metavar="ALIAS", help="Who plays; the last one by default.")
@click.option("--call-id", metavar="UUID", help="Id of the new call.")
@click.option("--no-record", is_flag=True, help="Store nothing.")
def play(
    *,
    scenario_name: str | None,
    terminal: bool,
    as_json: bool,
    customer: str,
    mode: str,
    language: str | None,
    seed: int | None,
    twist: str | None,
    trainee: str | None,
    call_id: str | None,
    no_record: bool,
) -> int:
    """Play one scenario, in the window or in the terminal."""
    del customer  # the only one there is
    if not terminal:
        return _play_in_window(
            scenario_name, as_json, mode, trainee, (language, seed, twist, call_id, no_record or None)
        )
    from simulator.workplace import Wishes

    wishes = Wishes(
        mode="assessment" if mode == "assessment" else "practice",
        language=language,
        seed=seed,
        twist=twist,
        call_id=call_id,
        recorded=not no_record,
    )
    return _play_in_terminal(scenario_name, wishes, trainee, as_json=as_json)


def _play_in_terminal(name: str | None, wishes: Wishes, trainee: str | None, *, as_json: bool) -> int:
    from simulator.cli_players import play_json, play_plain
    from simulator.session.clocks import MonotonicClock, SteppedClock
    from simulator.settings import data_folder, trainee_alias
    from simulator.terminal.skipping import SkippingClock
    from simulator.workplace import Workplace

    if name is None:
        raise UserError("Which scenario?", "Name one: `rapport scenario list` shows them.")
    folder = data_folder()
    workplace = Workplace(folder, alias=trainee_alias(trainee, folder))
    case = workplace.scenario(name)
    real = MonotonicClock()
    clock = SteppedClock(real.today()) if as_json else SkippingClock(real)
    runner = workplace.begin(case, wishes, clock)
    if as_json:
        return play_json(runner, clock, recorded=wishes.recorded)
    return play_plain(runner, clock, saved=wishes.recorded)


def _play_in_window(
    name: str | None, as_json: bool, mode: str, trainee: str | None, for_terminal: tuple[object, ...]
) -> int:
    if as_json:
        raise UserError("`--json` needs `--terminal`.", "Add it: rapport play --terminal --json ID")
    if any(option is not None for option in for_terminal):
        hint = "Add `--terminal`, or leave out --language, --seed, --twist, --call-id and --no-record."
        raise UserError("These options are for the terminal.", hint)
    return _open_window(name, mode, trainee)


def _open_window(name: str | None, mode: str, trainee: str | None) -> int:
    from simulator.settings import data_folder, trainee_alias
    from simulator.workplace import Workplace, has_display

    folder = data_folder()
    workplace = Workplace(folder, alias=trainee_alias(trainee, folder))
    if name is not None:
        workplace.scenario(name)  # a slip in the name is told first: it would be one in the terminal too
    if not has_display(os.environ, sys.platform):
        raise UserError("There is no display to open a window on.", "Play in the terminal: rapport play --terminal ID")
    from simulator.window import WindowDesk, show

    return show(WindowDesk(workplace, mode="assessment" if mode == "assessment" else "practice", first_scenario=name))


@rapport.command()
@click.option("--seed", type=SEED, help="Values of the case; those of the gold play when not given.")
@click.option("--output", type=click.Path(dir_okay=False), help="Where the page goes; the data folder by default.")
@click.argument("scenario_name", metavar="[ID]", default="late_parcel")
def demo(*, scenario_name: str, seed: int | None, output: str | None) -> int:
    """Let a bot play a scenario without any display; print the score card, write the call's HTML page."""
    from pathlib import Path

    from simulator.cli_players import play_demo

    return play_demo(scenario_name, seed, None if output is None else Path(output))


@rapport.command()
@click.argument("file", type=click.File("r", encoding="utf-8-sig", errors="replace"), default="-")
def score(file: TextIO) -> int:
    """Rate replies: JSON lines in, JSON lines out, one for one."""
    from scoring.requests import answer_line

    failed = False
    for line in file:
        answer = answer_line(line)
        failed |= not answer.ok
        sys.stdout.buffer.write(answer.text.encode() + b"\n")
        sys.stdout.buffer.flush()
    return 1 if failed else 0


@rapport.command()
def doctor() -> int:
    """Say what is installed, where data lies, and what of display, fonts, sound and journal works."""
    from simulator.doctor import examine, report

    checks = examine(os.environ)
    click.echo(report(checks))
    return 0 if all(check.well for check in checks) else 1


rapport.add_command(calls)
rapport.add_command(scenario)
