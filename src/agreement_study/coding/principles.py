"""The coder of principles: which ones the agreement lists, and the passages that set them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from agreement_study.codebook import Codebook
from agreement_study.coding.principle_choice import Listing, choose, restored
from agreement_study.coding.principle_entries import Entry
from agreement_study.coding.principle_evidence import adopted
from agreement_study.coding.principle_labels import Labels, labels_of
from agreement_study.coding.principle_passages import Passage, absorbed, passages_of
from agreement_study.coding.principle_words import skeleton
from agreement_study.model import Coding, Document, Unit
from agreement_study.spans import Span


@frozen
class Principles:
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
        yield from _others(document, listing)
        if listing.winner is not None:
            passages = passages_of(listing)
            yield from _list(document, listing, passages, labels)
            yield from _declared(document, listing)
            yield from _defined(document, listing, passages)
            yield from _absorbed(document, listing, passages, labels)


def _stated(document: Document, listing: Listing) -> Iterator[Coding]:
    count = listing.count
    if count is not None:
        span = document.locate(count.unit, count.start, count.end)
        rule = "stated count: a numeral before a word for principles"
        yield document.code(
            count.unit, "list/stated_count", str(count.number), rule=rule, at=span
        )


def _others(document: Document, listing: Listing) -> Iterator[Coding]:
    for candidate in listing.candidates:
        if candidate.about and candidate.form == "sentence" and not candidate.partial:
            rule = f"list of another agreement: {candidate.about}"
            yield document.code(
                candidate.entries[0].unit, "list/other", ",".join(candidate.keys), rule=rule
            )


def _list(
    document: Document, listing: Listing, passages: dict[Entry, Passage], labels: Labels
) -> Iterator[Coding]:
    portals = _portals(listing, labels)
    for position, entry in enumerate(listing.entries, 1):
        meant = restored(entry, labels) if document.damage else entry
        label = _sentence_case(meant.label.text).replace("|", "/")
        keys = entry.label.keys if entry.known else (_slug(label),)
        span = document.locate(entry.unit, entry.start, entry.end)
        for key in keys:
            role = "portal" if entry.portal or key in portals else "ordinary"
            value = f"{key}|{position}|{role}|{entry.label.naming}|{label}"
            rule = f"label read as {entry.label.naming} ({entry.shape}); {listing.why}"
            yield document.code(entry.unit, "list/principle", value, rule=rule, at=span)
            if entry in passages:
                passage = passages[entry]
                yield document.code(
                    passage.units[0],
                    "list/section",
                    f"{key}|{position}",
                    rule="the passage below the label",
                    at=passage.span,
                )


def _declared(document: Document, listing: Listing) -> Iterator[Coding]:
    """Code each unit that lists a principle, in whatever mention of the list."""
    seen: set[tuple[str, str]] = set()
    slugs = _keys(listing)
    entries = [*listing.entries, *(e for each in listing.mentions for e in each.entries)]
    for entry in sorted(entries, key=lambda each: (each.unit.start, each.start)):
        for key in entry.label.keys:
            chosen = slugs.get(key)
            if chosen is None or (entry.unit.id, chosen) in seen:
                continue
            seen.add((entry.unit.id, chosen))
            rule = f"declared by a label ({entry.shape}); {listing.why}"
            yield document.code(entry.unit, f"principle/{chosen}", "declared", rule=rule)


def _defined(
    document: Document, listing: Listing, passages: dict[Entry, Passage]
) -> Iterator[Coding]:
    slugs = _keys(listing)
    for entry, passage in passages.items():
        for key in entry.label.keys:
            for unit in passage.units:
                rule = f"defined: below the label '{entry.label.text}'"
                yield document.code(unit, f"principle/{slugs[key]}", "defined", rule=rule)


def _absorbed(
    document: Document, listing: Listing, passages: dict[Entry, Passage], labels: Labels
) -> Iterator[Coding]:
    for key, (host, units) in absorbed(listing, passages, labels).items():
        span = Span(units[0].start, units[-1].end)
        rule = f"absorbed: set out in the section of '{host.label.text}'"
        yield document.code(units[0], "list/absorbed", key, rule=rule, at=span)
        for unit in units:
            yield document.code(unit, f"principle/{key}", "defined", rule=rule)


def _keys(listing: Listing) -> dict[str, str]:
    """Keys of the list, as codes write them, by the keys of its labels."""
    return {
        key: key if entry.known else _slug(_sentence_case(entry.label.text))
        for entry in listing.entries
        for key in entry.label.keys
    }


def _slug(label: str) -> str:
    return "other:" + "-".join(label.casefold().split())


def _sentence_case(label: str) -> str:
    """Write a label in capitals as a sentence would."""
    return label.capitalize() if label.isupper() and len(label) > 3 else label


def _portals(listing: Listing, labels: Labels) -> set[str]:
    """Keys that any mention or sentence calls the portal principle."""
    entries = [*listing.entries, *(e for each in listing.mentions for e in each.entries)]
    found = {key for entry in entries if entry.portal for key in entry.label.keys}
    for unit in listing.lines.document.units:
        portal = labels.words.portal.search(skeleton(unit.text))
        if portal is not None and unit.kind != "noise":
            found |= _named_before(unit, portal.start(), labels)
    return found


def _named_before(unit: Unit, end: int, labels: Labels) -> set[str]:
    """Keys of the first known label before 'portalprincip' in a sentence."""
    for word in unit.text[:end].split():
        label = labels.read(word.strip(",.:;*_()\"'"))
        if label is not None:
            return set(label.keys)
    return set()


def explain_candidates(document: Document, codebook: Codebook) -> list[str]:
    """Tell which lists there were, the evidence for each, and why one won."""
    listing = choose(document, labels_of(codebook, document.language))
    told = []
    for candidate in sorted(listing.candidates, key=lambda each: -each.score):
        verdict = (
            "chosen" if candidate is listing.winner
            else "another mention of the list" if candidate in listing.mentions
            else candidate.about or ("enough, but weaker" if adopted(candidate) else "not enough")
        )
        labels = ", ".join(entry.label.text for entry in candidate.entries)
        first = candidate.entries[0].unit
        told.append(f"{candidate.form} from {first.start}: {labels}: {candidate.score:g} ({verdict})")
        told += [f"  {each.points:+g} {each.reason}" for each in candidate.evidence]
    return told
