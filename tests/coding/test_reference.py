from pathlib import Path

from agreement_study.coding.reference import read_reference, read_reference_units

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "data" / "reference"


def texts() -> dict[str, str]:
    paths = (ROOT / "data" / "sources").glob("*.txt")
    return {path.stem: path.read_text(encoding="utf-8-sig") for path in paths}


def test_the_reference_and_its_passes_are_readings_of_whole_documents() -> None:
    found = read_reference(FOLDER, texts())
    assert list(found) == ["reference", "reference-pass-a", "reference-pass-b"]
    units = read_reference_units(FOLDER)
    for coder, one in found.items():
        assert {coding.coder for coding in one.codings} == {coder}
        assert {looked.document for looked in one.looked} == set(units)
        assert all(looked.spans is None for looked in one.looked)
        places = {(unit.id, unit.start, unit.end) for us in units.values() for unit in us}
        assert {(c.unit, c.start, c.end) for c in one.codings} <= places


def test_a_document_without_codings_was_still_looked_at(tmp_path: Path) -> None:
    head = "document,unit,start,end,code,value\n"
    for name in ("codings", "codings-pass-a", "codings-pass-b"):
        rows = "lund,lund#1,0,4,mark,\nystad,ystad#1,0,4,mark,\n"
        (tmp_path / f"{name}.csv").write_text(head + rows, encoding="utf-8")
    (tmp_path / "units.csv").write_text(
        "document,unit,kind,start,end,text\nlund,lund#1,sentence,0,4,Text\n"
        "malmo,malmo#1,sentence,0,4,Text\nystad,ystad#1,sentence,0,4,Text\n",
        encoding="utf-8",
    )
    one = read_reference(tmp_path, {"lund": "Text", "malmo": "Text"})["reference"]
    assert [(c.document, c.quote) for c in one.codings] == [("lund", "Text")]
    assert [looked.document for looked in one.looked] == ["lund", "malmo"]
