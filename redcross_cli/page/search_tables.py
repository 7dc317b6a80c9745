"""What the page's script needs to find facts as `queries` does, by words, pinyin and numbers.

It folds the texts of the page and the words typed alike. The rules of spelling, the
traditional characters and the readings are those of `queries`, as far as a page has use
for them.
"""

from typing import Any

from redcross_cli.figures.script import simplified_characters, simplify
from redcross_cli.queries.fold import RULES, characters_by_syllable
from redcross_cli.queries.words import ASKING, PASSED_OVER


def search_tables(text: str, names: str) -> dict[str, Any]:
    """The rules and tables for finding words in a text, and by pinyin in names."""
    characters, spelled = frozenset(simplify(text)), frozenset(simplify(names))
    _traditional, simplified = simplified_characters()
    pairs = {chr(one): chr(other) for one, other in simplified.items()}
    readings = {
        syllable: "".join(sorted(spelled.intersection(read)))
        for syllable, read in characters_by_syllable().items()
    }
    return {
        # JavaScript writes a reference to a group otherwise.
        "rules": [[pattern, put.replace("\\", "$")] for _, pattern, put in RULES],
        "simplified": {one: other for one, other in pairs.items() if other in characters},
        "readings": {syllable: read for syllable, read in readings.items() if read},
        "passedOver": sorted(filter(str.isascii, PASSED_OVER)),
        "asking": ASKING,
    }
