"""`redcross areas`."""

from redcross_cli.commands.session import Session
from redcross_cli.facts.model import Area
from redcross_cli.output.columns import AREAS
from redcross_cli.output.listing import Answer, Listing

EXAMPLES = """
redcross areas
redcross areas --lang zh
"""


def run(session: Session) -> Answer:
    """List the places that facts name.

    --area of other commands takes an id (ISO 3166) or a name.
    """
    return Answer(Listing(list(session.base.areas.values()), AREAS, session.view, kind=Area))
