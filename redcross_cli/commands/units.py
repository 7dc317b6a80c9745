"""`redcross units`."""

from redcross_cli.commands.session import Session
from redcross_cli.facts.model import Unit
from redcross_cli.output.columns import UNITS
from redcross_cli.output.listing import Answer, Listing

EXAMPLES = """
redcross units
redcross units --lang zh
"""


def run(session: Session) -> Answer:
    """List the units that figures are counted in, and the words by which sources count them.

    --unit of other commands takes an id, a label, or a word that only one unit is counted by.
    """
    return Answer(Listing(list(session.base.units.values()), UNITS, session.view, kind=Unit))
