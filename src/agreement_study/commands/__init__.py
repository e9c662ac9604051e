"""The command line: one file per command, loaded when it is called."""

from __future__ import annotations

import ast
import sys
from importlib import import_module
from importlib.resources import files
from typing import Any

import click

from agreement_study import __version__
from agreement_study.errors import AgreementStudyError

COMMANDS = {
    "run": "run",
    "code": "code",
    "check": "check",
    "evaluate": "evaluate",
    "explain": "explain",
    "compare": "compare",
    "follow": "follow",
    "export": "export",
    "import": "import_",
    "report": "report",
    "publish": "publish",
    "reproduce": "reproduce",
    "doctor": "doctor",
}
"""Name of each command and of its module, in the order of `--help`."""

INTERRUPTED = 130


class Commands(click.Group):
    """The group that loads a command's module only when it is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"agreement_study.commands.{COMMANDS[cmd_name]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Tell what each command does, as its file has it: to load them all takes a second."""
        limit = formatter.width - 6 - max(map(len, COMMANDS))
        with formatter.section("Commands"):
            formatter.write_dl(
                [
                    (name, click.Command(name, help=_help(module)).get_short_help_str(limit))
                    for name, module in COMMANDS.items()
                ]
            )


def _help(module: str) -> str:
    """The docstring of a command, which is its help, from the source of its module."""
    source = (files(__package__) / f"{module}.py").read_text(encoding="utf-8")
    defined = (node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef))
    return next(ast.get_docstring(node) or "" for node in defined if node.name == "command")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="agreement-study")
def cli() -> None:
    """Reproducible comparison of agreements between the public sector and civil society.

    \b
    agreement-study run                 the main job: texts in, report out
    agreement-study code FILE --out DIR codes any text file
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 content at fault, 2 wrong use, 130 interrupted."""
    sys.exit(_status(arguments))


def _status(arguments: list[str] | None) -> int:
    try:
        result: Any = cli.main(arguments, standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return 2
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("\ninterrupted; the last good build stands", err=True)
        return INTERRUPTED
    except AgreementStudyError as error:
        click.echo(f"Error: {error}", err=True)
        return error.exit_status
    except BrokenPipeError:  # the reader of our output has gone
        sys.stderr.close()
        return 0
    return result if isinstance(result, int) else 0
