"""What is written outside the store: where it may stand, whole or not at all, and harmless."""

import json
import os
import stat
from pathlib import Path
from zipfile import ZipFile

import pytest
from markdown_it import MarkdownIt

from tests.e2e.terminal import Terminal
from tests.e2e.test_conversation import PROGRAM
from tests.faults.needs import needs_mount, needs_strace
from tests.faults.place import Place, Tmpfs

NAMES = ("../../x", "/etc/x", "CON", "n" * 300, "💶", "regel\nregel", '*?<>|":', "~", "-rf", ".verborgen", "%2e%2e%2fx")


def test_a_report_stays_in_its_folder_whatever_the_conversation_is_called(place: Place, tmp_path: Path) -> None:
    """27. Titles and codes that are paths: catches a file outside the folder, conversations that are left out for

    their name (Standard Notes #537, CodiMD #1079), and one report over another.
    """
    here = tmp_path / "hier"
    here.mkdir()
    for name in NAMES:
        place.begin("een notitie", more=(f"--client={name[:60]}", f"--title={name}"))
    rows = json.loads(place.command("list", "--json").stdout)
    assert len(rows) == len(NAMES)
    before = {path for path in tmp_path.rglob("*") if here not in path.parents}
    for row in rows[:2] + rows[-2:]:
        script = f"cd {here}; exec {' '.join(PROGRAM)} resume {row['id']}"
        with Terminal(["sh", "-c", script], env=place.env) as terminal:
            terminal.wait_for("typ een notitie")
            terminal.type("/verslag\r")
            terminal.wait_for("Gespreksverslag van")
            terminal.press("b")
            terminal.wait_for("Markdown")
            terminal.press("m")
            terminal.wait_for("Bewaard")
            terminal.press("ctrl+q")
            terminal.wait_exit()
    files = sorted(here.rglob("*"))
    assert len(files) == 4
    assert {path.parent for path in files} == {here}
    assert all(path.name.startswith("algemeen-") and path.suffix == ".md" for path in files)
    assert {path for path in tmp_path.rglob("*") if here not in path.parents} == before


@needs_mount
def test_a_report_on_a_full_disk(place: Place, small_disk: Tmpfs) -> None:
    """28. Catches a half or an empty file (Markor #2516), and a temporary file that stays."""
    place.begin(*("woord " * 500 for _ in range(20)))
    small_disk.mount()
    small_disk.fill()
    target = small_disk.path / "verslag.md"
    done = place.command("export", "laatste", "-o", target)
    assert done.returncode == 1
    assert "De schijf is vol" in done.stderr
    assert [path.name for path in small_disk.path.iterdir()] == ["vol"]
    small_disk.make_room()
    assert place.command("export", "laatste", "-o", target).returncode == 0
    assert target.read_text(encoding="utf-8") == place.command("export", "laatste").stdout


@pytest.mark.parametrize("where", ["file", "nothing", "folder"])
def test_a_link_is_not_followed(place: Place, tmp_path: Path, where: str) -> None:
    """28. A link in the way: catches a report that is written over what the link leads to."""
    place.begin("een geheime notitie")
    aim = tmp_path / "doel"
    if where == "file":
        aim.write_text("van een ander", encoding="utf-8")
    elif where == "folder":
        aim.mkdir()
    link = tmp_path / "verslag.md"
    link.symlink_to(aim)
    done = place.command("export", "laatste", "-o", link)
    assert done.returncode == 1
    assert "verwijzing" in done.stderr
    assert link.is_symlink()
    assert aim.exists() == (where != "nothing")
    if where == "file":
        assert aim.read_text(encoding="utf-8") == "van een ander"


@needs_strace
@pytest.mark.parametrize("call", ["write", "fsync", "rename"])
def test_killed_while_a_report_is_written(place: Place, tmp_path: Path, call: str) -> None:
    """28. strace kills it at the write, the sync and the rename: catches half a file under the name asked for."""
    place.begin("een notitie")
    target = tmp_path / "hier" / "verslag.md"
    target.parent.mkdir()
    inject = ["-e", f"trace={call}", "-e", f"inject={call}:error=EIO:signal=KILL:when=1"]
    before = ["strace", "-f", "-qq", "-o", os.devnull, *inject]
    # or the first write may be one of compiled Python
    done = place.command("export", "laatste", "-o", target, before=before, env={"PYTHONDONTWRITEBYTECODE": "1"})
    assert done.returncode != 0
    whole = place.command("export", "laatste").stdout
    assert not target.exists() or target.read_text(encoding="utf-8") == whole
    for left in target.parent.iterdir():
        assert stat.S_IMODE(left.stat().st_mode) == 0o600
    target.unlink(missing_ok=True)
    assert place.command("export", "laatste", "-o", target).returncode == 0


CONTENT = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[klik](javascript:alert(1))",
    "![beeld](http://x.example/p.png)", "=cmd|' /C calc'!A0", "```sh\nrm -rf ~\n```", "# kop", "- [ ] taak",
    "http://x.example/volg", "<!-- weg -->", "a | b | c", "&lt;script&gt;", "`code`", "**vet** _schuin_",
    "[ref]: http://x.example", "1. een", "> aangehaald", "---",
)  # fmt: skip


def test_a_report_is_inert(place: Place, tmp_path: Path) -> None:
    """29. Script, links, pictures and fences as notes: catches a report that runs, loads or leads somewhere.

    tests/report/test_markdown.py does the same with any text; here it is the file that is asked for.
    """
    place.begin(*(" " + text for text in CONTENT), more=("--client", "<b>K", "--title", "[t](javascript:x)"))
    report = place.command("export", "laatste").stdout
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(report)
    for active in ("<script", "<img", "<a ", "<code", "<pre", "<!--", "onerror=alert(1)>", "<b>", "<table"):
        assert active not in html, active
    for text in ("alert(1)", "=cmd", "rm -rf", "kop", "taak", "vet", "aangehaald"):
        assert text in html, text
    assert html.count("<h1>") == 1
    page = place.command("export", "laatste", "--format", "html").stdout
    for active in ("<script", "<img", "<a ", "<!-- weg", "onerror=alert(1)>", "<b>K", 'javascript:x"'):
        assert active not in page, active
    assert "&lt;script&gt;alert(1)" in page
    assert "default-src 'none'" in page
    word = tmp_path / "verslag.docx"
    assert place.command("export", "laatste", "--format", "docx", "-o", word).returncode == 0
    with ZipFile(word) as parts:
        for name in parts.namelist():
            part = parts.read(name).decode(errors="replace")
            assert "<script" not in part
            assert "TargetMode" not in part, name  # nothing outside is loaded or linked
            assert "fldChar" not in part
            assert "instrText" not in part
        assert "&lt;script&gt;alert(1)" in parts.read("word/document.xml").decode()
