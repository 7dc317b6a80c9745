"""Documents as pandoc has them: lists of blocks, which are lists of inlines, in JSON.

https://hackage.haskell.org/package/pandoc-types
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal
from urllib.parse import quote

from redcross_cli.documents import SUPERSCRIPT, pandoc
from redcross_cli.output.text import printable

Node = dict[str, Any]
Markup = Literal["text", "markdown", "html", "latex", "rtf"]
API_VERSION = [1, 23, 1]
# GitHub's Markdown is what most readers of Markdown know.
_WRITERS = {"text": "plain", "markdown": "gfm", "latex": "latex-smart"}
_FORGOTTEN = re.compile(r"( +|[&\\]|(?<!\S)[-=](?=[-=]+(?!\S)))")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_NO_ADDRESS = re.compile(r"[^\w!#$%&'*+,./:=?@~-]")


def text(words: str) -> Node:
    """Words as an inline; what would act is shown."""
    return {"t": "Str", "c": " ".join(printable(words).split("\n")).lstrip(" ")}


def paragraph(inlines: Sequence[Node]) -> Node:
    """Inlines as a block that is a paragraph in any markup."""
    return {"t": "Para", "c": list(inlines)}


def line(inlines: Sequence[Node]) -> Node:
    """Inlines as a block that is no paragraph of its own."""
    return {"t": "Plain", "c": list(inlines)}


def note_mark(number: int, markup: Markup) -> Node:
    """The mark of a footnote, as the markup has it."""
    if markup == "text":
        return text(f"[{number}]")
    if markup == "markdown":
        return {"t": "RawInline", "c": ["markdown", f"[^{number}]"]}
    return {"t": "Superscript", "c": [text(str(number))]}


def cite_inline(key: str) -> Node:
    """A citation of a source, which citeproc makes a mark of."""
    citation = {
        "citationId": key,
        "citationPrefix": [],
        "citationSuffix": [],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }
    return {"t": "Cite", "c": [[citation], []]}


def encode(blocks: Sequence[Node], metadata: dict[str, Node]) -> bytes:
    document = {"pandoc-api-version": API_VERSION, "meta": metadata, "blocks": list(blocks)}
    return json.dumps(document).encode()


def words_of(node: Any) -> str:
    """All words in a part of a document, as they are read; its notes are no part of it."""
    if isinstance(node, list):
        return "".join(map(words_of, node))
    if not isinstance(node, dict) or node["t"] == "Note":
        return ""
    kind: str = node["t"]
    content: Any = node.get("c")
    if kind == "Str":
        return str(content)
    if kind in ("Span", "Div", "Link", "Cite", "Quoted", "Code"):
        return words_of(content[1]) + (" " if "csl-" in str(content[0]) else "")
    return " " if kind in ("Space", "SoftBreak", "LineBreak") else words_of(content)


def change(node: Any, rule: Callable[[Node], list[Node] | None]) -> Any:
    """A document in which a rule has put other nodes in place of some; None keeps one.

    What is inside a node is changed before it.
    """
    if isinstance(node, dict):
        return {key: change(value, rule) for key, value in node.items()}
    if not isinstance(node, list):
        return node
    changed: list[Any] = []
    for part in node:
        new = change(part, rule)
        instead = rule(new) if isinstance(new, dict) and "t" in new else None
        changed += [new] if instead is None else instead
    return changed


def find_all(node: Any, kind: str) -> Iterator[Node]:
    """All nodes of a kind, in order."""
    if isinstance(node, list):
        for part in node:
            yield from find_all(part, kind)
    elif isinstance(node, dict):
        if node.get("t") == kind:
            yield node
        yield from find_all(node.get("c"), kind)


def write(parts: Sequence[Sequence[Node]], markup: Markup, labels: Sequence[str] = ()) -> list[str]:
    """Parts of one document in a markup; a last one has its footnotes, if they stand apart.

    ``labels`` tell its footnotes from those of another document that is pasted beside it.
    """
    blocks = change([list(part) for part in parts], lambda node: _unwrapped(node, markup))
    boundary = "endofpart"
    while boundary in str(blocks):
        boundary += "x"
    marked = [block for part in blocks for block in [*part, paragraph([text(boundary)])]]
    options = [f"--to={_WRITERS.get(markup, markup)}", "--wrap=none"]
    options += [f"--id-prefix={'-'.join(labels)}-"] if markup == "html" and labels else []
    written = pandoc.run(["--from=json", *options], encode(marked, {})).decode()
    if markup == "markdown":
        # In the text itself a backslash stands before the closing bracket, too.
        number = r"(?<=\[\^)[0-9]+(?=\])"
        written = re.sub(number, lambda match: labels[int(match[0]) - 1], written)
    parted = re.split(f"^.*{boundary}.*\n", written, flags=re.MULTILINE)
    return [part.strip("\n") for part in parted]


def _words(words: str, markup: Markup) -> list[Node]:
    """Words in which nothing acts, in Markdown with the escapes that pandoc forgets.

    It leaves `&lt;` and a line of hyphens as they are, loses a hyphen behind a backslash, and
    knows what begins a list only as a word by itself.
    """
    parts = _FORGOTTEN.split(words) if markup == "markdown" else [words]
    nodes: list[Node] = []
    for place, part in enumerate(parts):
        if place % 2:
            escaped = {"t": "RawInline", "c": ["markdown", f"\\{part}"]}
            nodes.append({"t": "Space"} if part[0] == " " else escaped)
        elif part:
            nodes.append({"t": "Str", "c": part})
    return nodes


def _unwrapped(node: Node, markup: Markup) -> list[Node] | None:
    """What a pasted text has no use for goes: anchors, and what the markup has no sign for.

    Neither plain text nor Markdown raises more than a digit, but pandoc writes HTML for it.
    """
    kind: str = node["t"]
    content: Any = node.get("c")
    if kind == "Str":
        return _words(printable(content), markup)
    if kind == "Cite":
        return list(content[1])
    if kind == "Link":
        attributes, words, (address, title) = content
        # Pandoc writes an address as it is: a line break in it would begin another paragraph.
        safe = _NO_ADDRESS.sub(lambda match: quote(match[0]), address)
        link = {"t": "Link", "c": [attributes, words, [safe, title]]}
        # Any other scheme, such as javascript:, is no link.
        return [link] if _WEB.match(address) else list(words)
    if kind == "Span":
        # Citeproc sets a label, or a part of the reference, apart from what follows.
        is_apart = {"csl-left-margin", "csl-block", "csl-indent"} & set(content[0][1])
        gap = is_apart and not words_of(content[1]).endswith(" ")
        return [*content[1], *([{"t": "Space"}] if gap else [])]
    if kind == "Superscript" and markup in ("text", "markdown"):
        raised = words_of(content)
        return [text(raised.translate(SUPERSCRIPT))] if raised.isdecimal() else list(content)
    has_no_sign = kind in ("SmallCaps", "Underline") and markup == "markdown"
    return list(content) if has_no_sign else None
