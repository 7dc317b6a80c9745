"""`redcross schema`."""

from redcross_cli.commands.session import Session
from redcross_cli.output import Answer

EXAMPLES = """
redcross schema > facts.schema.json
"""


def run(session: Session) -> Answer:
    """Print the JSON Schema of a fact file.

    It is of the draft 2020-12, for editors to complete and check with while
    typing. 'redcross validate' checks more than a schema can state.
    """
    from redcross_cli.facts.model import schema

    return Answer(schema(), form="json")
