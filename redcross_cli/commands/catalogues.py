"""`redcross themes`, `sources`, `units` and `areas`: all that there is of each."""

from redcross_cli.commands.session import Session
from redcross_cli.facts.csl import Source
from redcross_cli.facts.model import Area, Theme, Unit
from redcross_cli.output import Answer, Listing
from redcross_cli.output.columns import AREAS, SOURCES, THEMES, UNITS

EXAMPLES = """
redcross themes
redcross themes --lang zh
redcross themes --format json | jq -r '.[].id'
redcross sources
redcross sources --format json
redcross units
redcross units --lang zh
redcross areas
redcross areas --lang zh
"""


def themes(session: Session) -> Answer:
    """List the themes and how much each holds.

    The table counts each theme's indicators and actions; JSON prints the themes
    as they stand in the fact file.
    """
    return Answer(Listing(session.base.themes.values(), THEMES, session.view, kind=Theme))


def sources(session: Session) -> Answer:
    """List the sources of the facts.

    As JSON they are CSL-JSON items, which Zotero and pandoc read.
    """
    return Answer(Listing(session.base.sources.values(), SOURCES, session.view, kind=Source))


def units(session: Session) -> Answer:
    """List the units, and the words by which sources count them.

    --unit of other commands takes an id, a label, or a word that only one unit is counted by.
    """
    return Answer(Listing(session.base.units.values(), UNITS, session.view, kind=Unit))


def areas(session: Session) -> Answer:
    """List the places that facts name.

    --area of other commands takes an id (ISO 3166) or a name.
    """
    return Answer(Listing(session.base.areas.values(), AREAS, session.view, kind=Area))
