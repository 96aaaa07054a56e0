"""The command `rapport`: each command puts its parts together, and imports them only when it runs."""

from __future__ import annotations

import logging
import os
import stat
import sys
import traceback
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NoReturn, TextIO

import click

from simulator.cli_assign import assign
from simulator.cli_calls import calls
from simulator.cli_data import forget, my_data
from simulator.cli_export import export, rescore
from simulator.cli_llm import llm
from simulator.cli_play import SEED, open_window, play
from simulator.cli_report import progress, report
from simulator.cli_scenario import scenario
from simulator.cli_shift import shift
from simulator.errors import UserError

if TYPE_CHECKING:
    from types import TracebackType

    from scoring.requests import Answer

    ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

BAD_INPUT = 2
INTERRUPTED = 130
_LONG_FILE = 200_000
"""Bytes from which on a file of replies is shared out between two processes."""


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
    return open_window(None, "practice", None)


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
    """Rate replies: JSON lines in, JSON lines out, one for one.

    A long file is rated by two processes; what comes through a pipe is answered line by line.
    """
    failed = False
    for answer in _answered(file):
        failed |= not answer.ok
        sys.stdout.buffer.write(answer.text.encode() + b"\n")
        sys.stdout.buffer.flush()
    return 1 if failed else 0


def _answered(file: TextIO) -> Iterator[Answer]:
    """Yield the answers to the lines of a file: at once where somebody may wait for each, else by two processes."""
    from scoring.requests import answer_line
    from scoring.waste import look_seldom

    if not _is_long(file):
        yield from map(answer_line, islice(file, 1))
        look_seldom()
        yield from map(answer_line, file)
        return
    from scoring.batch import answers

    yield from answers(file, processes=min(2, os.cpu_count() or 1))


def _is_long(file: TextIO) -> bool:
    """Tell whether a file lies on the disk, so that it may be read ahead, and is long enough to share out."""
    try:
        about = os.fstat(file.fileno())
    except OSError:
        return False
    return stat.S_ISREG(about.st_mode) and about.st_size > _LONG_FILE


@rapport.command()
def doctor() -> int:
    """Say what is installed, where data lies, and what of display, fonts, sound and journal works."""
    from simulator.doctor import examine, report

    checks = examine(os.environ)
    click.echo(report(checks))
    return 0 if all(check.well for check in checks) else 1


rapport.add_command(play)
rapport.add_command(shift)
rapport.add_command(assign)
rapport.add_command(calls)
rapport.add_command(scenario)
rapport.add_command(progress)
rapport.add_command(report)
rapport.add_command(my_data)
rapport.add_command(forget)
calls.add_command(export)
calls.add_command(rescore)
rapport.add_command(llm)
