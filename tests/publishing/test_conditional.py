from typing import Any

import pytest

from agreement_study.publishing.conditional import visible_content
from agreement_study.publishing.pandoc_json import Node, attribute, para, plain_text, words


def _block(mark: str, **pairs: str) -> list[Node]:
    dashed = {key.replace("_", "-"): text for key, text in pairs.items()}
    return [{"t": "Div", "c": [attribute("", [mark], dashed), [para(words("x"))]]}]


ROWS: list[tuple[str, dict[str, str], str, bool]] = [
    ("content-visible", {"when_format": "html"}, "html", True),
    ("content-visible", {"when_format": "html"}, "docx", False),
    ("content-hidden", {"when_format": "html"}, "html", False),
    ("content-hidden", {"when_format": "html"}, "typst", True),
    ("content-visible", {"unless_format": "html"}, "typst", True),
    ("content-visible", {"when_meta": "draft"}, "html", True),
    ("content-visible", {"unless_meta": "draft"}, "html", False),
    ("content-visible", {"when_profile": "x"}, "html", False),
]


@pytest.mark.parametrize(("mark", "pairs", "form", "shown"), ROWS)
def test_what_a_format_shows(mark: str, pairs: dict[str, str], form: str, shown: bool) -> None:
    metadata: dict[str, Any] = {"draft": True}
    made = visible_content(_block(mark, **pairs), form, metadata)
    assert plain_text(made) == ("x" if shown else "")
