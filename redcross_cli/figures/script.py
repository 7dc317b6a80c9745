"""Chinese characters, and those of simplified script for traditional ones.

The table in simplified.txt is OpenCC's.
"""

from functools import cache
from pathlib import Path

HAN = "[\u3400-\u9fff]"  # a pattern, which costs milliseconds to compile
SIMPLIFIED = Path(__file__).with_name("simplified.txt")


def simplify(text: str) -> str:
    """Chinese in simplified script, character by character, so that its length stays."""
    traditional, table = simplified_characters()
    return text if traditional.isdisjoint(text) else text.translate(table)


@cache
def simplified_characters() -> tuple[frozenset[str], dict[int, int]]:
    """The characters that have a simplified form, and these, as `str.translate` takes them."""
    traditional, simplified = SIMPLIFIED.read_text(encoding="utf-8").split()
    return frozenset(traditional), str.maketrans(traditional, simplified)
