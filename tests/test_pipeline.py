"""One document through the pipeline: what it yields follows the files, not the process."""

import shutil
from pathlib import Path

from agreement_study.model import Source
from agreement_study.pipeline import code_text
from agreement_study.study import Settings
from tests.coding.principle_texts import ROOT

TEXT = "# Agreement\n\nFour principles apply: dialogue, quality, openness and patience.\n"
PATIENCE = """  patience:
    label: {sv: Tålamod, en: Patience}
    definition: {sv: Parterna ger sig till tåls., en: The parties bear with each other.}
    names: {sv: [Tålamod], en: [Patience]}
"""


def _listed(folder: Path) -> list[str]:
    source = Source(id="x", path=Path("x"), kind="", language="en")
    found = code_text(source, TEXT, Settings(codebook=folder)).codings
    return [coding.fields[0] for coding in found if coding.code == "list/principle"]


def test_a_codebook_edited_in_mid_process_is_read_anew(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ROOT / "data" / "codebook", tmp_path / "codebook"))
    assert _listed(folder) == ["dialogue", "quality", "openness", "other:patience"]
    with (folder / "principles.yaml").open("a", encoding="utf-8") as file:
        file.write(PATIENCE)
    assert _listed(folder) == ["dialogue", "quality", "openness", "patience"]
