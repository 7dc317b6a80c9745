"""Citations: a fact's sentence with its mark, and the reference that the mark stands for.

`engine` renders marks and references, `compose` joins them with sentences, `markup`
writes them as text, Markdown, HTML or LaTeX, and `entries` writes a source's entry
for a reference manager.
"""

from redcross_cli.cite.compose import cite

__all__ = ["cite"]
