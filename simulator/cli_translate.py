"""`rapport scenario translate`: hands the lines of a scenario to translators and takes their work back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.cli_options import FORMAT, PATH

if TYPE_CHECKING:
    from simulator.scenario.catalogue import Standing
    from simulator.scenario.model import Scenario
    from simulator.scenario.translate import Line, Source

LANGUAGES = ("en", "ko", "it")
LANGUAGE = click.option("--language", type=click.Choice(LANGUAGES), required=True, help="Into which language.")
MOST_SHOWN = 8


@click.group("translate")
def translate_scenario() -> None:
    """Translate scenarios: PO files, line by line; what is not translated yet stays as it was written.

    Any PO editor opens them. Each line is known by the id at its end (`rapport scenario check --fix` adds ids), or by
    its place where it has none.
    """


@translate_scenario.command("export")
@click.argument("name", metavar="ID|FILE")
@LANGUAGE
@PATH
def export_lines(name: str, language: str, path: str | None) -> int:
    """Write the lines to be translated, with what is translated already.

    The scenario's own lines go to lines.LANGUAGE.po in its folder, those of its company and its temperament beside
    those files, because other scenarios share them.
    """
    from simulator.scenario.catalogue import brought_up_to_date, write_catalogue

    scenario, found = _sources(name, path, language)
    for source, file in found:
        title = scenario.title if source.name == "scenario" else source.name
        write_catalogue(brought_up_to_date(source, file, language=language, title=title), file)
        click.echo(f"{file}: {len(source.lines)} lines")
    return 0


@translate_scenario.command("import")
@click.argument("name", metavar="ID|FILE")
@click.argument("files", metavar="PO-FILE...", nargs=-1, required=True, type=click.Path(dir_okay=False))
@LANGUAGE
@PATH
def import_lines(name: str, files: tuple[str, ...], language: str, path: str | None) -> int:
    """Take in what translators have sent; exit 1 when some of it could not be taken.

    A line is not taken when it has changed since it was sent, when it is gone, or when its values in braces differ.
    """
    from simulator.scenario.catalogue import taken_in, write_catalogue

    scenario, found = _sources(name, path, language)
    refused: list[str] = []
    for file in files:
        source, own = _whose(Path(file), found)
        catalogue, complaints = taken_in(source, own, Path(file), language=language, title=scenario.title)
        write_catalogue(catalogue, own)
        refused += [f"{file}: {complaint}" for complaint in complaints]
        click.echo(f"{own}: {len(catalogue.translated_entries())} of {len(source.lines)} lines translated")
    for complaint in refused:
        click.echo(complaint)
    return 1 if refused else 0


@translate_scenario.command("status")
@click.argument("name", metavar="ID|FILE")
@click.option("--language", type=click.Choice(LANGUAGES), help="Only this language.")
@click.option("--all", "everything", is_flag=True, help="Every line that is missing, not the first few.")
@PATH
@FORMAT
def show_status(name: str, language: str | None, everything: bool, path: str | None, form: str) -> int:
    """Say how far the translations are; exit 1 when one is stale, orphaned or cannot be played.

    Stale: the line has changed since it was translated. Orphaned: its line is gone. Neither is played. A missing line
    is no fault: the call shows it as it was written.
    """
    from simulator.scenario.catalogue import standing_of
    from simulator.scenario.library import languages_beside
    from simulator.scenario.load import load_scenario

    home = _home(name, path)
    own = load_scenario(home).language
    wanted = (language,) if language is not None else tuple(each for each in languages_beside(home) if each != own)
    if not wanted and form == "text":
        click.echo(f"Not translated yet. Begin with: rapport scenario translate export {name} --language ko")
    standings = {each: [standing_of(*pair) for pair in _sources(name, path, each)[1]] for each in wanted}
    if form == "json":
        body = {each: [_standing_json(standing) for standing in found] for each, found in standings.items()}
        click.echo(json.dumps(body, ensure_ascii=False, indent=2))
    else:
        for each, found in standings.items():
            for line in _status_text(each, found, everything=everything):
                click.echo(line)
    return 1 if any(_is_faulty(standing) for found in standings.values() for standing in found) else 0


def _home(name: str, path: str | None) -> Path:
    from simulator.cli_scenario import path_of

    file = path_of(name, path)
    return file if file.is_dir() else file.parent


def _sources(name: str, path: str | None, language: str) -> tuple[Scenario, list[tuple[Source, Path]]]:
    """Return a scenario and its sources with their catalogues.

    Raises:
        UserError: it is written in that very language.
    """
    from simulator.cli_scenario import path_of
    from simulator.errors import UserError
    from simulator.scenario.catalogue import catalogues_of
    from simulator.scenario.load import load_scenario

    file = path_of(name, path)
    scenario = load_scenario(file)
    if scenario.language == language:
        raise UserError(f"`{scenario.id}` is written in `{language}`.", "Name another language.")
    return scenario, catalogues_of(scenario, file, language)


def _whose(sent: Path, found: list[tuple[Source, Path]]) -> tuple[Source, Path]:
    """Return the source that a translator's file belongs to: the one that knows most of its lines."""
    from simulator.scenario.catalogue import read_catalogue

    keys = {entry.msgctxt for entry in read_catalogue(sent, must_exist=True)}
    return max(found, key=lambda pair: len(keys & {line.key for line in pair[0].lines}))


def _is_faulty(standing: Standing) -> bool:
    return bool(standing.stale or standing.orphaned or standing.wrong)


def _status_text(language: str, found: list[Standing], *, everything: bool) -> Iterator[str]:
    total = sum(len(standing.source.lines) for standing in found)
    done = sum(len(standing.done) for standing in found)
    yield f"{language}: {done} of {total} lines are translated."
    for standing in found:
        counts = [("missing", len(standing.missing)), ("stale", len(standing.stale))]
        counts += [("orphaned", len(standing.orphaned)), ("wrong", len(standing.wrong))]
        told = ", ".join(f"{number} {what}" for what, number in counts if number) or "complete"
        yield f"  {standing.path}: {told}"
        yield from (f"    stale     {line.key}: {line.text}" for line in standing.stale)
        yield from (f"    orphaned  {key}" for key in standing.orphaned)
        yield from (f"    wrong     {line.key}: {reason}" for line, reason in standing.wrong)
        shown = standing.missing if everything else standing.missing[:MOST_SHOWN]
        yield from (f"    missing   {line.key}: {_short(line)}" for line in shown)
        if len(shown) < len(standing.missing):
            yield f"    missing   and {len(standing.missing) - len(shown)} more: --all lists them"


def _short(line: Line) -> str:
    text = " ".join(line.text.split())
    return text if len(text) <= 70 else f"{text[:69]}…"


def _standing_json(standing: Standing) -> dict[str, object]:
    return {
        "source": standing.source.name,
        "file": str(standing.path),
        "lines": len(standing.source.lines),
        "translated": len(standing.done),
        "missing": [line.key for line in standing.missing],
        "stale": [line.key for line in standing.stale],
        "orphaned": list(standing.orphaned),
        "wrong": [{"key": line.key, "reason": reason} for line, reason in standing.wrong],
    }
