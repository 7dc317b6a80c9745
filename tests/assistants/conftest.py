"""The server in a process of its own, as an assistant starts it."""

import os
from collections.abc import Awaitable, Callable
from typing import TypeVar

import anyio
from mcp import Client, StdioServerParameters, stdio_client

from tests.conftest import ROOT
from tests.terminal import PROGRAM

FACTS = str(ROOT / "facts.json")
COMMAND = [*PROGRAM, "mcp", "--facts"]
ENVIRONMENT = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
_T = TypeVar("_T")


def connected(ask: Callable[[Client], Awaitable[_T]], facts: str = FACTS) -> _T:
    """What questions are answered that the SDK's client asks."""

    async def run() -> _T:
        command, *arguments = [*COMMAND, facts]
        server = StdioServerParameters(command=command, args=arguments, env=ENVIRONMENT)
        async with Client(stdio_client(server), read_timeout_seconds=120) as client:
            return await ask(client)

    return anyio.run(run)
