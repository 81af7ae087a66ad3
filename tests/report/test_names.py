"""Names of people around the client go; their roles stay."""

import zipfile
from io import BytesIO

import pytest

from gesprek_tui.conversation import events as ev
from gesprek_tui.report.formats import write_as
from gesprek_tui.report.names import names_of, without
from gesprek_tui.report.shelf import Shelf
from tests.report.talk import Talk, started


def network(*people: str) -> Talk:
    talk = started(client="K-017")
    for person in people:
        who = ev.ItemField(id="wie", title="Wie", kind="person", text=person)
        tie = ev.ItemField(id="band", title="Band", kind="choice", text="hecht")
        talk.say(ev.ItemSet, list="network", title="Netwerk", fields=(who, tie), shared=True)
    return talk


@pytest.mark.parametrize("role", ["zus", "Zus", "beste vriendin", "ex-partner", "M.", "M", "oom van moeder", "buurman"])
def test_a_role_or_an_initial_is_no_name(role: str) -> None:
    assert names_of(network(role).state()) == ()


@pytest.mark.parametrize(
    ("person", "names"),
    [("Ayşe", ("Ayşe",)), ("collega Sam", ("Sam",)), ("wimke", ("wimke",)), ("Jan-Peter", ("Jan-Peter",))],
)
def test_who_is_called_by_name_is_found(person: str, names: tuple[str, ...]) -> None:
    assert names_of(network(person).state()) == names


def test_a_name_goes_wherever_it_stands_and_only_whole() -> None:
    assert (
        without("Sam belt; sam's fiets, samen met Samira", ("Sam",)) == "[naam] belt; [naam]'s fiets, samen met Samira"
    )


@pytest.mark.parametrize("kind", ["md", "html", "docx", "txt", "ics"])
def test_nothing_masked_is_left_in_the_bytes_of_an_export(kind: str) -> None:
    talk = network("Xandra")
    talk.note("xandra belt haar op 06-12345678", "fact", source="Xandra")
    talk.note("vaak", "quote", by="Xandra")
    talk.say(ev.AgreementAdded, what="Xandra bellen", who="Xandra", when="morgen", when_at="2026-12-01")
    for name in Shelf().ids():
        data = write_as(kind, talk.state(), Shelf().template(name), masks=True)  # type: ignore[arg-type]
        if kind == "docx":
            with zipfile.ZipFile(BytesIO(data)) as file:
                data = b"".join(map(file.read, file.namelist()))
        assert b"xandra" not in data.lower()
        assert b"12345678" not in data
        assert b"[naam]" in data.replace(b"\\", b"")
