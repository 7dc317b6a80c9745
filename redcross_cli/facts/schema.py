"""The JSON Schema of a fact file, made from the types that decode it."""

from typing import Any

import msgspec

from redcross_cli.facts.model import FactFile


def schema() -> str:
    """JSON Schema, draft 2020-12, as indented JSON."""
    root, definitions = _components(FactFile)
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A redcross fact file",
        **root,
        "$defs": definitions,
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def schema_of(kind: Any) -> dict[str, Any]:
    """JSON Schema of a kind of record, which is an object at its root."""
    root, definitions = _components(kind)
    return {**definitions.pop(root["$ref"].rpartition("/")[2]), "$defs": definitions}


def _components(kind: Any) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """A reference to the definition of a kind of record, and the definitions that it needs."""
    [root], definitions = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    for definition in definitions.values():
        if "description" in definition:
            definition["description"] = in_plain_words(definition["description"])
    return root, definitions


def in_plain_words(docstring: str) -> str:
    """A docstring as an editor shows it: paragraphs, and names in single backticks."""
    paragraphs = docstring.replace("``", "`").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
