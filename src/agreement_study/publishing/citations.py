"""What pandoc needs to cite literature: files, style and language."""

from __future__ import annotations

from typing import Any

from agreement_study.errors import PublishingError
from agreement_study.publishing.pandoc_json import elements
from agreement_study.publishing.quarto_project import Page, Project

PASSED = ("link-citations", "suppress-bibliography", "link-bibliography", "reference-section-title")


def citation_meta(project: Project, page: Page) -> dict[str, Any]:
    """Metadata that pandoc's citation processor reads."""
    meta: dict[str, Any] = {
        "lang": {"t": "MetaString", "c": str(page.metadata.get("lang", project.language))}
    }
    for name in PASSED:
        if name in page.metadata:
            value = page.metadata[name]
            kind = "MetaBool" if isinstance(value, bool) else "MetaString"
            meta[name] = {"t": kind, "c": value}
    return meta


def citation_arguments(project: Project, page: Page, tree: Any) -> list[str]:
    """Arguments for a page that cites; none for one that does not.

    Raises
    ------
    PublishingError
        If a page cites and names no bibliography, or one that is missing.
    """
    cited = next((c["citationId"] for n in elements(tree, "Cite") for c in n["c"][0]), None)
    if cited is None:
        return []
    files = _files(project, page, "bibliography")
    if not files:
        raise PublishingError(
            f"{page.path}: @{cited}",
            expected="a bibliography in _quarto.yml",
            got="none",
            do="name the file under bibliography:, or escape the sign as \\@",
        )
    styles = _files(project, page, "csl")
    return ["--citeproc", *(f"--bibliography={f}" for f in files), *(f"--csl={f}" for f in styles)]


def _files(project: Project, page: Page, name: str) -> list[str]:
    """Files of a field; from the page's folder, else from the project's."""
    given = page.metadata.get(name) or []
    paths = []
    for text in [given] if isinstance(given, str) else given:
        near = project.folder / page.path.parent / text
        path = near if near.is_file() else project.folder / str(text).lstrip("/")
        if not path.is_file():
            raise PublishingError(
                f"{page.path}: {name}", expected="a file", got=f"no file {path}", do="mend the path"
            )
        paths.append(str(path))
    return paths
