import io
import stat
import zipfile
from pathlib import Path

import pytest

from agreement_study.coding import archives
from agreement_study.coding.archives import read_zip, zip_bytes
from agreement_study.errors import CodingError


def archive(path: Path, *names: str, data: bytes = b"x", mode: int = stat.S_IFREG | 0o644) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name in names:
            info = zipfile.ZipInfo("placeholder")
            info.filename = name  # past the cleaning that ZipInfo does
            info.external_attr = mode << 16
            out.writestr(info, data)
    return path


def test_entries_come_back_in_their_order(tmp_path: Path) -> None:
    entries = {"project.qde": b"<a/>", "Sources/å.txt": b"text"}
    path = tmp_path / "a.zip"
    path.write_bytes(zip_bytes(entries))
    assert read_zip(path) == entries
    assert list(read_zip(path)) == list(entries)
    assert zip_bytes(entries) == path.read_bytes()


@pytest.mark.parametrize(
    "name", ["../evil.txt", "a/../../evil", "/etc/passwd", "C:\\evil", "..\\evil", "C:evil"]
)
def test_a_path_that_leaves_the_archive_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(CodingError, match="inside the archive"):
        read_zip(archive(tmp_path / "a.zip", "fine.txt", name))


def test_a_link_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", "link", data=b"/etc/passwd", mode=stat.S_IFLNK | 0o777)
    with pytest.raises(CodingError, match="link"):
        read_zip(path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_comes_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CodingError, match="twice"):
        read_zip(archive(tmp_path / "a.zip", "a", "a"))


def test_limits_hold_whatever_the_archive_claims(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = archive(tmp_path / "a.zip", "a", "b", data=b"0" * 5000)
    monkeypatch.setattr(archives, "MOST_BYTES", 10_000)
    assert len(read_zip(path)) == 2
    monkeypatch.setattr(archives, "MOST_BYTES", 9_999)
    with pytest.raises(CodingError, match="9999 bytes"):
        read_zip(path)
    monkeypatch.setattr(archives, "MOST_ENTRIES", 1)
    with pytest.raises(CodingError, match="at most 1 entries"):
        read_zip(path)


@pytest.mark.parametrize("data", [b"", b"not a zip", zip_bytes({"a": b"x" * 100})[:-30]])
def test_what_is_no_archive_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    with pytest.raises(CodingError):
        read_zip(path)
    with pytest.raises(CodingError, match="no such file"):
        read_zip(tmp_path / "missing.zip")


def test_a_damaged_entry_is_refused(tmp_path: Path) -> None:
    data = bytearray(zip_bytes({"a": bytes(range(256)) * 4}))
    at = io.BytesIO(data).getvalue().index(b"a") + 20
    data[at] ^= 0xFF
    path = tmp_path / "a.zip"
    path.write_bytes(bytes(data))
    with pytest.raises(CodingError):
        read_zip(path)
