"""A study with every registered name of a person masked: a study of its own, which runs.

Its sources have marks where names stood, and its registry their new sha256 and the shape of each
name. All its other texts are masked too; a quote is cut anew from the masked text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from attrs import frozen
from ruamel.yaml import YAML

from agreement_study.corpus.readers import READERS, read_text
from agreement_study.corpus.stand_ins import shape
from agreement_study.model import Source, fold, hidden
from agreement_study.publishing.masks import Masks, masks_of
from agreement_study.records import read_yaml
from agreement_study.spans import Span
from agreement_study.study import Study, digest
from agreement_study.study_copies import FILES, study_files
from agreement_study.tables.files import csv_text

REGISTRY = Path("data") / "sources.yaml"
_QUOTING = ("quote", "text", "printed", "joined", "correct", "received", "repaired")


@frozen(slots=False)
class Texts:
    """The texts of record as they are and as they are masked, by source."""

    received: Mapping[str, str]
    masked: Mapping[str, str]
    masks: Masks

    @cached_property
    def spans(self) -> dict[str, list[Span]]:
        """The masked runs of each source."""
        return {name: list(_runs(self.received[name], self.masked[name])) for name in self.received}


def copy_masked(study: Study, target: Path) -> Study:
    """Copy what a rerun reads into a new folder, masked.

    What stands among the sources and is not registered is left out, and so is a file of `data/`
    that is no text: neither can be masked.
    """
    texts = masked_texts(study)
    beside = {source.path.parent for source in study.sources.values()}
    for path in study_files(study):
        if not beside & set(path.parents):
            _copy(path, target / path.relative_to(study.root), texts, study)
    names = {name: _plain_name(source) for name, source in study.sources.items()}
    for name, source in study.sources.items():
        file = (target / source.path.relative_to(study.root)).with_name(names[name])
        _write(file, texts.masked[name])
    _write_registry(study, target, texts, names)
    return Study(target)


def masks_of_study(study: Study) -> Masks:
    """Return the masks of a study's registered names."""
    named = {name: source for name, source in study.sources.items() if source.personal_names}
    return masks_of(named.values(), {name: read_text(s.path) for name, s in named.items()})


def masked_texts(study: Study) -> Texts:
    """Return the texts of a study's sources, masked where the registry or another text says so."""
    received = {name: read_text(source.path) for name, source in study.sources.items()}
    masks = masks_of(study.sources.values(), received)
    masked = {n: masks.record(_covered(s, received[n])) for n, s in study.sources.items()}
    return Texts(received, masked, masks)


def _covered(source: Source, text: str) -> str:
    for span in source.personal_names:
        text = text[: span.start] + hidden(text[span.start : span.end]) + text[span.end :]
    return text


def _runs(text: str, masked: str) -> Iterator[Span]:
    """Yield where two texts of one length differ."""
    start = None
    for i, (letter, mark) in enumerate(zip(text, masked, strict=True)):
        if letter != mark and start is None:
            start = i
        if letter == mark and start is not None:
            yield Span(start, i)
            start = None
    if start is not None:
        yield Span(start, len(text))


def _plain_name(source: Source) -> str:
    """Return the name of the masked file: what was extracted from another format is plain text."""
    plain = source.path.suffix.lower() in READERS or not source.path.suffix
    return source.path.name if plain else f"{source.path.name}.txt"


def _copy(path: Path, copy: Path, texts: Texts, study: Study) -> None:
    """Copy a file masked; the lock and what is no text have no names that could be masked."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        if study.data in path.parents:
            return
        text = ""
    copy.parent.mkdir(parents=True, exist_ok=True)
    if not text or path.name == FILES[1]:
        copy.write_bytes(data)
    elif path.suffix == ".csv":
        _write(copy, _masked_table(text, path, texts))
    else:
        _write(copy, texts.masks.text(text))


def _masked_table(text: str, path: Path, texts: Texts) -> str:
    """Mask a table; the quotes of its rows become those of the masked text."""
    reader = csv.DictReader(io.StringIO(text, newline=""))
    rows = [_masked_row(row, path, texts) for row in reader]
    return texts.masks.text(csv_text(reader.fieldnames or (), rows))


def _masked_row(row: Mapping[str, Any], path: Path, texts: Texts) -> dict[str, Any]:
    made = dict(row)
    for which in ("", "_a", "_b"):
        name = str(row.get(f"document{which}", ""))
        start, end = (str(row.get(f"{side}{which}", "")) for side in ("start", "end"))
        if name not in texts.masked or not (start.isdigit() and end.isdigit()):
            continue
        span = Span(int(start), int(end))
        old, new = (t[name][span.start : span.end] for t in (texts.received, texts.masked))
        inside = any(s.start <= span.start and span.end <= s.end for s in texts.spans[name])
        for column in (f"{column}{which}" for column in _QUOTING):
            if column not in row:
                continue
            if inside or row[column] == old:
                made[column] = new
            elif row[column] == fold(old):
                made[column] = fold(new)
    return made


def _write_registry(study: Study, target: Path, texts: Texts, names: Mapping[str, str]) -> None:
    entries = texts.masks.value(read_yaml(study.root / REGISTRY))
    for entry in entries:
        name = entry["id"]
        file = Path(entry["file"]).with_name(names[name])
        spans = texts.spans[name]
        entry["file"] = file.as_posix()
        entry["sha256"] = digest(target / file)
        entry["personal_names"] = [[span.start, span.end] for span in spans]
        entry["stand_ins"] = [shape(texts.received[name][s.start : s.end]) for s in spans]
    yaml = YAML(typ="safe")
    yaml.default_flow_style = None
    yaml.allow_unicode = True
    yaml.width = 100
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    with (target / REGISTRY).open("w", encoding="utf-8", newline="\n") as handle:
        yaml.dump(entries, handle)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
