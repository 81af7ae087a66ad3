"""The command ``gesprek search`` and ``/vind`` in plain mode."""

from pathlib import Path

import pytest

from gesprek_tui.conversation.finding import Query
from gesprek_tui.errors import GesprekError
from gesprek_tui.line.seeking import read_day, read_kind, read_query
from tests.command import Command
from tests.test_cli_reading import HOSTILE, RAW


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Command:
    command = Command(tmp_path_factory.mktemp("kept"))
    one = ("één brief van de bank", ">+ ik wil de brief openen", "! brief terugsturen | ik | morgen | 7")
    assert command.lead(*one, more=("--client", "K-017")).code == 0
    assert command.lead(f"een brief {HOSTILE}", more=("--client", "K-018")).code == 0
    return command


def test_hits_come_one_a_line_newest_first_with_the_end_of_the_id(kept: Command) -> None:
    done = kept("search", "brief", "een")

    newest, oldest = done.out.splitlines()
    assert " · K-018 · notitie · een brief" in newest
    assert oldest.endswith(" · K-017 · notitie · één brief van de bank")
    assert "één brief van de bank" in kept("show", oldest[:6]).out
    assert not RAW.search(done.out)


def test_filters_take_dutch_words(kept: Command) -> None:
    for narrow, number in (
        (("--mark", "afspraak"), 1), (("--mark", "change_talk"), 1), (("--client", "k-018"), 1),
        (("--since", "2000-01-31"), 4), (("--until", "31-1-2000"), 0), (("--method", "speelveld"), 0),
        (("--mark", "verandertaal", "--client", "K-018"), 0),
    ):  # fmt: skip
        assert len(kept("search", "brief", *narrow).out.splitlines()) == number, narrow


def test_json_has_a_row_for_each_hit(kept: Command) -> None:
    (row,) = kept("search", "open", "--json").json

    assert row.keys() == {"conversation", "client", "event", "at", "kind", "mark", "method", "text"}
    assert (row["client"], row["mark"], row["text"]) == ("K-017", "change_talk", "ik wil de brief openen")
    assert kept("search", "terugsturen", "--json").json[0]["mark"] is None
    assert kept("search", "zolder", "--json").json == []


def test_what_is_not_found_or_not_understood_is_told(kept: Command, tmp_path: Path) -> None:
    assert "Niets gevonden" in kept("search", "zolder").err
    assert "Niets gevonden" in Command(tmp_path)("search", "zolder").err
    for arguments, code, told in (
        (("brief", "--mark", "onzin"), 2, "geen soort regel"),
        (("brief", "--since", "gisteren"), 2, "geen datum"),
        (("--", "-"), 1, "Noem een woord"),
    ):
        done = kept("search", *arguments)
        assert (done.code, done.out) == (code, "")
        assert told in done.err


def test_plain_mode_finds_in_all_conversations_and_points_to_questions(kept: Command) -> None:
    done = kept.lead("/vind brief bank", "/vind zolder", "/zoek zolder", "/vind", more=("--client", "K-019"))

    assert " · K-017 · notitie · één brief van de bank" in done.out
    assert "regel 2: Niets gevonden" in done.err
    assert "/zoek" in done.err.splitlines()[1 if "wachtzin" in done.err.splitlines()[0] else 0]
    assert "/vind" in done.err
    assert "regel 4: Noem een woord" in done.err


def test_what_is_typed_beside_the_words_narrows_down() -> None:
    asked = read_query('post soort:afspraak cliënt:K-017 sinds:1-10-2026 tot:2026-12-31 methode:abc "de bank"')

    assert asked == Query(
        words='post "de bank"', kind="agreement", client="K-017", method="abc", since=read_day("2026-10-01"),
        until=read_day("31-12-2026"),
    )  # fmt: skip
    assert read_query("soort:onzin sinds:31-2-2026 tijd:10:00") == Query(words="soort:onzin sinds:31-2-2026 tijd:10:00")


@pytest.mark.parametrize("word", ["", "31-2-2026", "2026-13-01", "1-10", "٣-١-٢٠٢٦x"])
def test_a_day_that_does_not_exist_is_refused(word: str) -> None:
    with pytest.raises(GesprekError, match="geen datum"):
        read_day(word)


def test_kinds_have_dutch_words_and_their_own() -> None:
    assert read_kind("Voor mezelf") == read_kind("private") == "private"
    assert read_kind("NOTITIE") == "note"
