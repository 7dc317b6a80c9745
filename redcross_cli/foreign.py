"""Sentences that others make, said again in the language spoken.

Typer and the operating system speak English only, and so does the reading of figures, which
knows no languages but those of its texts. What a user can meet of it is listed here as templates,
which the catalogues translate; all else stays as it is.
"""

import re

from redcross_cli.messages import _, in_list, quoted

# What Typer says in words of Python, in those of its reader.
_PLAINER = {
    r"is not a valid int(?:eger)?(?: range)?\.$": "is not a whole number.",
    "is not in the range x>=": "is less than ",
}
# The first that fits is taken.
TEMPLATES = (
    # Typer
    "Missing argument '{name}'.",
    "Missing option '{name}'.",
    "No such option: {name} (Possible options: {offers})",
    "No such option: {name}",
    "Got unexpected extra argument(s) ({words})",
    "Option '{name}' requires an argument.",
    "Option '{name}' does not take a value.",
    "Invalid value for '{name}' (env var: '{variable}'): {what}",
    "Invalid value for '{name}': {what}",
    "'{value}' is not one of {choices}.",
    "'{value}' is not a whole number.",
    "{value} is less than {least}.",
    # Operating systems
    "File exists",
    "File name too long",
    "Input/output error",
    "Invalid argument",
    "Is a directory",
    "No such file or directory",
    "No space left on device",
    "Not a directory",
    "Permission denied",
    "Read-only file system",
    # Figures
    "'{printed}' is not a figure",
    "'{printed}' holds more than one figure",
    "'{printed}' holds more than the figure '{figure}'",
    "'{printed}' cannot be read for certain: {doubt}",
    "a denying word before may turn its hedge",
    "a heading may scale it",
    "a hedge before may be its own too",
    "a letter may scale it",
    "it is part of a sum",
    "it may be a fraction",
    "it may be a power",
    "it may be a range or a change",
    "it may be a range or a list",
    "it may be a ratio",
    "it may be a share",
    "it may be a time of day",
    "it may be a year",
    "it may say by or to how much",
    "it may be an age",
    "it may be part of a longer number",
    "it may be part of a name",
    "it may number a list",
    "it may share the scale of the next figure",
    "it may share the thousands of the next number",
    "it may tell how long something took",
    "its currency may be that of the number before",
    "its digits stand apart",
    "its point or comma can be read in two ways",
    "m may be metres or million",
    "the words behind it may hedge it",
    "W may be watts or ten thousand",
    "nothing says what it counts",
    "one may be no count",
)


def retell(said: str) -> str:
    """A sentence, or a part of one, in the language spoken, if it is known; else as it is.

    >>> retell("Missing argument 'ID'.")
    "Missing argument 'ID'."
    """
    for jargon, plain in _PLAINER.items():
        said = re.sub(jargon, plain, said)
    if said in TEMPLATES:
        return _(said)
    for template in TEMPLATES:
        pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+?)", re.escape(template))
        if match := re.fullmatch(pattern, said, re.DOTALL):
            fields = {name: retell(value) for name, value in match.groupdict().items()}
            return _(template).format(**fields)
    return requoted(said)


def requoted(said: str) -> str:
    """Words in quotation marks, if these are all, as the language spoken quotes and lists."""
    if not re.fullmatch("'[^']*'(?:, '[^']*')*", said):
        return said
    return in_list(quoted(re.findall("'([^']*)'", said)))


def reason(error: OSError) -> str:
    """Why the operating system refused something, as the end of a sentence."""
    return retell(error.strerror or str(error))
