"""Options that several commands share."""

from __future__ import annotations

import click

PATH = click.option(
    "--path", type=click.Path(file_okay=False, exists=True), help="A folder of scenarios that is searched first."
)
FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
