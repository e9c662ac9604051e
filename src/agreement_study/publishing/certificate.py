"""The certificate of a rerun: what was compared, what differed, with what it was run, and when."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from attrs import asdict, frozen

from agreement_study.publishing.escape import html
from agreement_study.publishing.published import Difference, Published, differences
from agreement_study.publishing.strings import number, say

STYLE = """
body{max-width:52rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 sans-serif;color:#1a1a1a;
background:#fff}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;
border-bottom:1px solid #767676;overflow-wrap:anywhere}
caption{text-align:left;font-weight:bold;padding:1.5rem 0 .5rem}
td+td{font-variant-numeric:tabular-nums}
"""


@frozen(kw_only=True)
class Rerun:
    """A study that was run again, and what had been published of it."""

    title: Mapping[str, str]
    published: Published
    found: Published
    started: datetime
    finished: datetime

    @property
    def differences(self) -> list[Difference]:
        """All that is not as it was published."""
        return differences(self.published, self.found)

    @property
    def count(self) -> int:
        """How many values were published."""
        return len(self.published.values)

    @property
    def same(self) -> int:
        """How many of the published values came out the same."""
        found = self.found.values
        return sum(found.get(name) == value for name, value in self.published.values.items())


def write_certificate(rerun: Rerun, folder: Path, languages: Sequence[str]) -> list[Path]:
    """Write `certificate.json` and a page per language, `certificate-<lang>.html`."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = {f"certificate-{lang}.html": page(rerun, lang, languages) for lang in languages}
    said = json.dumps(certificate(rerun), ensure_ascii=False, indent=1, sort_keys=True)
    made = []
    for name, text in {"certificate.json": said + "\n", **pages}.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
        made.append(folder / name)
    return made


def certificate(rerun: Rerun) -> dict[str, object]:
    """Return the certificate as plain values."""
    return {
        "reproduced": rerun.same,
        "values": rerun.count,
        "differences": [asdict(one) for one in rerun.differences],
        "platform": platform.platform(),
        "started": rerun.started.isoformat(timespec="seconds"),
        "finished": rerun.finished.isoformat(timespec="seconds"),
        "published": asdict(rerun.published),
        "found": asdict(rerun.found),
    }


def page(rerun: Rerun, lang: str, languages: Sequence[str]) -> str:
    """Return the certificate as a page that needs no other file."""
    title = say("certificate_title", lang)
    all_same = not rerun.differences
    key = "certificate_all" if rerun.same == rerun.count else "certificate_some"
    result = say(key, lang, same=number(rerun.same, lang), n=number(rerun.count, lang))
    others = "".join(
        f'<p><a href="certificate-{other}.html" lang="{other}" hreflang="{other}">'
        f"{say('language_own', other)}</a></p>"
        for other in languages
        if other != lang
    )
    told = f"<p>{say('certificate_none', lang)}</p>" if all_same else _differences(rerun, lang)
    return f"""<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}: {html(rerun.title[lang])}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
{others}<h1>{title}</h1>
<p>{html(rerun.title[lang])}</p>
<p><strong>{result}</strong></p>
{told}
{_pairs("certificate_versions", rerun.published.versions, rerun.found.versions, lang)}
{_pairs("certificate_sources", rerun.published.sources, rerun.found.sources, lang)}
{_pairs("certificate_tables", rerun.published.tables, rerun.found.tables, lang)}
{_machine(rerun, lang)}
</main>
</body>
</html>
"""


def _differences(rerun: Rerun, lang: str) -> str:
    rows = (
        (
            say(f"kind_{one.kind}", lang),
            one.name,
            _or_none(one.published, lang),
            _or_none(one.found, lang),
        )
        for one in rerun.differences
    )
    return _table("certificate_differences", ("kind", "name", "published", "found"), rows, lang)


def _pairs(caption: str, before: Mapping[str, str], now: Mapping[str, str], lang: str) -> str:
    rows = (
        (name, _or_none(before.get(name), lang), _or_none(now.get(name), lang))
        for name in sorted({*before, *now})
    )
    return _table(caption, ("name", "published", "found"), rows, lang)


def _machine(rerun: Rerun, lang: str) -> str:
    told = {
        "platform": platform.platform(),
        "started": rerun.started.isoformat(" ", timespec="seconds"),
        "finished": rerun.finished.isoformat(" ", timespec="seconds"),
    }
    rows = "".join(
        f'<tr><th scope="row">{say(f"certificate_{key}", lang)}</th><td>{html(value)}</td></tr>'
        for key, value in told.items()
    )
    return (
        f"<table><caption>{say('certificate_machine', lang)}</caption><tbody>{rows}</tbody></table>"
    )


def _table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], lang: str) -> str:
    head = "".join(f'<th scope="col">{say(f"certificate_{key}", lang)}</th>' for key in heads)
    body = "".join(f"<tr>{''.join(f'<td>{html(c)}</td>' for c in row)}</tr>" for row in rows)
    return (
        f"<table><caption>{say(caption, lang)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )


def _or_none(text: str | None, lang: str) -> str:
    return say("certificate_missing", lang) if text is None else text or "–"
