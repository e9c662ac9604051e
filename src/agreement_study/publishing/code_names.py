"""Codes and values in words: labels of the codebook in the language of print."""

from __future__ import annotations

from agreement_study.codebook import Codebook, Field
from agreement_study.language import words


def code_name(codebook: Codebook, code: str, lang: str) -> str:
    """Return the label of a code with that of its family, and of a field where one is named.

    Parameters
    ----------
    code
        `family`, `family/key`, or with a field of the value `family:field`, `family/key:field`;
        the field `span` is where the code's free spans begin and end.
    """
    path, _, field = code.partition(":") if "other:" not in code else (code, "", "")
    name, _, key = path.partition("/")
    family = codebook.families.get(name)
    if family is None:
        return code
    label = family.label[lang]
    if key:
        known = family.codes.get(key)
        own = known.label[lang] if known else key.removeprefix("other:")
        label = f"{label}: {own[:1].lower()}{own[1:]}"
    fields = {"span": str(words(lang, "codebook")["span"])}
    fields |= {one.name: one.label[lang] for one in family.fields_of(key)}
    about = fields.get(field, field)
    return f"{label} ({about[:1].lower()}{about[1:]})" if field else label


def value_name(codebook: Codebook, code: str, value: str, lang: str) -> str:
    """Return values as their labels say them; what the codebook has no label for stays.

    Parameters
    ----------
    value
        One value, or several joined by a semicolon.
    """
    name, _, key = code.partition("/")
    family = codebook.families.get(name)
    fields = family.fields_of(key) if family else ()
    return "; ".join(_value(one, fields, lang) for one in value.split("; "))


def _value(value: str, fields: tuple[Field, ...], lang: str) -> str:
    parts = value.split("|")
    if len(parts) > len(fields):
        return value
    labels = (field.values.get(part) for field, part in zip(fields, parts, strict=False))
    said = [label[lang] if label else part for label, part in zip(labels, parts, strict=True)]
    return ", ".join(filter(None, said))
