"""Zip archives that are the same bytes each time, and read with limits.

Entries are read into memory and never extracted, so that a path inside an archive cannot reach
the disk. What an archive claims about its sizes is not believed: reading stops at the limit.
"""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from agreement_study.errors import CodingError

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip entry can bear; every entry bears it."""

MOST_ENTRIES = 10_000
MOST_BYTES = 200_000_000
"""Limits of an archive that is read: entries, and bytes of all of them unpacked."""

_CHUNK = 1 << 20


def zip_bytes(entries: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of the entries, in their order, without times or owners."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            info.create_system = 3  # else it would tell the platform of the writer
            archive.writestr(info, data)
    return out.getvalue()


def read_zip(path: Path) -> dict[str, bytes]:
    """Read every file of an archive.

    Raises
    ------
    CodingError
        If it is no zip archive, is encrypted or damaged, has more than `MOST_ENTRIES` entries or
        `MOST_BYTES` bytes, names a file twice, or has a path that leaves the archive.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            _check_entries(path, infos)
            return _read_all(path, archive, infos)
    except FileNotFoundError:
        raise CodingError(str(path), expected="an archive", got="no such file") from None
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise CodingError(
            str(path), expected="a readable zip archive", got=str(error), do="export it again"
        ) from None


def _check_entries(path: Path, infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MOST_ENTRIES:
        raise CodingError(
            str(path), expected=f"at most {MOST_ENTRIES} entries", got=str(len(infos))
        )
    seen: set[str] = set()
    for info in infos:
        # orig_filename is what the archive says, before zipfile makes it harmless
        if not _stays_inside(info.orig_filename) or stat.S_ISLNK(info.external_attr >> 16):
            raise CodingError(
                f"{path}: {info.orig_filename!r}",
                expected="a plain file inside the archive",
                got="a link, or a path that leads out of it",
                do="do not open this archive; ask its sender",
            )
        if info.filename in seen:
            raise CodingError(f"{path}: {info.filename!r}", expected="each file once", got="twice")
        seen.add(info.filename)


def _stays_inside(name: str) -> bool:
    parts = PurePosixPath(name).parts
    bare = not any(sign in name for sign in ("\\", "\0", ":"))
    return bare and bool(parts) and not name.startswith("/") and ".." not in parts


def _read_all(
    path: Path, archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]
) -> dict[str, bytes]:
    left = MOST_BYTES
    found: dict[str, bytes] = {}
    for info in infos:
        parts = []
        with archive.open(info) as handle:
            while part := handle.read(_CHUNK):
                left -= len(part)
                if left < 0:
                    raise CodingError(
                        str(path), expected=f"at most {MOST_BYTES} bytes unpacked", got="more"
                    )
                parts.append(part)
        found[info.filename] = b"".join(parts)
    return found
