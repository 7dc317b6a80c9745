"""Citations: a fact's sentence with its mark, and the reference that the mark stands for.

`styles` finds the style, `compose` has citeproc make marks and references of it, `document`
has pandoc write them, and `entries` writes a source's entry for a reference manager.
"""
