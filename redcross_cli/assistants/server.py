"""The tools as a server of the Model Context Protocol, on standard input and output.

Whatever a client sends is answered with a sentence, or not at all: what is wrong with a
question is the text of a result that is an error, which the assistant reads.
"""

import logging
import signal
import sys
from collections.abc import Callable
from functools import partial
from typing import Any, get_type_hints

import anyio
import msgspec
from anyio.to_thread import run_sync
from mcp import types
from mcp.server import Server
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError

from redcross_cli import __version__, hints
from redcross_cli.assistants.tools import TOOLS, Tools
from redcross_cli.errors import RedcrossError, UsageError, say_fault
from redcross_cli.facts.base import FactBase, catalogue_of
from redcross_cli.facts.checks import say_problem
from redcross_cli.facts.csl import cited_names
from redcross_cli.facts.decoding import misshapen
from redcross_cli.facts.model import in_plain_words, schema_of
from redcross_cli.files.fact_json import encode, indented
from redcross_cli.messages import _, in_list
from redcross_cli.output.stream import abandon
from redcross_cli.queries.selection import unknown

INSTRUCTIONS = """\
Figures of the Red Cross in China, as published reports give them. Take a figure only from these \
tools. Where they have no fact, say that there is none, and put no other figure in its place. \
Say a figure as `in_words` does, with its hedge ("more than", 余), unit and period, name the \
source, and pass on the caveats."""
_JSON = "application/json"
_FACTS, _SOURCE = "redcross://facts", "redcross://sources/"
_HARMLESS = types.ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)


def serve(base: FactBase) -> None:
    """Answer a client's questions until it goes away.

    Raises OutputError where standard output cannot be written to for another reason.
    """
    hints.name_tools()
    logging.disable()  # The SDK logs tracebacks, to nobody.
    # So does Python, from 3.13 on, of what the SDK could not write to a client that went away.
    sys.unraisablehook = lambda _: None
    for number in (signal.SIGINT, signal.SIGTERM):  # or else it waits for the client's next line
        signal.signal(number, signal.SIG_DFL)
    lost: BaseException | None = None
    try:
        anyio.run(_serve, base)
    except* OSError as group:
        lost = group
    while isinstance(lost, BaseExceptionGroup):
        lost = lost.exceptions[0]
    if isinstance(lost, OSError):
        abandon(lost)


async def _serve(base: FactBase) -> None:
    tools, limiter = Tools(base), anyio.CapacityLimiter(1)

    async def alone(function: Callable[..., Any], *arguments: Any) -> Any:
        """One question at a time, in a thread, so that the client can go away meanwhile."""
        return await run_sync(partial(function, *arguments), limiter=limiter)

    async def list_tools(context: Any, asked: Any) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[_described(name) for name in TOOLS])

    async def call_tool(context: Any, asked: Any) -> types.CallToolResult:
        result: types.CallToolResult = await alone(_call, tools, asked.name, asked.arguments or {})
        return result

    async def list_resources(context: Any, asked: Any) -> types.ListResourcesResult:
        return types.ListResourcesResult(resources=_resources(base))

    async def read_resource(context: Any, asked: Any) -> types.ReadResourceResult:
        text = await alone(_read, base, asked.uri)
        contents = types.TextResourceContents(uri=asked.uri, mime_type=_JSON, text=text)
        return types.ReadResourceResult(contents=[contents])

    server = Server[Any](
        "redcross",
        version=__version__,
        instructions=INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
        on_list_resources=list_resources,
        on_read_resource=read_resource,
    )
    async with stdio_server() as (read, write):
        await server.run(read, write, server.create_initialization_options())


def _described(name: str) -> types.Tool:
    """A tool as clients see it: its description and schemas are those of its method."""
    method = getattr(Tools, name)
    kinds = get_type_hints(method)
    return types.Tool(
        name=name,
        description=in_plain_words(method.__doc__),
        input_schema=schema_of(kinds["asked"]),
        output_schema=schema_of(kinds["return"]),
        annotations=_HARMLESS,
    )


def _call(tools: Tools, name: str, arguments: dict[str, Any]) -> types.CallToolResult:
    try:
        if name not in TOOLS:
            names = in_list(TOOLS)
            raise UsageError(_("There is no tool '{name}', only: {names}.", name=name, names=names))
        method = getattr(tools, name)
        answer = method(_asked(get_type_hints(method)["asked"], arguments))
        text = types.TextContent(text=msgspec.json.encode(answer).decode())
        return types.CallToolResult(content=[text], structured_content=msgspec.to_builtins(answer))
    except Exception as error:
        refusal = str(error) if isinstance(error, RedcrossError) else say_fault(error)
        return types.CallToolResult(content=[types.TextContent(text=refusal)], is_error=True)


def _asked(kind: type[Any], arguments: dict[str, Any]) -> Any:
    """Arguments as what a tool is asked with; raises UsageError for others."""
    known = kind.__struct_fields__
    for name in arguments:
        if name not in known:
            raise unknown("argument", name, known, known)
    try:
        return msgspec.convert(arguments, kind)
    except msgspec.ValidationError:
        problem = next(misshapen(arguments, kind, ()))
        raise UsageError(say_problem("", problem)) from None


def _resources(base: FactBase) -> list[types.Resource]:
    told = {_SOURCE + id: (id, cited_names(source, "en")[0]) for id, source in base.sources.items()}
    if base.is_in_memory:
        file = "facts.json", "All facts, and what they refer to, as a fact file."
        told = {_FACTS: file, **told}
    return [
        types.Resource(name=name, uri=uri, description=what, mime_type=_JSON)
        for uri, (name, what) in told.items()
    ]


def _read(base: FactBase, uri: str) -> str:
    known = [resource.uri for resource in _resources(base)]
    if uri not in known:
        raise MCPError(types.INVALID_PARAMS, str(unknown("resource", uri, known, known)))
    if uri == _FACTS:
        return "".join(encode(catalogue_of(base), base.facts))
    return indented(base.sources[uri.removeprefix(_SOURCE)])
