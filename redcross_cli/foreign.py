"""Sentences that others make, said again in the language spoken.

Typer, the operating system and citation styles speak English only, and so does the reading of
figures, which knows no languages but those of its texts. What a user can meet of it is listed
here as templates, which the catalogues translate, as they do the doubts about figures; all else
stays as it is.
"""

import re

from redcross_cli.messages import _, alternatives, in_list, language, quoted
from redcross_cli.suggest import nearest

_ALIKE = 0.75  # how much an option must be to be offered for another
_CLAUSES = ("what", "doubt")  # what stands in a template and is no word of its reader
_IN_PLAIN_WORDS = (
    # Typer
    "Missing argument '{name}'.",
    "Missing option '{name}'.",
    "Got unexpected extra argument(s) ({words})",
    "Option '{name}' requires an argument.",
    "Option '{name}' does not take a value.",
    "Invalid value for '{name}' (env var: '{variable}'): {what}",
    "Invalid value for '{name}': {what}",
    "'{value}' is not one of {choices}.",
    # Citation styles
    "China National Standard {number} (numeric, 中文)",
    "China National Standard {number} (author-date, 中文)",
    "China National Standard {number} (note, 中文)",
    # Operating systems
    "Cannot allocate memory",
    "Exec format error",
    "File exists",
    "File name too long",
    "Input/output error",
    "Invalid argument",
    "Is a directory",
    "No such file or directory",
    "No space left on device",
    "Not a directory",
    "Operation not permitted",
    "Permission denied",
    "Read-only file system",
    "Too many levels of symbolic links",
    # Figures
    "'{printed}' is not a figure",
    "'{printed}' holds more than one figure",
    "'{printed}' holds more than the figure '{figure}'",
    "'{printed}' cannot be read for certain: {doubt}",
)
# What others say, and how it is said here: what Typer says in terms of Python (an int, x>=1) in
# plain words. The first that fits is taken.
TEMPLATES = {
    **{said: said for said in _IN_PLAIN_WORDS},
    "No such option: {name} (Possible options: {offers})": (
        "There is no option '{name}'. Did you mean {offers}?"
    ),
    "No such option: {name}": "There is no option '{name}'.",
    "'{value}' is not a valid {kind}.": "'{value}' is not a whole number.",
    "{value} is not in the range x>={least}.": "{value} is less than {least}.",
}


def retell(said: str) -> str:
    """A sentence, or a part of one, in the language spoken, if it is known; else as it is.

    >>> retell("Missing argument 'ID'.")
    "Missing argument 'ID'."
    """
    if said and _(said) != said:
        return _(said)
    for template, told in TEMPLATES.items():
        pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+?)", re.escape(template))
        if match := re.fullmatch(pattern, said, re.DOTALL):
            fields = {
                name: retell(value) if name in _CLAUSES else requoted(value)
                for name, value in match.groupdict().items()
            }
            if "offers" in fields:  # some of which are nothing like it
                offers = nearest(match["name"], match["offers"].split(", "), _ALIKE)
                if not offers:
                    return retell(f"No such option: {match['name']}")
                fields["offers"] = alternatives(quoted(offers))
            return _(told, **fields)
    return requoted(said)


def aside(said: object) -> str:
    """What another program says, in brackets, to whoever reads its language; else ""."""
    return f" ({said})" if language() == "en" else ""


def requoted(said: str) -> str:
    """Words in quotation marks, if these are all, as the language spoken quotes and lists."""
    if not re.fullmatch("'[^']*'(?:, '[^']*')*", said):
        return said
    return in_list(quoted(re.findall("'([^']*)'", said)))


def reason(error: OSError) -> str:
    """Why the operating system refused something, as the end of a sentence."""
    return retell(error.strerror or str(error))
