"""The JSON Schema of a fact file, made from the types that decode it."""

from __future__ import annotations

import msgspec

from redcross_cli.facts.model import FactFile


def schema() -> str:
    """JSON Schema, draft 2020-12, as indented JSON."""
    [described], definitions = msgspec.json.schema_components(
        [FactFile], ref_template="#/$defs/{name}"
    )
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A redcross fact file",
        **described,
        "$defs": definitions,
    }
    for definition in definitions.values():
        if "description" in definition:
            definition["description"] = _in_plain_words(definition["description"])
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _in_plain_words(docstring: str) -> str:
    """A docstring as an editor shows it: paragraphs, and names in single backticks."""
    paragraphs = docstring.replace("``", "`").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
