"""Make the generated pages of docs/: tables.md and codebook.md. `--check` only compares."""

from __future__ import annotations

import sys
from pathlib import Path

from agreement_study.codebook import read_codebook
from agreement_study.publishing.codebook_history import changed_codes
from agreement_study.publishing.codebook_page import codebook_markdown
from agreement_study.tables.columns import TABLES, meaning

DOCS = Path(__file__).parent


def tables_page() -> str:
    """Return the page that tells what each table and column means, in both languages."""
    parts = ["# Tables", "Generated from `src/agreement_study/tables/`; do not edit.\n"]
    for table, columns in TABLES.items():
        parts.append(f"## {table}\n")
        parts.append(f"{meaning(table, '', 'en')} · {meaning(table, '', 'sv')}\n")
        parts.append("| column | type | values | meaning | betydelse |\n|---|---|---|---|---|")
        for column in columns:
            values = ", ".join(filter(None, column.values))
            said = [meaning(table, column.name, language) for language in ("en", "sv")]
            parts.append(f"| {column.name} | {column.kind} | {values} | {said[0]} | {said[1]} |")
        parts.append("")
    return "\n".join(parts)


def main() -> int:
    """Write the pages, or with `--check` tell which are out of date."""
    codebook = read_codebook()
    changes = changed_codes(codebook, DOCS.parent / "reports")
    listed = codebook_markdown(codebook, "en", changes=changes)
    pages = {"tables.md": tables_page(), "codebook.md": listed}
    stale = []
    for name, text in pages.items():
        path = DOCS / name
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8", newline="\n")
        elif not path.exists() or path.read_text("utf-8") != text:
            stale.append(name)
    if stale:
        print(f"out of date: {', '.join(stale)}; run `make docs`", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
