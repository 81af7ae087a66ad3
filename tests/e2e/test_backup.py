"""What is asked at a terminal before a copy is made, and before one takes the place of what is there."""

from pathlib import Path

from tests.command import PROGRAM, Command
from tests.e2e.terminal import Terminal


def terminal(command: Command, *arguments: str | Path) -> Terminal:
    return Terminal([*PROGRAM, *arguments], env=command.env | {"TERM": "xterm-256color"}, cols=120)


def test_a_copy_gets_a_passphrase_and_is_put_back_after_the_whole_word(tmp_path: Path) -> None:
    gesprek, elsewhere = Command(tmp_path), Command(tmp_path / "elders")
    gesprek.lead("een", "twee", more=("--client", "K-017"))
    elsewhere.lead("iets anders", more=("--client", "K-018"))
    copy = tmp_path / "kopie.zip"

    with terminal(gesprek, "backup", copy) as asked:
        asked.wait_for("Wachtzin van de kopie (leeg = toch niet):")
        asked.type("lente in de tuin\r")
        asked.wait_for("Nog een keer:")
        asked.type("lente in de tuin\r")
        asked.wait_for("nagelezen en in orde")
        assert asked.wait_exit() == 0
        assert b"lente in de tuin" not in asked.raw

    for answer, code, client in (("ja", 1, "K-018"), ("", 1, "K-018"), ("vervang", 0, "K-017")):
        with terminal(elsewhere, "restore", copy) as asked:
            asked.wait_for("De kopie is gesloten")
            asked.wait_for("Wachtzin (of herstelcode):")
            asked.type("een andere\r")
            asked.wait_until(lambda: asked.raw.count(b"Wachtzin (of herstelcode):") == 2, "the second question")
            asked.type("lente in de tuin\r")
            asked.wait_for("Typ vervang")
            shown = "\n".join(asked.screen())
            assert "hier:  1 gesprek" in shown
            assert "kopie: 1 gesprek" in shown
            asked.type(f"{answer}\r")
            assert asked.wait_exit() == code
        if code:
            assert [row["client"] for row in elsewhere("list", "--json").json] == [client]

    secret = tmp_path / "wachtzin"
    secret.write_text("lente in de tuin")
    rows = elsewhere("list", "--json", GESPREK_PASSPHRASE_FILE=str(secret)).json
    assert [row["client"] for row in rows] == ["K-017"]
    (aside,) = elsewhere.data.glob("vervangen-*")
    kept = Command(tmp_path)
    kept.env["GESPREK_DATA_DIR"] = str(aside)
    assert [row["client"] for row in kept("list", "--json").json] == ["K-018"]
    assert str(aside / "gesprekken.db") in elsewhere("restore").out


def test_no_passphrase_means_no_copy(tmp_path: Path) -> None:
    gesprek = Command(tmp_path)
    gesprek.lead("een")
    with terminal(gesprek, "backup", tmp_path / "kopie.zip") as asked:
        asked.wait_for("leeg = toch niet")
        asked.press("enter")
        assert asked.wait_exit() == 1
    assert not (tmp_path / "kopie.zip").exists()
