"""Whatever a client does, the server neither fails, hangs nor shows a traceback."""

import json
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from mcp import Client

from redcross_cli import load
from redcross_cli.assistants import tools
from redcross_cli.assistants.tools import Check, Cite, Tools
from redcross_cli.errors import UsageError
from tests.assistants.conftest import COMMAND, ENVIRONMENT, FACTS, connected
from tests.conftest import ROOT, SMALL, CommandLine, Stream
from tests.terminal import heeding

PATIENCE = 60  # seconds, for a test that fails
HELLO = {
    "jsonrpc": "2.0",
    "id": 0,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    },
}
READY = {"jsonrpc": "2.0", "method": "notifications/initialized"}


def call(id: int, name: object, arguments: object) -> dict[str, Any]:
    asked = {"name": name, "arguments": arguments}
    return {"jsonrpc": "2.0", "id": id, "method": "tools/call", "params": asked}


def read(id: int, uri: str) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": id, "method": "resources/read", "params": {"uri": uri}}


class Raw:
    """A client that sends whatever it likes, after the greeting that there has to be."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        assert process.stdin
        assert process.stdout
        self.stdin, self.stdout = process.stdin, process.stdout
        self.send(HELLO)
        assert json.loads(self.stdout.readline())["id"] == 0
        self.send(READY)

    def send(self, *messages: object) -> None:
        for message in messages:
            line = message if isinstance(message, bytes) else json.dumps(message).encode()
            self.stdin.write(line + b"\n")
        self.stdin.flush()

    def answers(self, count: int) -> dict[int, Any]:
        """So many answers, by the id of their question."""
        lines = [json.loads(self.stdout.readline()) for _ in range(count)]
        return {line["id"]: line for line in lines}


@contextmanager
def client() -> Iterator[Raw]:
    """The server, which has to end well once the client is gone, with nothing on stderr."""
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [*COMMAND, FACTS], stdin=pipe, stdout=pipe, stderr=pipe, env=ENVIRONMENT
    ) as process:
        try:
            raw = Raw(process)
            yield raw
            if not raw.stdin.closed:
                raw.stdin.close()
            assert process.wait(PATIENCE) == 0
            assert process.stderr
            assert process.stderr.read() == b""
        finally:
            process.kill()


RUBBISH = (
    *(b"rubbish", b"\xff\xfe\x00", b"", b"{}", b"[]", b"null", b'"\\ud800"', b'{"jsonrpc":"2.0"}'),
    *(b"[" * 100_000, b'{"a":' * 50_000, b"1" * 1_000_000, b"x" * 10_000_000),
    *(b'{"jsonrpc":"2.0","id":{},"method":3}', b'{"jsonrpc":"2.0","id":9,"result":{}}'),
)
# Questions that are wrong in themselves get an error of the protocol, or none of their own.
MISSHAPEN = (
    {"jsonrpc": "2.0", "id": 1, "method": "no/such"}, call(2, 3, {}), call(3, "search", [1]),
    read(4, "file:///etc/passwd"), read(5, "redcross://sources/../x"),
)  # fmt: skip
HUGE = (
    call(6, "search", {"words": "x" * 5_000_000}),
    call(7, "search", {"words": "an" * 100}),
    call(8, "search", {"words": "\x00 \x1b[31m \u202e"}),
    call(9, "show", {"ids": ["a"] * 100_000}),
    call(10, "show", {"ids": ["x" * 1_000_000, "\x00"]}),
    call(11, "check", {"text": "1" * 20_000}),
    call(12, "check", {"text": "一" * 20_000}),
    call(13, "cite", {"ids": ["aeds-installed"], "style": "\x00" * 10_000}),
    call(14, "search", {"words": "x", "periods": ["9" * 10_000], "areas": ["\x00"]}),
    call(15, "search", {"words": {"a": [None, True, 1e308]}}),
)


def test_rubbish_huge_and_misshapen_questions_are_answered_or_passed_over() -> None:
    with client() as raw:
        raw.send(*RUBBISH, *MISSHAPEN, *HUGE, call(16, "themes", {}))
        answers = raw.answers(16)
    assert set(answers) == set(range(1, 17))
    assert all("error" in answers[id] for id in range(1, 6))
    for id in range(6, 17):
        text = answers[id]["result"]["content"][0]["text"]
        assert "redcross failed" not in text
        assert "Traceback" not in text
    assert not answers[16]["result"]["isError"]


def test_a_flood_is_answered_to_the_last_question() -> None:
    """More comes than a pipe holds before an answer is read, and so do the answers."""
    with client() as raw:
        raw.send(*(call(id, "show", {"ids": ["aeds-installed"]}) for id in range(1, 601)))
        answers = raw.answers(600)
    assert len({answer["result"]["content"][0]["text"] for answer in answers.values()}) == 1


def test_a_client_may_go_away_in_the_middle() -> None:
    with client() as raw:
        raw.send(*(call(id, "cite", {"ids": ["aeds-installed"]}) for id in range(1, 100)))
        raw.stdout.close()
        raw.stdin.write(b'{"jsonrpc":"2.0","id":1,"meth')
        raw.stdin.close()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_at_once(number: signal.Signals) -> None:
    with heeding(number):
        process = subprocess.Popen(
            [*COMMAND, FACTS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=ENVIRONMENT
        )
    with process:
        Raw(process)
        process.send_signal(number)
        assert process.wait(PATIENCE) == -number


def test_it_reads_the_fact_files_that_are_named_and_no_other() -> None:
    async def ask(client: Client) -> Any:
        return (await client.call_tool("sources", {})).structured_content["sources"]

    [source] = connected(ask, str(SMALL))
    assert source["id"] not in load(FACTS).sources
    with pytest.raises(UsageError, match="There is no style"):
        Tools(load(FACTS)).cite(Cite(ids=("aeds-installed",), style="mine.CSL"))


def test_a_text_that_takes_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "_SECONDS", -1)
    with pytest.raises(UsageError, match="check it in parts"):
        Tools(load(FACTS)).check(Check(text="They own 46 ambulances."))


def test_it_is_not_started_by_hand_nor_with_facts_on_standard_input(
    redcross: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "Error: An assistant speaks on standard input; name a file for --facts.\n"
    assert redcross("mcp", "--facts", "-") == (2, "", said)
    said = (
        "Error: An assistant starts redcross mcp itself; set it up as redcross mcp --help shows.\n"
    )
    monkeypatch.setattr("sys.stdin", Stream(terminal=True))
    assert redcross("mcp") == (2, "", said)


def test_the_configurations_in_the_document_are_json_and_start_the_server() -> None:
    text = (ROOT / "docs" / "assistants.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```json\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    servers = [next(iter(json.loads(block).values()))["redcross"] for block in blocks]
    assert [(s["command"], s["args"]) for s in servers] == [("redcross", ["mcp"])] * 3
