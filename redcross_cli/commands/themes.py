"""`redcross themes`."""

from redcross_cli.commands.session import Session
from redcross_cli.facts.model import Theme
from redcross_cli.output.columns import THEMES
from redcross_cli.output.listing import Answer, Listing

EXAMPLES = """
redcross themes
redcross themes --lang zh
redcross themes --format json | jq -r '.[].id'
"""


def run(session: Session) -> Answer:
    """List the themes and how much each holds.

    The table counts each theme's indicators and actions; JSON prints the themes
    as they stand in the fact file.
    """
    return Answer(Listing(list(session.base.themes.values()), THEMES, session.view, kind=Theme))
