"""The tables of a release as a data package (Frictionless Data Package v1).

Each column says what it means in English (`description`) and in Swedish (`description@sv`).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from agreement_study.publishing.release_facts import LANGUAGES, PACKAGE, TABLES, Release
from agreement_study.publishing.strings import say
from agreement_study.study import digest
from agreement_study.tables.columns import TABLES as COLUMNS
from agreement_study.tables.columns import Column, meaning, names

_TYPES = {"integer": "integer", "number": "number", "boolean": "boolean"}
_KEYS = {"documents": ["document"], "units": ["document", "unit"], "values": ["run", "name"]}


def write_data_package(release: Release) -> Path:
    """Write `tables/datapackage.json`."""
    path = release.folder / TABLES / PACKAGE
    text = json.dumps(data_package(release), ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
    return path


def data_package(release: Release) -> dict[str, Any]:
    """Return the descriptor of all tables."""
    study, publisher = release.study, release.publisher
    authority = publisher.authority
    return {
        "profile": "tabular-data-package",
        "name": release.name,
        "languages": ["en", "sv"],
        **_both("title", study.file.title.en, study.file.title.sv),
        **_both("description", *(say("release_tables", lang) for lang in ("en", "sv"))),
        "version": publisher.date,
        "created": f"{publisher.date}T00:00:00Z",
        "licenses": [
            {
                "name": release.licence.spdx,
                "title": release.licence.name,
                "path": release.licence.url,
            }
        ],
        "contributors": [{"title": authority.en, "title@sv": authority.sv, "role": "publisher"}],
        "sources": [
            {"title": source.title, "path": f"../{release.address(source.path)}"}
            for source in study.sources.values()
        ],
        "resources": [_resource(release, table) for table in COLUMNS],
    }


def _resource(release: Release, table: str) -> dict[str, Any]:
    path = release.folder / TABLES / f"{table}.csv"
    return {
        "profile": "tabular-data-resource",
        "name": table,
        "path": path.name,
        **_meanings(table, ""),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\n"},
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest(path)}",
        "schema": schema(table),
    }


def schema(table: str) -> dict[str, Any]:
    """Return the schema of a table: its columns, its key, and the documents that it speaks of."""
    made: dict[str, Any] = {
        "fields": [_field(table, column) for column in COLUMNS[table]],
        "missingValues": [""],
    }
    if table in _KEYS:
        made["primaryKey"] = _KEYS[table]
    if table != "documents" and "document" in names(table):
        to = {"resource": "documents", "fields": "document"}
        made["foreignKeys"] = [{"fields": "document", "reference": to}]
    return made


def _field(table: str, column: Column) -> dict[str, Any]:
    made = {
        "name": column.name,
        "type": _TYPES.get(column.kind, "string"),
        **_meanings(table, column.name),
    }
    closed = [value for value in column.values if value]
    return {**made, "constraints": {"enum": closed}} if closed else made


def _meanings(table: str, column: str) -> dict[str, str]:
    said = {language: meaning(table, column, language) for language in LANGUAGES}
    return _both("description", said["en"], said["sv"])


def _both(key: str, en: str, sv: str) -> dict[str, str]:
    return {key: en, f"{key}@sv": sv}
