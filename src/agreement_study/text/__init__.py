"""Repair and segmentation: from a text of record to edits and units."""
