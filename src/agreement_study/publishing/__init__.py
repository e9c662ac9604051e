"""Publishing: runs, figures, pages, renderers, releases."""
