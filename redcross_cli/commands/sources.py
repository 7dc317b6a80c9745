"""`redcross sources`."""

from redcross_cli.commands.session import Session
from redcross_cli.facts.csl import Source
from redcross_cli.output.columns import SOURCES
from redcross_cli.output.listing import Answer, Listing

EXAMPLES = """
redcross sources
redcross sources --format json
"""


def run(session: Session) -> Answer:
    """List the sources of the facts.

    As JSON they are CSL-JSON items, which Zotero and pandoc read.
    """
    return Answer(Listing(list(session.base.sources.values()), SOURCES, session.view, kind=Source))
