"""One browser for all tests of the folder, and built studies that a test may change."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.commands.published_study import publish_once

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser")  # without windows it is lighter
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
ROOMY = "--js-flags=--min-semi-space-size=64"  # axe leaves much behind, to be cleared in one go
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    ROOMY,
]

# what a page shows does not depend on how busy the machine is
expect.set_options(timeout=30_000)


@pytest.fixture(scope="package")  # beyond the folder it would hold the event loop of other tests
def browser() -> Iterator[Browser]:
    """Chromium, launched once per worker."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield launched
        launched.close()


@pytest.fixture
def own(built: Path, tmp_path: Path) -> Path:
    """A built study that a test may change."""
    return shutil.copytree(built, tmp_path / "own")


@pytest.fixture
def small(tmp_path_factory: pytest.TempPathFactory, worker_id: str, tmp_path: Path) -> Path:
    """A small study, invented and built, that a test may change."""
    made = publish_once(tmp_path_factory, worker_id)
    return shutil.copytree(made.study, tmp_path / "small")
