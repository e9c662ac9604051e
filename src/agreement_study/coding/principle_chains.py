"""The chain of labels in a sentence: 'dialog, som är återkommande, kvalitet och mångfald'.

Commas divide labels; a conjunction divides the last two, unless both together are one label;
clauses between the labels are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from agreement_study.coding.principle_chunks import Chunk, Item, Reading
from agreement_study.coding.principle_labels import Label, Labels, unknown
from agreement_study.coding.principle_words import Words, skeleton

MARKS = ",;.:()·•|–—"
TOKEN = re.compile(rf"[^\s{re.escape(MARKS)}]+|[{re.escape(MARKS)}]")
NUMBERING = re.compile(r"\s*\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]\s+")
MOST_UNKNOWN = 4  # words of a label that the codebook does not know
CLAUSES = 4  # chunks without a label that may stand between two labels


@frozen
class Sentence:
    """A sentence, its skeleton, and the labels to read it by."""

    text: str
    folded: str
    labels: Labels

    @property
    def words(self) -> Words:
        """The words of the language."""
        return self.labels.words

    def chain(self, start: int, count: int | None = None) -> list[Item]:
        """Read the chain of labels that begins at an offset.

        Parameters
        ----------
        count
            How many labels the text says there are.
        """
        return self._joined(list(self._items(start)), count)

    def _items(self, start: int) -> Iterator[Item]:
        clause, missed, first = False, 0, True
        for chunk in self._chunks(start):
            read = self._read(chunk)
            item = read.item
            if item and clause and chunk.joint == "and" and item.label.naming == "unknown":
                item, read = None, Reading()
            elif item and self._leads_on(chunk, item, read):
                return
            missed = 0 if item else missed + 1
            if missed > (0 if first else CLAUSES):
                return
            if item:
                behind = self._behind_portal(chunk, item)
                yield from [evolve(item, portal=True), behind] if behind else [item]
                first = False
            clause = read.clause
            if read.last:
                return

    def _leads_on(self, chunk: Chunk, item: Item, read: Reading) -> bool:
        """Whether a conjunction leads on with a verb: '…, and fits on a postcard'."""
        led = chunk.joint in ("and", "comma and", "last") and read.clause
        return led and item.label.naming == "unknown" and self.labels.inflected(item.label.text)

    def _chunks(self, start: int) -> Iterator[Chunk]:
        """Divide the sentence at commas, semicolons, conjunctions and brackets."""
        conjunctions = {m.start(): m for m in self.words.conjunctions.finditer(self.folded, start)}
        begin = at = skip = self.unnumbered(start)
        joint = ""
        for token in TOKEN.finditer(self.folded, start):
            conjunction = conjunctions.get(token.start())
            if token.start() < skip:
                continue
            if conjunction is None and token[0] not in MARKS:
                at = token.end()
                continue
            if self.folded[begin:at].strip():
                yield Chunk(begin, at, joint)
                joint = ""
            if token[0] == "." and not self._inner(token.start()):
                return
            bracket = token.start() if token[0] == "(" else token.end()
            begin = at = skip = self.unnumbered(conjunction.end() if conjunction else bracket)
            joint = self._joint(joint, token[0], conjunction, numbered=skip > token.end())
            if skip == token.start():
                begin = at = skip = token.end()
        if self.folded[begin:at].strip():
            yield Chunk(begin, at, joint)

    def _joint(
        self, joint: str, mark: str, conjunction: re.Match[str] | None, *, numbered: bool
    ) -> str:
        if conjunction is not None:
            last = conjunction[0] == self.words.last_conjunction
            return "last" if last else "comma and" if joint == "comma" else "and"
        if mark == "(":
            return "comma" if numbered else "bracket"
        return "comma" if joint in ("", "bracket") else joint

    def unnumbered(self, at: int) -> int:
        """Offset behind the number of an item that begins at an offset."""
        found = NUMBERING.match(self.folded, at)
        return found.end() if found else at

    def _inner(self, at: int) -> bool:
        """Whether a full stop belongs to a number or an abbreviation, or ends the sentence."""
        behind = self.folded[at + 1 :]
        return self.folded[at - 1 : at].isdigit() or not behind.strip() or behind[0] != " "

    def _read(self, chunk: Chunk) -> Reading:
        if chunk.joint == "bracket":
            return Reading()
        start, called = self.label_start(chunk)
        tokens = list(TOKEN.finditer(self.folded, start, chunk.end))
        verb, clause = (
            next((i for i, token in enumerate(tokens) if token[0] in stops), len(tokens))
            for stops in (self.words.defining, self.words.clauses)
        )
        size = min(verb, clause)
        if size == 0:
            return Reading(last=verb < clause)
        size = self._regarded(start, tokens, size)
        chosen = self.text[start : tokens[size - 1].end()].strip("*_'\"”“ ")
        start = self.text.index(chosen, start)
        label = self.labels.read(chosen) or self._unknown(chosen, size)
        if label is None:
            return Reading()
        end = start + len(chosen)
        item = Item(start=start, end=end, label=label, joint=chunk.joint, called=called)
        return Reading(item=item, clause=size < len(tokens), last=verb < clause)

    def _regarded(self, start: int, tokens: Sequence[re.Match[str]], size: int) -> int:
        """Words of a label that goes on behind 'respect for' with a principle of the codebook."""
        stops = self.words.clauses | self.words.defining
        ends = [i for i, token in enumerate(tokens) if i > size and token[0] in stops]
        end = min([*ends, len(tokens)])
        if size + 1 >= end or tokens[size - 1][0] not in self.words.regards:
            return size
        return end if self.labels.read(self.text[start : tokens[end - 1].end()]) else size

    def _unknown(self, chosen: str, size: int) -> Label | None:
        """Label of a chunk that the codebook does not know, if it may be one."""
        folded, words = skeleton(chosen), self.words
        if size > MOST_UNKNOWN:
            return None
        if words.values.fullmatch(folded):
            return unknown(chosen)
        if words.strong.search(folded) or words.weak.search(folded):
            return None
        no_label = words.function | words.numerals.keys()
        plain = not any(word in no_label or word.isdigit() for word in folded.split())
        return unknown(chosen) if plain else None

    def label_start(self, chunk: Chunk) -> tuple[int, bool]:
        """Skip numbers, articles and 'principen om' before a label; tell whether the last is there.

        A preposition may stand before 'principen om'.
        """
        words, folded = self.words, self.folded
        start = chunk.end - len(self.text[chunk.start : chunk.end].lstrip(" *_-"))
        start = self._past(words.ordered, start, chunk.end)
        start = self._past(words.presenting, start, chunk.end)
        first = TOKEN.match(folded, start)
        behind = first.end() + 1 if first and first[0] in words.clauses else start
        for at in (start, behind):
            prefix = words.prefix.match(folded, at)
            if prefix and prefix["join"].strip() and prefix.end() < chunk.end:
                return prefix.end(), True
        start = self._past(words.strong, start, chunk.end)
        for _ in range(2):
            word = TOKEN.match(folded, start)
            skip = word and word.end() < chunk.end and word[0] in words.articles | words.links
            start = word.end() + 1 if word and skip else start
        return start, False

    def _past(self, words: re.Pattern[str], start: int, end: int) -> int:
        """Offset behind words at an offset, if something follows them."""
        found = words.match(self.folded, start)
        return (
            end - len(self.folded[found.end() : end].lstrip())
            if found and found.end() < end
            else start
        )

    def _behind_portal(self, chunk: Chunk, item: Item) -> Item | None:
        """The label behind 'som ses som en portalprincip till' in the same chunk."""
        found = self.words.portal.search(self.folded, item.end, chunk.end)
        preposition = TOKEN.match(self.folded, found.end() + 1) if found else None
        if preposition is None or preposition.end() >= chunk.end:
            return None
        return self._read(Chunk(preposition.end() + 1, chunk.end, "comma")).item

    def _joined(self, items: list[Item], count: int | None) -> list[Item]:
        """Join what a conjunction binds to one label.

        Names of the codebook are joined first. Of the conjunctions that are left the last one
        divides the list, unless a stronger one ('samt') does; the others join. A stated count
        that only another reading meets decides for that reading.
        """
        joined: list[Item] = []
        for item in items:
            if joined and self._is_pair(joined[-1], item):
                joined[-1] = self._one(joined[-1], item)
            else:
                joined.append(item)
        loose = [i for i in range(1, len(joined)) if self._bound(joined[i - 1], joined[i])]
        divided = any(item.joint in ("last", "comma and") for item in joined[1:])
        usual = loose if divided else loose[:-1]
        readings = [self._with(joined, bound) for bound in (usual, loose, [])]
        return next((reading for reading in readings if len(reading) == count), readings[0])

    def _is_pair(self, first: Item, second: Item) -> bool:
        both = self.text[first.start : second.end]
        return self._bound(first, second) and self.labels.pair(both)

    def _bound(self, first: Item, second: Item) -> bool:
        """Whether a plain conjunction and nothing else stands between two labels."""
        return second.joint == "and" and len(self.text[first.end : second.start].split()) <= 1

    def _with(self, items: list[Item], bound: Sequence[int]) -> list[Item]:
        """Join the items at these places to those before them."""
        made = list(items)
        for i in reversed(bound):
            made[i - 1 : i + 1] = [self._one(made[i - 1], made[i])]
        return made

    def _one(self, first: Item, second: Item) -> Item:
        both = self.text[first.start : second.end]
        return evolve(first, end=second.end, label=self.labels.read(both) or unknown(both))
