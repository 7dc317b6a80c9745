"""Figures: what is printed, as a range of what may be true, and back in words.

`interval` holds what a figure says and does all arithmetic on it; `reader` finds figures
in a text and parses one that stands alone, with a grammar for each language (`zh`, `en`),
whose words stand in its `words.txt`; `wording` says a figure in words.
"""
