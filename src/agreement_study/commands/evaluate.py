"""`agreement-study evaluate`: the coders, the segmentation and the repair against the reference."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from agreement_study.coding.reference import read_reference, read_reference_units
from agreement_study.commands import options
from agreement_study.comparison.evaluation import Disagreement, Score, evaluate, rules_fired
from agreement_study.errors import Faults
from agreement_study.model import CodedDocument, Coding, fold
from agreement_study.pipeline import code_all, protected
from agreement_study.spans import EditMap
from agreement_study.study import Study, require_study
from agreement_study.tables.files import read_table
from agreement_study.text.agreement_with_reference import unit_agreement
from agreement_study.text.layout import layout_edits
from agreement_study.text.ocr_evaluation import evaluate_ocr
from agreement_study.text.repair import repair
from agreement_study.text.repair_speed import repair_speed

CAUTION = (
    "The reference was made by a language model in two passes; no human has confirmed it.\n"
    "These figures are in-sample: rules were written and weights learned with these texts at hand."
)


@click.command()
@options.study
@click.option("--ocr", is_flag=True, help="The repair against the tokens corrected by hand.")
@click.option("--family", multiple=True, help="Only this family of codes (repeatable).")
@click.option("--rules", is_flag=True, help="Tell for each rule in how many documents it fires.")
@click.option("--quiet", is_flag=True, help="Leave the disagreements out.")
def command(
    folder: Path | None, ocr: bool, family: tuple[str, ...], rules: bool, quiet: bool
) -> None:
    """Hold the programs against the reference coding: precision, recall, F1, disagreements.

    \b
    Examples:
      agreement-study evaluate --quiet
      agreement-study evaluate --family commitment
      agreement-study evaluate --rules
      agreement-study evaluate --ocr
    """
    study = require_study(folder)
    study.check_sources()
    click.echo(CAUTION + "\n")
    for line in _ocr(study) if ocr else _coders(study, family, rules, quiet):
        click.echo(line)


def _coders(study: Study, chosen: tuple[str, ...], rules: bool, quiet: bool) -> Iterator[str]:
    coded, faults = code_all(list(study.sources.values()), study.settings, cache=study.cache)
    if faults:
        raise Faults(faults)
    counts = study.file.coders
    found = [c for one in coded for c in one.codings if counts.get(c.family, c.coder) == c.coder]
    texts = {one.document.id: one.document.text for one in coded}
    reference = read_reference(study.data / "reference", texts)["reference"].codings
    if rules:
        yield from _rules(found, chosen)
        return
    if not chosen:
        yield from _units(study, coded)
    wanted = [c for c in reference if not chosen or c.family in chosen]
    result = evaluate(found, wanted, study.codebook)
    yield _heads("code")
    for name, score in {**result.families, **result.codes}.items():
        yield _score(name, score)
    yield "\n" + _heads("code × document")
    for name, score in result.documents.items():
        yield _score(name, score)
    yield "\nfield of the value                  agree  of matched"
    for (family, name), one in result.fields.items():
        yield f"{family + ' ' + name:<34} {_share(one.share):>6}  {one.matched}"
    if not quiet:
        yield "\ndisagreements"
        for told in result.disagreements:
            yield _disagreement(told)


def _units(study: Study, coded: list[CodedDocument]) -> Iterator[str]:
    reference = read_reference_units(study.data / "reference")
    yield f"{'units':<36}{'precision':>9}{'recall':>8}"
    for one in coded:
        if one.document.id in reference:
            result = unit_agreement(
                one.document.text, one.document.units, reference[one.document.id]
            )
            yield f"{one.document.id:<36}{result.precision:>9.3f}{result.recall:>8.3f}"
    yield ""


def _heads(name: str) -> str:
    return f"{name:<36}{'precision':>9}{'recall':>8}{'F1':>8}{'found':>7}{'reference':>11}"


def _score(name: str, score: Score) -> str:
    shares = f"{_share(score.precision):>9}{_share(score.recall):>8}{_share(score.f1):>8}"
    return f"{name:<36}{shares}{score.found:>7}{score.reference:>11}"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _disagreement(told: Disagreement) -> str:
    row = told.row
    values = " / ".join(
        filter(None, [c.value for c in (told.found, told.reference) if c is not None])
    )
    return f"{told.kind:<9} {row.document} {row.start} {row.code} {values}: {fold(row.quote)[:90]}"


def _rules(found: list[Coding], chosen: tuple[str, ...]) -> Iterator[str]:
    yield f"{'documents':>9}  code: rule"
    for (code, rule), documents in rules_fired(found).items():
        if not chosen or code.partition("/")[0] in chosen:
            yield f"{documents:>9}  {code}: {rule}"


def _ocr(study: Study) -> Iterator[str]:
    texts: dict[str, list[str]] = {}
    for path in sorted((study.data / "reference" / "ocr").glob("*.csv")):
        source = study.source(path.stem)
        text = source.path.read_text(encoding="utf-8-sig")
        names = protected(source)
        layout = layout_edits(text, source.language)
        texts.setdefault(source.language, []).append(EditMap(text, tuple(layout)).repaired)
        result = evaluate_ocr(
            text,
            read_table(path, ("start", "end", "correct", "state")),
            lambda received, s=source, n=names, edits=layout: repair(  # type: ignore[misc]
                received, s.language, edits, n
            ),
        )
        yield f"{path.stem}"
        mended = f"{result.mended} of {result.wrong} ({result.mended_share:.1%})"
        broken = f"{result.broken} of {result.right} ({result.broken_share:.2%})"
        yield f"  wrong tokens made right   {mended}"
        yield f"  right tokens made wrong   {broken}"
        before, after = result.error_rate_before, result.error_rate_after
        yield f"  word error rate           {before:.1%} → {after:.1%}"
        for error in result.errors:
            kind = "broken" if error.broken else "left"
            said = f"{error.received!r} → {error.repaired!r}, correct {error.correct!r}"
            yield f"  {kind:<7}{error.start:>7}  {said}"
    for language, damaged in texts.items():
        speed = repair_speed(damaged, language)
        yield "words a second (processor time)"
        yield f"  on first sight            {speed.first_sight:,.0f}"
        yield f"  in new texts of words seen before  {speed.seen_before:,.0f}"
