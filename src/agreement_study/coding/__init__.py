"""Coding: programs and people that apply codes to units."""
