"""Tables: their columns, their files, their frames."""
