"""The spelling dictionary of a language: its words, compounds of them, and what they are forms of.

It comes with a package that the lock pins by hash, never from the system.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from agreement_study.errors import StudyError

DICTIONARIES = {"sv": ("hunspell-sv", "sv_SE_expanded")}


def spells(word: str, language: str) -> bool:
    """Tell whether a dictionary has a word, as cased, or can compound it.

    >>> spells("öppenhet", "sv"), spells("öpenhet", "sv")
    (True, False)
    """
    return bool(_speller(language).spell(word))


def stem(word: str, language: str) -> str:
    """Return the word of which another is a form; itself where the dictionary knows no other.

    >>> stem("modeller", "sv")
    'modell'
    """
    return min((found for found in _speller(language).stem(word)), key=len, default=word)


@cache
def _speller(language: str) -> Any:
    from hunspell import Hunspell

    package, name = DICTIONARIES[language]
    return Hunspell(name, hunspell_data_dir=str(_dictionary_folder(package, name)))


def _dictionary_folder(package: str, name: str) -> Path:
    """Folder of the dictionary that the distribution brought; never one of the system."""
    try:
        listed = distribution(package).files or []
    except PackageNotFoundError:
        listed = []
    for file in listed:
        if file.name == f"{name}.dic" and Path(str(file.locate())).is_file():
            return Path(str(file.locate())).resolve().parent
    raise StudyError(
        f"package {package}",
        expected=f"the dictionary {name}.dic",
        got="no such file in the environment",
        do=f"pip install {package}",
    )
