"""The reports that come with the program: what each tells, and what it never tells."""

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from gesprek_tui.conversation import events as ev
from gesprek_tui.report.markdown import markdown
from gesprek_tui.report.plain import plain
from gesprek_tui.report.shelf import Shelf
from tests.report.talk import Talk, rich

NAMES = Shelf().ids()


class Md(SingleFileSnapshotExtension):
    file_extension = "md"
    _write_mode = WriteMode.TEXT


def told(name: str, talk: Talk) -> str:
    return plain(Shelf().template(name).report(talk.state()))


def scanned() -> Talk:
    """A rich conversation with factors of a Scangesprek."""
    talk = rich()
    talk.events.pop()
    for factor, kind, said in (("slecht slapen", "belemmerend", "ik lig te malen"), ("de tuin", "compenserend", "")):
        fields = [
            ev.ItemField(id="factor", title="Factor", kind="text", text=factor),
            ev.ItemField(id="soort", title="Soort", kind="choice", text=kind),
        ]
        fields += [ev.ItemField(id="woorden", title="Eigen woorden", kind="text", text=said)] if said else []
        talk.say(ev.ItemSet, list="factoren", title="Factoren", fields=tuple(fields), shared=True)
    shadow = ev.ItemField(id="gebied", title="Wat viel op", kind="text", text="mijn vermoeden")
    talk.say(ev.ItemSet, list="schaduw", title="Schaduwlijst", fields=(shadow,))
    return talk


@pytest.mark.parametrize("name", NAMES)
def test_each_report_reads_as_it_did(name: str, snapshot: SnapshotAssertion) -> None:
    assert markdown(Shelf().template(name).report(scanned().state())) == snapshot(extension_class=Md)


@pytest.mark.parametrize("name", NAMES)
def test_no_report_tells_what_is_not_for_the_client(name: str) -> None:
    report = told(name, scanned()).casefold()
    hidden = ("verandertaal", "behoudtaal", "wrijving", "collega vragen", "vermoeden", "verkeerd gehoord", "ontlokken")
    assert [word for word in hidden if word in report] == []


def test_who_commissions_a_scan_gets_no_more_than_factors_goal_and_steps() -> None:
    report = told("scangesprek-opdrachtgever", scanned())
    assert "slecht slapen (belemmerend)" in report
    assert "bellen met de bank – de professional" in report
    assert "malen" not in report
    assert "misselijk" not in report


@pytest.mark.parametrize(("address", "words"), [("u", "Wat u gaat doen"), ("je", "Wat jij gaat doen")])
def test_the_letter_speaks_to_the_client_as_was_chosen(address: str, words: str) -> None:
    talk = scanned()
    talk.say(ev.AddressChosen, address=address)
    letter = told("clientbrief", talk)
    assert words in letter
    assert "cliënt" not in letter.replace("Cliëntcode", "")
    assert "de professional" not in letter
    assert letter.index("bellen met de bank") < letter.index("de post weer durven openen")
