"""Where a question's words stand in a text as it is shown, for highlighting."""

import re

from redcross_cli.figures.script import simplify
from redcross_cli.queries.fold import fold
from redcross_cli.queries.question import Question

Span = tuple[int, int]
# Words of Latin letters, numbers with their scale, and runs of Chinese. It is compiled at a
# terminal alone, where words are marked.
_PIECE = (
    r"[A-Za-z\u00c0-\u024f]+|[0-9][0-9.,]*(?:%|[余多]?[十百千万亿]+)?|[^\W\x00-\x7f\u00c0-\u024f]+"
)


def find_words(question: Question, text: str) -> list[Span]:
    """The spans of a text in which words of a question stand.

    Where folding changes the length of a word, the whole of it is meant.
    """
    words = [word for term in question.terms for word in term.word.split()]
    spans = []
    for piece in re.finditer(_PIECE, text):
        if piece[0][0].isascii() or piece[0][0] <= "\u024f":
            folded = fold(piece[0])
            for word in words:
                if folded.startswith(word):
                    length = len(word) if len(folded) == len(piece[0]) else len(piece[0])
                    spans.append((piece.start(), piece.start() + length))
        else:
            spans += [
                (piece.start() + found.start(), piece.start() + found.end())
                for pattern in _patterns(question, words)
                for found in re.finditer(pattern, simplify(piece[0]))
            ]
    return spans


def _patterns(question: Question, words: list[str]) -> list[str]:
    """What is looked for in Chinese: the words themselves, and what letters spell."""
    spelled = [term.pattern for term in question.terms if term.pattern]
    return [re.escape(word) for word in words if not word.isascii()] + spelled
