"""Dictionaries of lemmas: unpacked once, by the process from which many kernels are forked."""

from simplemma import lemmatize

from agreement_study.language import LANGUAGES

for _language in LANGUAGES:
    lemmatize(_language, _language)  # unpacks a million words
