"""Readers: from a file to its text of record."""
