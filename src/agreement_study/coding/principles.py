"""The coder of principles: which ones the agreement lists, and the passages that set them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeGuard

from attrs import field, frozen

from agreement_study.codebook import Codebook
from agreement_study.coding.principle_candidates import Candidate
from agreement_study.coding.principle_choice import Listing, choose
from agreement_study.coding.principle_entries import Entry
from agreement_study.coding.principle_evidence import adopted
from agreement_study.coding.principle_labels import Labels, labels_of, slug
from agreement_study.coding.principle_passages import Passage, absorbed, passages_of
from agreement_study.coding.principle_words import skeleton
from agreement_study.model import Coding, Document, Unit
from agreement_study.spans import Span


@frozen
class PrincipleCoder:
    """Codes `principle/<key>` and the family `list`."""

    name: str = "principles"
    version: str = "1"
    families: tuple[str, ...] = ("principle", "list")
    needs: tuple[str, ...] = ()

    def code(
        self, document: Document, found: Sequence[Coding], codebook: Codebook
    ) -> Iterable[Coding]:
        """Yield the codings of one document."""
        labels = labels_of(codebook, document.language)
        listing = choose(document, labels)
        yield from _stated(document, listing)
        yield from _of_others(document, listing)
        if listing.winner is not None:
            yield from _Writer(document, labels, listing, passages_of(listing)).codings()


def _is_enumeration(candidate: Candidate | None) -> TypeGuard[Candidate]:
    """Whether a candidate names principles together, and not by the headings of their sections."""
    return candidate is not None and len(candidate.entries) > 1 and candidate.form != "headings"


def _stated(document: Document, listing: Listing) -> Iterator[Coding]:
    count = listing.count
    if count is not None:
        span = document.locate(count.unit, count.start, count.end)
        rule = "stated count: a number and the word that it counts"
        value = str(count.number)
        yield document.code(count.unit, "list/stated_count", value, rule=rule, at=span)


def _of_others(document: Document, listing: Listing) -> Iterator[Coding]:
    for candidate in listing.candidates:
        if candidate.about and candidate.known and not candidate.partial:
            rule = f"list of another agreement: {candidate.about}"
            keys = ",".join(candidate.keys)
            yield document.code(candidate.entries[0].unit, "list/other", keys, rule=rule)


@frozen
class _Writer:
    """Writes the codings of a list that was found."""

    document: Document
    labels: Labels
    listing: Listing
    passages: dict[Entry, Passage]
    meant: dict[Entry, str] = field(init=False)

    @meant.default
    def _labels_as_meant(self) -> dict[Entry, str]:
        """The labels with damage mended, and capitals as in a sentence."""
        return {entry: self._mended(entry.label.text) for entry in self.listing.entries}

    def _mended(self, label: str) -> str:
        mended = self.labels.restored(label) if self.document.damage else label
        capitals = mended.isupper() and len(mended) > 3
        return (mended.capitalize() if capitals else mended).replace("|", "/")

    def codings(self) -> Iterator[Coding]:
        """Yield the list, then the units that declare and define its principles."""
        portals = self._portals()
        for position, entry in enumerate(self.listing.entries, 1):
            for key in self._keys(entry):
                role = "portal" if portals & set(entry.label.keys) else "ordinary"
                yield from self._listed(position, entry, key, role)
        yield from self._enumerated()
        yield from self._declared()
        yield from self._defined()
        yield from self._absorbed()

    def _keys(self, entry: Entry) -> tuple[str, ...]:
        return entry.label.keys if entry.known else (slug(self.meant[entry]),)

    def _listed(self, position: int, entry: Entry, key: str, role: str) -> Iterator[Coding]:
        naming = entry.label.naming
        value = f"{key}|{position}|{role}|{naming}|{self.meant[entry]}"
        rule = f"label ({entry.shape}, {naming}); list: {self.listing.why}"
        span = self.document.locate(entry.unit, entry.start, entry.end)
        yield self.document.code(entry.unit, "list/principle", value, rule=rule, at=span)
        passage = self.passages.get(entry)
        if passage is not None:
            unit, value, rule = passage.units[0], f"{key}|{position}", "the passage of the label"
            yield self.document.code(unit, "list/section", value, rule=rule, at=passage.span)

    def _enumerated(self) -> Iterator[Coding]:
        """Code the first list that names the principles together, in its own order."""
        written = {key: self._keys(e) for e in self.listing.entries for key in e.label.keys}
        lists = [c for c in (*self.listing.mentions, self.listing.winner) if _is_enumeration(c)]
        for position, entry in enumerate(lists[0].entries if lists else (), 1):
            span = self.document.locate(entry.unit, entry.start, entry.end)
            for key in dict.fromkeys(
                k for label in entry.label.keys for k in written.get(label, ())
            ):
                rule = f"named in an enumeration ({entry.shape})"
                value = f"{key}|{position}"
                yield self.document.code(entry.unit, "list/enumerated", value, rule=rule, at=span)

    def _declared(self) -> Iterator[Coding]:
        """Code each unit that lists a principle, in whatever mention of the list."""
        written = {key: self._keys(e) for e in self.listing.entries for key in e.label.keys}
        seen: set[tuple[str, str]] = set()
        for entry in sorted(self._mentioned(), key=lambda each: (each.unit.start, each.start)):
            for key in entry.label.keys:
                code = f"principle/{key if entry.known else written.get(key, ('',))[0]}"
                if key in written and (entry.unit.id, code) not in seen:
                    seen.add((entry.unit.id, code))
                    rule = f"declared by a label ({entry.shape}); list: {self.listing.why}"
                    yield self.document.code(entry.unit, code, "declared", rule=rule)

    def _mentioned(self) -> Iterator[Entry]:
        yield from self.listing.entries
        for mention in self.listing.mentions:
            yield from mention.entries

    def _defined(self) -> Iterator[Coding]:
        for entry, passage in self.passages.items():
            rule = f"defined in the passage of '{self.meant[entry]}'"
            for key in self._keys(entry):
                for unit in passage.units:
                    yield self.document.code(unit, f"principle/{key}", "defined", rule=rule)

    def _absorbed(self) -> Iterator[Coding]:
        for key, (host, units) in absorbed(self.listing, self.passages, self.labels).items():
            span = Span(units[0].start, units[-1].end)
            rule = f"absorbed: set out in the passage of '{self.meant[host]}'"
            yield self.document.code(units[0], "list/absorbed", key, rule=rule, at=span)
            for unit in units:
                yield self.document.code(unit, f"principle/{key}", "defined", rule=rule)

    def _portals(self) -> set[str]:
        """Keys that any mention or sentence calls the portal principle."""
        found = {key for entry in self._mentioned() if entry.portal for key in entry.label.keys}
        for unit in self.document.units:
            portal = self.labels.words.portal.search(skeleton(unit.text))
            if portal is not None and unit.kind != "noise":
                found |= self._named_before(unit, portal.start())
        return found

    def _named_before(self, unit: Unit, end: int) -> set[str]:
        """Keys of the first known label before 'portalprincip' in a sentence."""
        read = (self.labels.read(word.strip(",.:;*_()\"'")) for word in unit.text[:end].split())
        first = next((label for label in read if label is not None), None)
        return set(first.keys) if first else set()


def explain_candidates(document: Document, codebook: Codebook) -> list[str]:
    """Tell in lines of text which lists there were, the evidence for each, and why one won."""
    listing = choose(document, labels_of(codebook, document.language))
    told: list[str] = []
    for candidate in sorted(listing.candidates, key=lambda each: -each.score):
        labels = ", ".join(entry.label.text for entry in candidate.entries)
        place = f"{candidate.form} from {candidate.entries[0].unit.start}"
        told.append(f"{place}: {labels} = {candidate.score:g} ({_verdict(candidate, listing)})")
        told += [f"  {each.points:+g} {each.reason}" for each in candidate.evidence]
    return told


def _verdict(candidate: Candidate, listing: Listing) -> str:
    if candidate is listing.winner:
        return "chosen"
    if candidate in listing.mentions:
        return "another mention of the list"
    return candidate.about or ("weaker than the chosen one" if adopted(candidate) else "too weak")
