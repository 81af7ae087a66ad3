"""What ``--help`` shows: every command and sub command has an example, and it is one that works."""

import argparse
import shlex
from collections.abc import Iterator

import pytest

from gesprek_tui.cli.parser import parser


def commands(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Every command below this one, with those below it."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield inner
                yield from commands(inner)


ALL = [pytest.param(one, id=one.prog) for one in commands(parser())]


def test_the_sub_commands_are_looked_at_too() -> None:
    assert {"gesprek start", "gesprek packs", "gesprek packs check"} <= {param.id for param in ALL}


@pytest.mark.parametrize("command", ALL)
def test_help_shows_an_example_that_can_be_typed(command: argparse.ArgumentParser) -> None:
    example = " ".join(command.format_help().rpartition("\nVoorbeeld: ")[2].split())
    typed, _, _ = example.partition(" > ")
    assert typed.startswith(command.prog)
    parsed = parser().parse_args(shlex.split(typed)[1:])
    inner = "SubParsers" in repr(command._actions)
    assert inner or parsed.run is command.get_default("run")
