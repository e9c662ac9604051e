"""The settings of the reader: which texts, how aligned, which reading, and the legend."""

from __future__ import annotations

from collections.abc import Sequence

from agreement_study.publishing.escape import html
from agreement_study.publishing.reader_material import Reader, families, short_names
from agreement_study.publishing.strings import say

MARKS = 9
"""Kinds of highlights in the style sheet; further families begin anew."""
SWITCHED_ON = ("commitment",)
"""Families that are highlighted from the beginning."""
SCRIPTED = ' class="scripted"'
NEED_SCRIPT = ("shared", "same")
"""Marks that depend on which texts are chosen."""


def settings_form(reader: Reader, ways: Sequence[str]) -> str:
    """Return the form; what only a script can serve is shown by the script.

    Parameters
    ----------
    ways
        What texts can be aligned by; the reader can show them whole, too.
    """
    names = short_names(reader.coded, reader.masks, reader.lang)
    texts = "".join(_box("text", key, html(name)) for key, name in names.items())
    by = "".join(_radio("by", way, reader.say(f"by_{way}")) for way in (*ways, "whole"))
    readings = ("repaired", "received")
    shown = "".join(_radio("reading", way, say(f"text_{way}", reader.lang)) for way in readings)
    return f"""<form id="settings" class="settings" aria-label="{reader.say("settings")}">
<fieldset class="scripted texts"><legend>{reader.say("texts")}</legend>{texts}</fieldset>
<fieldset class="scripted"><legend>{reader.say("align")}</legend>{by}</fieldset>
<fieldset><legend>{say("text_shown", reader.lang)}</legend>{shown}</fieldset>
<details class="legend" open><summary>{reader.say("marks")}</summary>
<fieldset><legend class="visually-hidden">{reader.say("marks")}</legend>{_legend(reader)}</fieldset>
<p class="note">{reader.say("marks_note")}</p></details>
<button type="button" id="print" class="scripted">{reader.say("print")}</button>
</form>"""


def _legend(reader: Reader) -> str:
    marks = [
        (name, f"f-{name}", reader.codebook[name].label[reader.lang], name in SWITCHED_ON)
        for name in families(reader.coded, reader.codebook)
    ]
    marks += [
        ("shared", "shared", reader.say("mark_shared"), True),
        ("same", "same", reader.say("mark_same"), True),
        ("edits", "edits", reader.say("mark_edits"), True),
    ]
    return "".join(
        f'<label{SCRIPTED * (key in NEED_SCRIPT)}><input type="checkbox" id="show-{key}"'
        f"{' checked' * on}> "
        f'<span class="{style}">{html(label)}</span></label>'
        for key, style, label, on in marks
    )


def _box(name: str, value: str, label: str) -> str:
    return f'<label><input type="checkbox" name="{name}" value="{value}"> {label}</label>'


def _radio(name: str, value: str, label: str) -> str:
    checked = " checked" * (value in ("principle", "repaired"))
    return f'<label><input type="radio" name="{name}" value="{value}"{checked}> {label}</label>'


def highlights(reader: Reader) -> str:
    """Return the rules by which the boxes of the legend switch highlights on, without a script."""
    return "".join(
        f"body:has(#show-{name}:checked) .reader .unit span.f-{name}, .settings .f-{name}, "
        f".tags .f-{name}::before {{ background: var(--tint-{n % MARKS}); text-decoration: "
        f"var(--style-{n % MARKS}) underline var(--line-{n % MARKS}) 1px; }}\n"
        f"body:has(#show-{name}:checked) .tags .f-{name} {{ display: block; }}\n"
        for n, name in enumerate(families(reader.coded, reader.codebook))
    )
