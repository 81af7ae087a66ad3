import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from gesprek_tui.errors import GesprekError
from gesprek_tui.report.files import write_new

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")


def test_a_new_file_is_whole_and_private(tmp_path: Path) -> None:
    target = tmp_path / "verslag.md"
    write_new(target, "één verslag\n".encode())
    assert target.read_text(encoding="utf-8") == "één verslag\n"
    assert [path.name for path in tmp_path.iterdir()] == ["verslag.md"]
    if sys.platform != "win32":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_what_stands_there_is_kept_unless_asked(tmp_path: Path) -> None:
    target = tmp_path / "verslag.md"
    target.write_bytes(b"oud")
    with pytest.raises(GesprekError, match=r"verslag\.md bestaat al .* andere naam"):
        write_new(target, b"nieuw")
    assert target.read_bytes() == b"oud"
    write_new(target, b"nieuw", overwrite=True)
    assert target.read_bytes() == b"nieuw"


@posix_only
@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_never_followed_nor_replaced(tmp_path: Path, there: bool) -> None:
    elsewhere, link = tmp_path / "elders", tmp_path / "verslag.md"
    if there:
        elsewhere.write_bytes(b"van iemand anders")
    link.symlink_to(elsewhere)
    with pytest.raises(GesprekError, match="verwijzing"):
        write_new(link, b"nieuw", overwrite=True)
    assert link.is_symlink()
    assert (elsewhere.read_bytes() if there else elsewhere.exists()) == (b"van iemand anders" if there else False)


@posix_only
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pijp"
    os.mkfifo(pipe)
    with pytest.raises(GesprekError, match="geen gewoon bestand"):
        write_new(pipe, b"nieuw", overwrite=True)


def test_a_folder_asks_for_a_name(tmp_path: Path) -> None:
    with pytest.raises(GesprekError, match="is een map"):
        write_new(tmp_path, b"nieuw", overwrite=True)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(GesprekError, match=r"weg bestaat niet.*veilig bewaard"):
        write_new(tmp_path / "weg" / "verslag.md", b"nieuw")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_bytes(b"")
    with pytest.raises(GesprekError, match=r"bestand (is geen map|bestaat niet)"):
        write_new(tmp_path / "bestand" / "verslag.md", b"nieuw")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_closed_folder_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(GesprekError, match="mag dit programma niet schrijven"):
            write_new(tmp_path / "verslag.md", b"nieuw")
    finally:
        tmp_path.chmod(0o700)


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GesprekError, match="niet geschreven"):
        write_new(tmp_path / ("v" * 300), b"nieuw")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "said"),
    [(errno.ENOSPC, "schijf is vol"), (errno.EROFS, "niet schrijven"), (errno.EIO, "andere plek")],
)
def test_a_disk_that_fails_leaves_no_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, said: str
) -> None:
    def fail(_: int) -> None:
        raise OSError(code, "fault")

    target = tmp_path / "verslag.md"
    target.write_bytes(b"oud")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(GesprekError, match=said):
        write_new(target, b"nieuw", overwrite=True)
    assert target.read_bytes() == b"oud"
    assert [path.name for path in tmp_path.iterdir()] == ["verslag.md"]


def test_a_message_holds_no_control_characters(tmp_path: Path) -> None:
    with pytest.raises(GesprekError) as refused:
        write_new(tmp_path / "\x1b[31mrood" / "verslag.md", b"nieuw")
    assert "\x1b" not in str(refused.value)
