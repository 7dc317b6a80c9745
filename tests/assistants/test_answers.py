"""An assistant gets what the commands print as JSON, with the words to say it in, or no fact."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from jsonschema import Draft202012Validator
from mcp import Client
from mcp.types import CallToolResult, TextContent, Tool

from redcross_cli import load
from redcross_cli.citations.styles import style_names
from redcross_cli.facts.base import INDICATORS
from redcross_cli.figures.reader import parse
from tests.assistants.conftest import FACTS, connected
from tests.conftest import CommandLine

DRAFT = "In 2023, Red Cross societies gave first-aid training to 4.19 million people.\nThey own 46 ambulances.\n"
# What an assistant asks, and what is typed for the same.
SAME: list[tuple[str, dict[str, Any], str]] = [
    ("search", {"words": "first aid", "limit": 3}, "search first aid --limit 3"),
    ("search", {"words": "registered volunteers 2023"}, "search registered volunteers 2023"),
    ("search", {"words": "志愿者", "periods": ["2023"], "themes": ["volunteering"], "all": True}, "search 志愿者 --period 2023 --theme volunteering --all"),
    ("search", {"units": ["yuan"], "areas": ["CN"]}, "indicators --unit yuan --area CN --limit 10"),
    ("show", {"ids": ["organ-donations", "aeds-installed"]}, "show organ-donations aeds-installed"),
    ("show", {"ids": ["organ-donations"], "sources": ["crcn-2024"]}, "show organ-donations --source crcn-2024"),
    ("history", {"ids": ["organ-donors-registered"]}, "history organ-donors-registered"),
    ("cite", {"ids": ["drowning-rescues"], "lang": "zh", "markup": "markdown"}, "cite drowning-rescues --lang zh --as markdown"),
    ("cite", {"ids": ["organ-donations"], "periods": ["../2023"], "style": "ieee"}, "cite organ-donations --period ../2023 --style ieee"),
    ("check", {"text": DRAFT}, "check draft.txt"),
    ("themes", {}, "themes"),
    ("sources", {}, "sources"),
]  # fmt: skip
# What is refused, or has no fact, and what is said of it.
NONE = "There is no such fact. "
REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("search", {"words": "unicorns"}, NONE + "Nothing matches 'unicorns'."),
    ("search", {"words": "blood donation Tibet"}, NONE + "Nothing matches all of 'blood donation Tibet' at once, though each word is found by itself. Leave out 'Tibet'."),
    ("search", {"words": "volunteers", "periods": ["1950"]}, NONE + "Nothing that passes the filter matches 'volunteers'. Of volunteers-registered there are figures of 2024, 2025."),
    ("search", {"periods": ["1950"]}, NONE + "No indicator passes these filters. Without periods there are figures, for instance of 2023."),
    ("show", {"ids": ["organ donors"]}, "There is no fact 'organ donors'. Did you mean 'organ-donors-registered', 'organ-donors-added-annual' or 'organ-donations'? Look for it: search {\"words\": \"organ donors\"}"),
    ("history", {"ids": ['"unicorns"']}, 'There is no fact \'"unicorns"\'. Look for it: search {"words": "\\"unicorns\\""}'),
    ("show", {"ids": ["disaster-prevention"]}, "'disaster-prevention' is a theme. See: search {\"themes\": [\"disaster-prevention\"]}"),
    ("search", {"areas": ["Narnia"]}, "There is no area 'Narnia'. See: themes {}"),
    ("cite", {"ids": ["aeds-instaled"]}, "There is no fact 'aeds-instaled'. Did you mean 'aeds-installed'?"),
    ("cite", {"ids": ["aeds-installed"], "style": "/etc/mla.csl"}, f"There is no style '/etc/mla.csl'. There are: {', '.join(style_names())}."),
    ("cite", {"ids": ["aeds-installed"], "style": "vancuver"}, "There is no style 'vancuver'. Did you mean 'vancouver' or 'sage-vancouver'?"),
    ("search", {"words": " "}, "Type a word to look for."),
    ("cite", {"ids": ["aeds-installed"], "lang": "fr"}, "lang: 'fr' is not allowed; expected one of: zh, en."),
    ("search", {"words": 3}, "words: expected a string, got a whole number."),
    ("search", {"word": "blood"}, "There is no argument 'word'. Did you mean 'words'?"),
    ("search", {"query": "blood"}, "There is no argument 'query'. There are: words, themes, units, areas, periods, sources, all, limit."),
    ("themes", {"query": "blood"}, "There is no argument 'query'."),
    ("search", {"limit": 10**30}, "limit: expected a whole number, at most 50."),
    ("show", {}, "the key 'ids' is missing."),
    ("show", {"ids": [["x"]]}, "ids[0]: expected a string, got a list."),
    ("check", {"text": "1" * 20_001}, "text: expected a string, at most 20000 long."),
    ("find", {}, "There is no tool 'find', only: search, show, history, cite, check, themes, sources."),
]  # fmt: skip


class Conversation(NamedTuple):
    """What an assistant is answered, in one run of the server."""

    tools: list[Tool]
    answers: list[CallToolResult]  # to all of the above
    histories: list[Any]
    resources: dict[str, str]


@pytest.fixture(scope="module")
def conversation() -> Conversation:
    ids = list(dict.fromkeys(fact.id for fact in load(FACTS).select(INDICATORS)))

    async def ask(client: Client) -> Conversation:
        uris = [resource.uri for resource in (await client.list_resources()).resources]
        histories = [
            (await client.call_tool("history", {"ids": ids[start : start + 20]})).structured_content
            for start in range(0, len(ids), 20)
        ]
        return Conversation(
            (await client.list_tools()).tools,
            [await client.call_tool(name, asked) for name, asked, _ in [*SAME, *REFUSED]],
            [item for history in histories for item in history["answers"]],
            {uri: (await client.read_resource(uri)).contents[0].text for uri in uris},  # type: ignore[union-attr]
        )

    return connected(ask)


def test_a_tool_answers_as_the_command_does(
    conversation: Conversation,
    redcross: CommandLine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("draft.txt").write_text(DRAFT, encoding="utf-8")
    for (name, asked, typed), answer in zip(SAME, conversation.answers, strict=False):
        _code, printed, said = redcross(*typed.split(), "--format", "json", "--facts", FACTS)
        printed = printed.replace('"draft.txt"', '"-"')
        content = answer.structured_content
        records = content[name] if name in content else [a["record"] for a in content["answers"]]
        assert records == json.loads(printed), asked
        assert records
        if asked.get("words") == "registered volunteers 2023":
            years = "Of volunteers-registered there are figures of 2024, 2025."
            assert years in said
            assert years in content["remarks"]


def test_what_is_refused_or_unknown_is_a_sentence(conversation: Conversation) -> None:
    for (name, _, said), answer in zip(REFUSED, conversation.answers[len(SAME) :], strict=True):
        if said.startswith(NONE):
            assert answer.structured_content == {"answers": [], "remarks": [said]}
        else:
            assert (answer.is_error, answer.structured_content) == (True, None)
            assert [c.text for c in answer.content if isinstance(c, TextContent)] == [said], name


def test_answers_fit_the_schemas(conversation: Conversation) -> None:
    tools, answers, *_ = conversation
    by_name = {tool.name: tool for tool in tools}
    assert list(by_name) == ["search", "show", "history", "cite", "check", "themes", "sources"]
    for tool in tools:
        assert tool.output_schema
        for schema in (tool.input_schema, tool.output_schema):
            Draft202012Validator.check_schema(schema)
            assert schema["type"] == "object"
    for (name, asked, _), answer in zip(SAME, answers, strict=False):
        Draft202012Validator(by_name[name].input_schema).validate(asked)
        Draft202012Validator(by_name[name].output_schema or False).validate(
            answer.structured_content
        )
        assert json.loads(answer.content[0].text) == answer.structured_content  # type: ignore[union-attr]


WORDS: dict[str, Any] = {
    "figure": {"zh": "419万余人", "en": "more than 4.19 million people"},
    "period": {"zh": "2023", "en": "2023"},
    "credit": {"zh": "中国红十字报，2024-03-08", "en": "Zhongguo Hongshizi Bao [China Red Cross News], 2024-03-08"},
    "url": None,
    "caveats": [
        {
            "zh": "指参加取证培训的人数，原文未写明获证人数。",
            "en": "People trained; the article does not say how many obtained the certificate.",
        },
        {
            "zh": "first-aid-certified：419万余人，2023，crcn-2024。另有较晚的数字，与此不可比：425万人，2025-01至2025-12-15，2025-12-16-chinadaily。",
            "en": "first-aid-certified: more than 4.19 million people, 2023, crcn-2024. A later one, with which it does not compare: 4.25 million people, 2025-01 to 2025-12-15, 2025-12-16-chinadaily.",
        },
    ],
}  # fmt: skip


def test_a_checked_figure_has_the_words_that_it_should(conversation: Conversation) -> None:
    place = next(n for n, (name, *_) in enumerate(SAME) if name == "check")
    content = conversation.answers[place].structured_content
    lost, unknown = content["answers"]
    record, in_words = lost["record"], lost["in_words"]
    assert (record["verdict"], record["should"]) == ("hedge", WORDS["figure"]["en"])
    assert in_words == WORDS
    assert (unknown["record"]["verdict"], unknown["in_words"]) == ("unknown", None)
    assert content["remarks"] == ["2 figures: 1 hedge lost, 1 unknown."]


def test_every_figure_is_said_with_its_hedge_and_note(conversation: Conversation) -> None:
    """Of all that ship: the words read back as what the fact says."""
    facts = {fact.key: fact for fact in load(FACTS).select(INDICATORS)}
    items = conversation.histories
    assert len(items) == len(facts)
    for item in items:
        record, words = item["record"], item["in_words"]
        for text in words["figure"].values():
            if record["value"] is None:
                assert record["printed"] in text
            else:
                value, comparator, upper, _ = parse(text).quantity
                said = (float(value or 0), comparator, upper)
                assert said == (record["value"], record["comparator"], record["upper"]), text
        note = facts[record["source"], record["id"], record["period"]].note
        assert not note or words["caveats"][0] == {"zh": note.zh, "en": note.en}


def test_the_fact_file_and_its_sources_are_resources(conversation: Conversation) -> None:
    file, *sources = conversation.resources.values()
    assert file == Path(FACTS).read_text(encoding="utf-8")
    shipped = json.loads(file)["sources"]
    assert [json.loads(source) for source in sources] == shipped
    named = [f"redcross://sources/{source['id']}" for source in shipped]
    assert [*conversation.resources] == ["redcross://facts", *named]
