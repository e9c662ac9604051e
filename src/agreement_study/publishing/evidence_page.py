"""The page of evidence: every value and finding of the report, with the rows behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from agreement_study.publishing.escape import html
from agreement_study.publishing.runs import RunResult
from agreement_study.publishing.shell import page
from agreement_study.publishing.strings import say

Address = Callable[[str], str]
Agreement = Callable[[Sequence[str], Sequence[str]], str]


def evidence_page(
    results: Sequence[RunResult],
    *,
    lang: str,
    address: Address,
    agreed: Agreement,
    languages: Sequence[str],
) -> str:
    """Return the page.

    Parameters
    ----------
    address
        Gives the link of a row's name (`table:document:start:end`), as HTML.
    agreed
        Tells how well the codes behind rows, and those that are named, are agreed on, as HTML.
    """
    parts = [f"<h1>{say('evidence_title', lang)}</h1>", f"<p>{say('evidence_intro', lang)}</p>"]
    runs = (f'<a href="#{result.run}">{html(result.run)}</a>' for result in results)
    parts.append(f"<p>{say('evidence_runs', lang)} {', '.join(runs)}.</p>")
    marks = {(m["run"], m["finding"]): m["text"] for result in results for m in result.marks}
    for result in results:
        parts.append(_run(result, lang, address, agreed, marks))
    return page(
        "\n".join(parts),
        title=say("evidence_title", lang),
        lang=lang,
        alternates={other: f"../{other}/evidence.html" for other in languages},
    )


def value_id(run: str, name: str) -> str:
    """Return the id of a value or finding on the page of evidence."""
    return f"{run}.{name}"


def _run(
    result: RunResult,
    lang: str,
    address: Address,
    agreed: Agreement,
    marks: Mapping[tuple[str, str], str],
) -> str:
    href = f"notebooks/{result.run}.html"
    head = (
        f'<h2 id="{result.run}">{html(result.run)}</h2>'
        f'<p><a href="{href}">{say("made_by", lang, run=html(result.run))}</a></p>'
    )
    values = "".join(
        f'<section class="evidence" id="{value_id(result.run, v["name"])}">'
        f"<h3><code>{html(v['name'])}</code> = {html(v['text']) or '–'}</h3>"
        f"{agreed(v['rows'], v['codes'])}{_rows(v['rows'], lang, address)}</section>"
        for v in result.values
    )
    findings = "".join(
        f'<section class="evidence" id="{value_id(result.run, f["id"])}">'
        f"<h3>{html(f['sentence'] if f['holds'] else f['question'])}</h3>"
        f"<p>{say('holds' if f['holds'] else 'holds_not', lang)} "
        f"{html(marks.get((result.run, f['id']), ''))} "
        f"{say('overturned_by', lang)} {html(f['overturned_by'])}</p>"
        f"{agreed(f['evidence'], f['codes'])}{_rows(f['evidence'], lang, address)}</section>"
        for f in result.findings
    )
    return head + values + findings


def _rows(rows: Sequence[str], lang: str, address: Address) -> str:
    if not rows:
        return f"<p>{say('no_rows', lang)}</p>"
    items = "".join(f"<li>{address(row)}</li>" for row in rows)
    summary = say("rows_behind", lang, n=len(rows))
    return f"<details><summary>{summary}</summary><ul>{items}</ul></details>"
