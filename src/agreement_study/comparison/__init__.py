"""Comparison: views, crosswalk, contrasts, shared passages, reliability."""
