"""Axe as the tests use it finds what axe finds as it comes, in pages full of faults."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.axe import AS_IT_COMES, AXE, violations
from tests.end_to_end.conftest import CHROMIUM

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]

# What is written on what, and whether it can be read; None where axe cannot tell.
INKS = (
    ("#767676", "#fff", True),
    ("#777", "#fff", False),
    ("#777", "#ffff", False),
    ("rgb(119 119 119)", "white", False),
    ("rgba(0, 0, 0, .5)", "#fff", False),
    ("rgba(0, 0, 0, .6)", "#fff", True),
    ("hsl(0 100% 50%)", "black", True),
    ("hsl(0 100% 50%)", "white", False),
    ("hsl(0.5turn 100% 20%)", "white", True),
    ("lab(50% 40 59)", "lightgrey", False),
    ("oklch(60% .15 50)", "ivory", False),
    ("color-mix(in srgb, navy 30%, white)", "white", False),
    ("color(display-p3 1 0.5 0)", "white", False),
    ("inherit", "currentcolor", None),
    ("black", "linear-gradient(white, black)", None),
    ("transparent", "white", None),
)
FAULTS = """<title></title>
<h1>One</h1> <h4>Four</h4> <img src="data:,"> <input type="text"> <a href="#x"></a>
<ul><p>No item.</p></ul> <div role="button" aria-pressed="perhaps">Press</div> <b id="x">x</b>
<b id="x">y</b> <table><tr><td headers="none">1</td></tr></table> <p lang="zz-q">Words.</p>
<p style="opacity: .6"><span style="color: #666">Words.</span></p>
<p style="color: #888; font-size: 30px">Words.</p> <p style="color: #888">Words.</p>
<div style="background: #000"><p style="color: #222">Words <a href="#x">of a link</a>.</p></div>
<p style="color: #fff; text-shadow: 0 0 3px #000">Words.</p>
<div style="position: relative; height: 4em; background: #333"><p style="color: #111; position:
absolute; top: 1em">Words.</p><i style="position: absolute; top: 1em">More words.</i></div>"""
KINDS = ("violations", "passes", "incomplete", "inapplicable")


def page_of_inks() -> str:
    lines = [f'<p style="color: {ink}; background: {paper}">Words.</p>' for ink, paper, _ in INKS]
    return f'<html lang="en"><title>Inks</title><main><h1>Inks</h1>{"".join(2 * lines)}</main>'


def told(browser: Browser, content: str, axe: Axe) -> dict[str, Any]:
    """All that axe says of a page: what breaks its rules, keeps to them or cannot be told."""
    page = browser.new_page()
    page.set_content(content)
    response = axe.run(page, options=None).response
    page.close()
    return {kind: response[kind] for kind in KINDS}


@pytest.mark.parametrize(
    "content", [page_of_inks(), FAULTS, FAULTS + page_of_inks()], ids=["inks", "faults", "both"]
)
def test_all_that_axe_says_stays_the_same(browser: Browser, content: str) -> None:
    plain = told(browser, content, AS_IT_COMES)
    assert told(browser, content, AXE) == plain
    assert plain["violations"]


def test_what_cannot_be_read_is_found_and_what_can_be_is_not(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(page_of_inks())
    told = violations(page)
    assert {rule for rule, _ in told} == {"color-contrast"}
    for ink, paper, readable in INKS:
        line = f'style="color: {ink}; background: {paper}"'
        assert sum(line in element for _, element in told) == (2 if readable is False else 0), line
    page.close()


def test_the_rules_besides_contrast_are_applied(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(FAULTS)
    assert {rule for rule, _ in violations(page)} >= {
        "aria-valid-attr-value",
        "color-contrast",
        "document-title",
        "image-alt",
        "label",
        "link-name",
        "list",
        "valid-lang",
    }
    page.close()


def test_a_page_does_not_see_what_axe_is_given(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(page_of_inks())
    kept = "[WeakMap, WeakSet].map(String)"
    before = page.evaluate(kept)
    violations(page)
    assert page.evaluate(kept) == before
    page.close()
