"""`redcross mcp`."""

import sys

from redcross_cli.commands.session import Session
from redcross_cli.errors import UsageError, import_extra
from redcross_cli.messages import _
from redcross_cli.output import Answer

EXAMPLES = """
claude mcp add redcross -- redcross mcp
redcross mcp --facts default --facts mine.json
"""


def run(session: Session) -> Answer:
    """Serve the facts to an assistant, on standard input and output.

    An assistant that speaks the Model Context Protocol starts it itself, once it is told to, as
    in the first example. It then searches, shows, compares and cites facts, and checks texts; it
    reads no file but the fact files named here. Needs the extra 'mcp'.
    """
    refusal = _("Serving needs the MCP SDK 2, which is an extra: pip install 'redcross-cli[mcp]'")
    server = import_extra("redcross_cli.assistants.server", refusal)
    if "-" in session.paths:
        raise UsageError(_("An assistant speaks on standard input; name a file for --facts."))
    if sys.stdin is None or sys.stdin.isatty() or sys.stdout is None:
        what = _("An assistant starts redcross mcp itself; set it up as redcross mcp --help shows.")
        raise UsageError(what)
    server.serve(session.base)
    return Answer("")
