"""Documents as pandoc has them: lists of blocks, which are lists of inlines, in JSON.

https://hackage.haskell.org/package/pandoc-types
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal
from urllib.parse import quote

import msgspec

from redcross_cli.documents import SUPERSCRIPT, pandoc
from redcross_cli.errors import UnusableFileError
from redcross_cli.messages import _
from redcross_cli.output.text import printable

Node = dict[str, Any]
Markup = Literal["text", "markdown", "html", "latex", "rtf"]
API_VERSION = [1, 23, 1]
# GitHub's Markdown is what most readers of Markdown know.
_WRITERS = {"text": "plain", "markdown": "gfm", "latex": "latex-smart"}
_FORGOTTEN = re.compile(r"( +|[&\\]|(?<!\S)[-=](?=[-=]+(?!\S)))")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_NO_ADDRESS = re.compile(r"[^\w!#$%&'*+,./:=?@~-]")


def node(kind: str, content: Any) -> Node:
    return {"t": kind, "c": content}


def text(words: str) -> Node:
    """Words as an inline; what would act is shown."""
    return node("Str", " ".join(printable(words).split("\n")).lstrip(" "))


def note_mark(number: int, markup: Markup) -> Node:
    if markup == "text":
        return text(f"[{number}]")
    if markup == "markdown":
        return node("RawInline", ["markdown", f"[^{number}]"])
    return node("Superscript", [text(str(number))])


def encode(blocks: Sequence[Node], metadata: dict[str, Node]) -> bytes:
    document = {"pandoc-api-version": API_VERSION, "meta": metadata, "blocks": list(blocks)}
    return msgspec.json.encode(document)


def text_of(part: Any) -> str:
    """All words in a part of a document, as they are read; its notes are no part of it."""
    if isinstance(part, list):
        return "".join(map(text_of, part))
    if not isinstance(part, dict) or part["t"] == "Note":
        return ""
    kind: str = part["t"]
    content: Any = part.get("c")
    if kind == "Str":
        return str(content)
    if kind in ("Span", "Div", "Link", "Cite", "Quoted", "Code"):
        return text_of(content[1]) + (" " if "csl-" in str(content[0]) else "")
    return " " if kind in ("Space", "SoftBreak", "LineBreak") else text_of(content)


def change(tree: Any, rule: Callable[[Node], list[Node] | None]) -> Any:
    """A document in which a rule has put other nodes in place of some; None keeps one.

    What is inside a node is changed before it.
    """
    if isinstance(tree, dict):
        return {key: change(value, rule) for key, value in tree.items()}
    if not isinstance(tree, list):
        return tree
    changed: list[Any] = []
    for part in tree:
        new = change(part, rule)
        instead = rule(new) if isinstance(new, dict) and "t" in new else None
        changed += [new] if instead is None else instead
    return changed


def find_all(tree: Any, kind: str) -> Iterator[Node]:
    if isinstance(tree, list):
        for part in tree:
            yield from find_all(part, kind)
    elif isinstance(tree, dict):
        if tree.get("t") == kind:
            yield tree
        yield from find_all(tree.get("c"), kind)


def write(parts: Sequence[Sequence[Node]], markup: Markup, labels: Sequence[str] = ()) -> list[str]:
    """Parts of one document in a markup; a last one has its footnotes, if they stand apart.

    ``labels`` tell its footnotes from those of another document that is pasted beside it.
    """
    blocks = change([list(part) for part in parts], lambda part: _unwrapped(part, markup))
    boundary = max(["endofpart", *re.findall("endofpartx*", str(blocks))], key=len) + "x"
    marked = [block for part in blocks for block in [*part, node("Para", [text(boundary)])]]
    options = [f"--to={_WRITERS.get(markup, markup)}", "--wrap=none"]
    options += [f"--id-prefix={'-'.join(labels)}-"] if markup == "html" and labels else []
    try:
        written = pandoc.run(["--from=json", *options], encode(marked, {})).decode()
    except pandoc.PandocError as error:
        what = _("Pandoc cannot write what is cited: {why}.", why=error)
        raise UnusableFileError(what) from None
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
            escaped = node("RawInline", ["markdown", f"\\{part}"])
            nodes.append({"t": "Space"} if part[0] == " " else escaped)
        elif part:
            nodes.append(node("Str", part))
    return nodes


def _unwrapped(part: Node, markup: Markup) -> list[Node] | None:
    """What a pasted text has no use for goes: anchors, and what the markup has no sign for.

    Neither plain text nor Markdown raises more than a digit, but pandoc writes HTML for it.
    """
    kind: str = part["t"]
    content: Any = part.get("c")
    if kind == "Str":
        return _words(printable(content), markup)
    if kind == "Cite":
        return list(content[1])
    if kind == "Link":
        attributes, words, (address, title) = content
        # Pandoc writes an address as it is: a line break in it would begin another paragraph.
        safe = _NO_ADDRESS.sub(lambda match: quote(match[0]), address)
        link = node("Link", [attributes, words, [safe, title]])
        # Any other scheme, such as javascript:, is no link.
        return [link] if _WEB.match(address) else list(words)
    if kind == "Span":
        # Citeproc sets a label, or a part of the reference, apart from what follows.
        is_apart = {"csl-left-margin", "csl-block", "csl-indent"} & set(content[0][1])
        gap = is_apart and not text_of(content[1]).endswith(" ")
        return [*content[1], *([{"t": "Space"}] if gap else [])]
    if kind == "Superscript" and markup in ("text", "markdown"):
        raised = text_of(content)
        return [text(raised.translate(SUPERSCRIPT))] if raised.isdecimal() else list(content)
    has_no_sign = kind in ("SmallCaps", "Underline") and markup == "markdown"
    return list(content) if has_no_sign else None
