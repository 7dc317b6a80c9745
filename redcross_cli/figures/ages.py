"""Figures that tell how old someone is: who is meant, and not how many."""

import re

from redcross_cli.figures.figure import Figure

AGE = "it may be an age"
_AGE = re.compile(
    r"(?i)\b(?:aged|ages|age of)\n|\byears\n(?:old|of age)\b|"
    r"\b(?:people|children|kids|adults|women|men|boys|girls)\n(?:under|over) [0-9]+ \n|"
    r"\n.*(?:岁|\byears?[- ](?:old|of age)|\bthe age of\b|\bor (?:older|younger)\b).*\n"
)
_MEAN = re.compile(r"(?:平均|人均|寿命|(?i:\b(?:mean|average|median)\b))[^，。；,.;\n]*\n")
_OLDEST = 120


def is_age(figure: Figure, before: str, behind: str) -> bool:
    """Whether a figure, with what stands before and behind it, may be an age; no mean is one."""
    printed = " ".join(figure.printed.split())
    lines = f"{before.replace(chr(10), ' ')}\n{printed} {figure.counts}\n{behind}"
    is_low = figure.quantity.value is None or figure.quantity.value <= _OLDEST
    return is_low and _AGE.search(lines) is not None and not _MEAN.search(lines)
