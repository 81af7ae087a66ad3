"""One declaration per act: what help, palette, footer and key sheet promise."""

import pytest

from gesprek_tui.line.commands import BY_WORD, COMMANDS, Command

NEEDS_WORDS = {"fase", "later", "zoek", "besproken"}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_says_what_it_does(command: Command) -> None:
    assert command.help[0].isupper()
    assert command.help.endswith((".", "?"))
    assert len(command.help) < 80, "it stands on one line of the help"
    assert command.group
    assert command.shown.startswith(f"/{command.name}")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_command_works_without_words_or_shows_which_it_needs(command: Command) -> None:
    assert (command.read("") is None) == (command.name in NEEDS_WORDS)
    assert command.read("") is not None or command.usage


@pytest.mark.parametrize("command", [c for c in COMMANDS if not c.usage], ids=lambda command: command.name)
def test_a_command_that_shows_no_words_takes_none(command: Command) -> None:
    assert command.read("en nog iets") is None


def test_every_word_and_key_means_one_thing() -> None:
    words = [word for command in COMMANDS for word in command.words]
    keys = [command.key for command in COMMANDS if command.key]
    assert len(set(words)) == len(words) == len(BY_WORD)
    assert len(set(keys)) == len(keys)
    assert not {key for key in keys if key in "abc23456789"}, "those take a move or a question"
    assert all(len(key) == 1 for key in keys)


def test_nothing_behind_a_single_key_destroys() -> None:
    assert not any(command.key for command in COMMANDS if command.name in ("wis", "wijzig"))


def test_words_are_typed_as_they_are_declared() -> None:
    assert all(word == word.casefold() and " " not in word for word in BY_WORD)
