"""The overview of the commands says what they say of themselves, and loads none of them."""

from __future__ import annotations

import subprocess
import sys

import click

from agreement_study.commands import COMMANDS, cli

ASKED = """
import sys
from agreement_study.commands import main
try:
    main(["--help"])
except SystemExit as ended:
    assert not ended.code
loaded = [name for name in sys.modules if name.startswith("agreement_study.commands.")]
print(loaded, file=sys.stderr)
"""


def test_the_overview_says_what_the_commands_say() -> None:
    context = click.Context(cli)
    as_they_say, told = click.HelpFormatter(width=100), click.HelpFormatter(width=100)
    click.Group.format_commands(cli, context, as_they_say)
    cli.format_commands(context, told)
    assert told.getvalue() == as_they_say.getvalue()
    assert all(f"  {name} " in told.getvalue() for name in COMMANDS)


def test_the_overview_loads_no_command() -> None:
    told = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True)
    assert told.stderr.strip() == "[]"
    assert "Commands:" in told.stdout
