"""Data package, research object, catalogue and notes of a release that was not run."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, URIRef, namespace
from ruamel.yaml import YAML
from tests.conftest import ROOT
from tests.tiny_study import STUDY, tiny_study

from agreement_study.errors import Faults
from agreement_study.publishing.catalogue import write_catalogue
from agreement_study.publishing.data_package import schema, write_data_package
from agreement_study.publishing.notes import write_notes
from agreement_study.publishing.release_facts import Release, licence_of
from agreement_study.publishing.research_crate import write_crate
from agreement_study.study import Study
from agreement_study.tables.columns import TABLES, meaning, names
from agreement_study.tables.files import write_table


def describe(folder: Path, url: str = "") -> Release:
    study = Study(tiny_study(folder / "study"))
    (folder / "tables").mkdir()
    for table in TABLES:
        write_table(folder / "tables", table, [])
    page = folder / "report" / "en" / "notebooks" / "counts.html"
    page.parent.mkdir(parents=True)
    page.write_text("<p>counts</p>", "utf-8")
    (study.reports / "published.json").write_text("{}", "utf-8")
    release = Release(folder=folder, study=study, licence=licence_of(study), url=url)
    write_notes(release, named=False)
    for write in (write_data_package, write_catalogue, write_crate):
        write(release)
    return release


@pytest.fixture
def release(tmp_path: Path) -> Release:
    return describe(tmp_path)


def _json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def test_every_table_is_a_resource_whose_digest_and_header_hold(release: Release) -> None:
    package = _json(release.folder / "tables" / "datapackage.json")
    assert [resource["name"] for resource in package["resources"]] == list(TABLES)
    for resource in package["resources"]:
        data = (release.folder / "tables" / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        fields = [field["name"] for field in resource["schema"]["fields"]]
        assert data.decode().splitlines()[0].split(",") == fields
    assert package["licenses"][0]["path"] == "https://creativecommons.org/licenses/by/4.0/"
    assert package["title@sv"] == "Två principer"


@pytest.mark.parametrize("table", TABLES)
def test_every_column_means_something_in_both_languages(table: str) -> None:
    made = schema(table)
    for field, column in zip(made["fields"], names(table), strict=True):
        assert field["description"] == meaning(table, column, "en")
        assert field["description@sv"] == meaning(table, column, "sv")
    if "document" in names(table) and table != "documents":
        assert made["foreignKeys"][0]["reference"]["resource"] == "documents"


def test_closed_lists_and_types_are_in_the_schema() -> None:
    fields = {field["name"]: field for field in schema("principles")["fields"]}
    assert fields["position"]["type"] == "integer"
    assert fields["role"]["constraints"] == {"enum": ["portal", "ordinary"]}
    assert schema("principles")["missingValues"] == [""]


def _references(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["@id"]] if set(value) == {"@id"} else []
        return own + [found for inner in value.values() for found in _references(inner)]
    return (
        [found for inner in value for found in _references(inner)]
        if isinstance(value, list)
        else []
    )


def test_the_crate_tells_what_went_in_and_what_came_out(release: Release) -> None:
    crate = _json(release.folder / "ro-crate-metadata.json")
    entities = {entity["@id"]: entity for entity in crate["@graph"]}
    root = entities["./"]
    assert root["datePublished"] == "2024-02-29"
    assert {"@id": "https://w3id.org/ro/wfrun/workflow/0.5"} in root["conformsTo"]
    action = entities["#run"]
    read = {one["@id"] for one in action["object"]}
    assert {"study/data/sources/lakeside.txt", "study/notebooks/10_counts.ipynb"} <= read
    assert "#counts/lang/value" in read
    assert {"tables/values.csv", "report/en/notebooks/counts.html"} <= {
        one["@id"] for one in action["result"]
    }
    assert action["instrument"] == root["mainEntity"]
    assert entities["#run/counts"]["instrument"] == {"@id": "study/notebooks/10_counts.ipynb"}
    assert entities["#run/counts"]["result"] == [{"@id": "report/en/notebooks/counts.html"}]


def test_what_the_crate_refers_to_is_there(release: Release) -> None:
    crate = _json(release.folder / "ro-crate-metadata.json")
    known = {entity["@id"] for entity in crate["@graph"]}
    assert not [
        name for name in _references(crate) if name not in known and not name.startswith("http")
    ]
    for entity in crate["@graph"]:
        if "sha256" in entity:
            data = (release.folder / entity["@id"]).read_bytes()
            assert entity["sha256"] == hashlib.sha256(data).hexdigest()


def test_the_rocrate_library_reads_it(release: Release) -> None:
    from rocrate.rocrate import ROCrate

    assert ROCrate(str(release.folder)).mainEntity.id == "study/notebooks/runs.yaml"


def test_the_catalogue_has_what_is_mandatory(release: Release) -> None:
    graph = Graph().parse(release.folder / "dcat.ttl")
    for kind, wanted in (
        (
            namespace.DCAT.Catalog,
            (
                namespace.DCTERMS.title,
                namespace.DCTERMS.description,
                namespace.DCTERMS.publisher,
                namespace.DCAT.dataset,
            ),
        ),
        (
            namespace.DCAT.Dataset,
            (
                namespace.DCTERMS.title,
                namespace.DCTERMS.description,
                namespace.DCTERMS.publisher,
                namespace.DCAT.contactPoint,
            ),
        ),
        (namespace.DCAT.Distribution, (namespace.DCAT.accessURL, namespace.DCTERMS.license)),
    ):
        nodes = list(graph.subjects(namespace.RDF.type, kind))
        assert nodes
        assert all((node, name, None) in graph for node in nodes for name in wanted)
    node = URIRef((release.folder / "dcat.ttl").as_uri() + "#dataset")
    titles = graph.objects(node, namespace.DCTERMS.title)
    assert {getattr(title, "language", "") for title in titles} == {"sv", "en"}
    assert len(list(graph.subjects(namespace.RDF.type, namespace.DCAT.Distribution))) == len(TABLES)


def test_addresses_are_whole_where_it_is_known_where_the_release_will_stand(
    tmp_path: Path,
) -> None:
    describe(tmp_path, url="https://example.org/r/")
    text = (tmp_path / "dcat.ttl").read_text("utf-8")
    assert "<https://example.org/r/tables/units.csv>" in text
    assert "<https://example.org/r/dcat.ttl#dataset>" in text
    assert "file:" not in text


def test_the_notes_say_how_to_cite_and_what_is_allowed(release: Release) -> None:
    cited = YAML(typ="safe").load((release.folder / "CITATION.cff").read_text("utf-8"))
    assert cited["cff-version"] == "1.2.0"
    assert cited["authors"] == [{"name": "The Invented Agency"}]
    assert (cited["date-released"], cited["license"]) == ("2024-02-29", "CC-BY-4.0")
    licence = (release.folder / "LICENSE.md").read_text("utf-8")
    assert "CC BY 4.0" in licence
    assert "villkoren är okända" in licence
    readme = (release.folder / "README.md").read_text("utf-8")
    assert "Studien är ett exempel" in readme
    assert "agreement-study reproduce" in readme


def test_neither_time_nor_chance_gets_into_a_description(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path;"
        "from tests.publishing.test_release_descriptions import describe;"
        "describe(Path(sys.argv[1]))"
    )
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", script, str(tmp_path / seed)],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    for path in sorted((tmp_path / "1").rglob("*")):
        if path.is_file():
            other = tmp_path / "2" / path.relative_to(tmp_path / "1")
            assert path.read_bytes() == other.read_bytes(), path


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('date: "2024-02-29"', 'date: ""', "YYYY-MM-DD"),
        ("licence: CC BY 4.0", "licence: free", "CC BY 4.0"),
        ("  licence: CC BY 4.0\n", "", "got:      none"),
    ],
)
def test_what_a_release_must_tell_is_asked_for(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    study = Study(tiny_study(tmp_path, study=STUDY.replace(old, new)))
    with pytest.raises(Faults, match="publisher") as told:
        licence_of(study)
    assert said in str(told.value)
