"""Codes and values in words: labels of the codebook in the language of print."""

from __future__ import annotations

from agreement_study.codebook import Codebook, Family, Field
from agreement_study.edtf import is_edtf
from agreement_study.language import words
from agreement_study.publishing.strings import date, has_string, say


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
        # labels keep their first letter: it may be that of a name
        label = f"{label}: {known.label[lang] if known else key.removeprefix('other:')}"
    return f"{label} ({field_name(family, key, field, lang)})" if field else label


def field_name(family: Family, key: str, field: str, lang: str) -> str:
    """Return the label of a field as it stands in parentheses, without a remark of its own in such.

    Parameters
    ----------
    field
        A field of the code's value, or `span`.
    """
    fields = {"span": str(words(lang, "codebook")["span"])}
    fields |= {one.name: one.label[lang] for one in family.fields_of(key)}
    about = fields.get(field, field).partition(" (")[0]
    return f"{about[:1].lower()}{about[1:]}"


def coder_name(coder: str, lang: str) -> str:
    """Return what the report calls a coder; a person has the name under which she coded."""
    return say(f"coder_{coder}", lang) if has_string(f"coder_{coder}") else coder


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
    said = (_part(part, field, lang) for part, field in zip(parts, fields, strict=False))
    return ", ".join(filter(None, said))


def _part(part: str, field: Field, lang: str) -> str:
    """A field of a value: its label, a date in words, or a name with the side it stands for."""
    label = field.values.get(part)
    if label:
        return label[lang]
    if field.name == "date" and is_edtf(part):
        return date(part, lang)
    side, _, name = part.partition(":")
    return f"{name} ({say(f'side_{side}', lang)})" if name and has_string(f"side_{side}") else part
