"""`rapport scenario review`: leads a scenario from draft over the expert's play to stable."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from simulator.cli_options import PATH

if TYPE_CHECKING:
    from simulator.rehearsal.review import Status


@click.command("review")
@click.argument("name", metavar="ID|FILE")
@click.option("--to", type=click.Choice(["draft", "expert", "stable"]), help="The new status.")
@PATH
def review_scenario(name: str, to: Status | None, path: str | None) -> int:
    """Show where a scenario stands, or move it on; exit 1 when it lacks something for that.

    A scenario begins as a draft. With a good play in `plays/` that gets the scores it names, it may become `expert`;
    when `check` finds nothing and `test` fails nowhere, `stable`. The status is kept in one line of the file.
    """
    from simulator.cli_scenario import path_of
    from simulator.rehearsal.review import STATUSES, lacks, set_status
    from simulator.scenario.load import load_scenario

    file = path_of(name, path)
    scenario = load_scenario(file)
    wanted = to or STATUSES[min(STATUSES.index(scenario.status) + 1, len(STATUSES) - 1)]
    missing = lacks(file, wanted)
    if to is None:
        click.echo(f"{scenario.id} is {_article(scenario.status)}.")
        if scenario.status == "stable" and not missing:
            return 0
    if missing:
        click.echo(f"For `{wanted}` it lacks:")
        for each in missing:
            click.echo(f"  - {each}")
        return 1 if to is not None else 0
    if to is None:
        click.echo(f"It has all that `{wanted}` needs: rapport scenario review {name} --to {wanted}")
        return 0
    number = set_status(file, to)
    click.echo(f"{scenario.id} is {_article(to)} now (line {number}).")
    return 0


def _article(status: Status) -> str:
    return {"draft": "a draft", "expert": "played by an expert", "stable": "stable"}[status]
