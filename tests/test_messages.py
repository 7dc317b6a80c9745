"""The messages in other languages: none is missing, and each says what the English one does.

``python -m tests.test_messages`` puts new messages into the catalogues, for a person to
translate, takes out those that are gone, and compiles them.
"""

import ast
import gettext
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import get_args

import pytest
import typer
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from redcross_cli.cli import COMMANDS, Commands, app, command_named
from redcross_cli.foreign import TEMPLATES, retell
from redcross_cli.messages import LOCALE, _, speak
from redcross_cli.proof.proof import Status
from tests.conftest import CommandLine, Run

CATALOGUES = sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))
KEYWORDS = {"_": None, "n_": (1, 2), "Column": (1,)}
# What Typer asks gettext for, of what a user can meet.
TYPER = ("Arguments", "Commands", "Options", "default: {default}", "env var: {var}", "required")
# What a word may name that nobody knows (`suggest.no_such`).
KINDS = (
    *("area", "argument", "column", "command", "fact", "fact or theme"),
    *("field", "resource", "source", "style", "theme", "unit"),
)
# Lines of a catalogue's head that change though no message does, or say nothing.
DATED = re.compile('^"(?:Report-|POT-|PO-|Last-|Language-Team|Generated-).*\n', re.MULTILINE)
# Why a figure cannot be read for certain, as the code says that reads figures.
DOUBT = re.compile(r'"((?:\w+ )+(?:may|is|stand|can|says) [\w ]+)"')
FIELD = re.compile(r"\{[^}]*\}")


def helps() -> Iterator[tuple[str, str]]:
    """The help of all commands and of their options, each with the command's name."""
    speak("en")
    group = typer.main.get_command(app)
    assert isinstance(group, Commands)
    for command in (group, *map(command_named, COMMANDS)):
        ctx = typer.Context(command, info_name=command.name)
        for said in (command, *command.get_params(ctx)):
            for text in (getattr(said, "help", None), getattr(said, "metavar", None)):
                if text:
                    yield str(command.name), text


def extracted() -> Catalog:
    """The messages that stand in the code, and those that are said of it."""
    catalogue = Catalog()
    for command, help in helps():
        catalogue.add(help, locations=[(f"help of {command}", 0)])
    for template in TEMPLATES.values():
        catalogue.add(template, locations=[("foreign.py", 0)])
    for path in sorted(LOCALE.parent.glob("figures/**/*.py")):
        for doubt in DOUBT.findall(path.read_text(encoding="utf-8")):
            catalogue.add(doubt, locations=[("figures", 0)])
    for word in (*TYPER, *KINDS, *get_args(Status)):
        catalogue.add(word, locations=[("words", 0)])
    found = extract_from_dir(LOCALE.parent, keywords=KEYWORDS, comment_tags=("Translators:",))
    for file, _line, message, comments, _context in found:
        catalogue.add(message, locations=[(Path(file).as_posix(), 0)], auto_comments=comments)
    return catalogue


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def compiled(catalogue: Catalog) -> bytes:
    binary = BytesIO()
    write_mo(binary, catalogue)
    return binary.getvalue()


def in_forms(message: Message) -> list[str]:
    """The translations of a message: one, or for some languages one for each number."""
    forms = message.string if isinstance(message.string, (list, tuple)) else [message.string]
    return [str(form) for form in forms]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_every_message_is_translated_and_keeps_its_fields(path: Path) -> None:
    translated = {message.id: message for message in read(path) if message.id}
    assert set(translated) == {message.id for message in extracted() if message.id}
    for message in translated.values():
        source = message.id if isinstance(message.id, str) else message.id[-1]
        for form in in_forms(message):
            assert form
            assert not message.fuzzy
            assert sorted(FIELD.findall(form)) == sorted(FIELD.findall(source)), source


def test_no_message_stands_in_an_f_string_or_is_one() -> None:
    """There it is not found."""

    def calls(tree: ast.AST) -> list[ast.Call]:
        found = [one for one in ast.walk(tree) if isinstance(one, ast.Call)]
        return [one for one in found if isinstance(one.func, ast.Name) and one.func.id in KEYWORDS]

    for file in LOCALE.parent.rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        strings = [one for one in ast.walk(tree) if isinstance(one, ast.JoinedStr)]
        assert not [call for string in strings for call in calls(string)], file
        assert not [call for call in calls(tree) if set(strings) & set(call.args)], file


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_what_is_installed_is_the_catalogue(path: Path) -> None:
    binary = path.with_suffix(".mo")
    assert binary.exists(), "install the package anew: pip install -e ."
    with binary.open("rb") as file:
        installed = gettext.GNUTranslations(file)
    for message in read(path):
        if message.id:
            one, *many = [message.id] if isinstance(message.id, str) else message.id
            said = installed.ngettext(one, many[0], 1) if many else installed.gettext(one)
            assert said == in_forms(message)[0]


NO_THEME = "错误：没有主题“volunter”。是否指“volunteering”？\n"
REFUSED = """\
用法：redcross value [选项] {编号}
查看帮助：redcross value -h

错误：缺少参数“编号”。
"""
HELP = """\
用法：redcross areas [选项]

  列出事实涉及的地区。

  其他命令的--area接受编号（ISO 3166）或名称。

选项：
  --facts 路径                    改用此事实文件，不用自带的；可重复，写在环境
                                  变量中则以“:”分隔（Windows为“;”）；写default
                                  表示自带的文件。  [环境变量：REDCROSS_FACTS]
  --lang <zh|en>                  所有内容的语言；默认随系统区域设置。
                                  [环境变量：REDCROSS_LANG]
  --format <table|json|jsonl|csv|tsv|markdown|ids>
                                  输出格式；默认为文本，清单则在终端中为表格，
                                  在管道中为TSV。  [环境变量：REDCROSS_FORMAT]
  -h, --help                      显示此帮助并退出。

  示例：

    redcross areas
    redcross areas --lang zh
"""


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("indicators --theme volunter", (2, "", NO_THEME)),
        ("value organ-donations-annual", (0, "6450\n", "organ-donations-annual：6450余例\n")),
        ("value", (2, "", REFUSED)),
        ("areas --help", (0, HELP, "")),
    ],
)
@pytest.mark.parametrize("chosen", ["before", "after", "joined", "REDCROSS_LANG", "LANG"])
def test_all_that_is_said_is_in_the_language_chosen(
    redcross: CommandLine, monkeypatch: pytest.MonkeyPatch, command: str, said: Run, chosen: str
) -> None:
    in_english = redcross(*command.split())
    words = command.split()
    if chosen == "before":
        words = ["--lang", "zh", *words]
    elif chosen in ("after", "joined"):
        words += ["--lang", "zh"] if chosen == "after" else ["--lang=zh"]
    else:
        monkeypatch.setenv(chosen, {"LANG": "zh_CN.UTF-8"}.get(chosen, "zh"))
    assert redcross(*words) == said
    # Nothing of it is left in the next run.
    assert redcross("--lang", "en", *command.split()) == in_english


@pytest.mark.parametrize(
    ("environment", "typed", "named"),
    [
        ({"LANG": "zh_CN.UTF-8"}, ["--lang", "fr"], "“--lang”"),
        ({"REDCROSS_LANG": "zh"}, ["--lang", "fr"], "“--lang”"),
        ({"LANG": "zh_CN.UTF-8", "REDCROSS_LANG": "fr"}, [], "“--lang”（环境变量“REDCROSS_LANG”）"),
    ],
)
def test_an_unknown_language_is_refused_in_the_next_asked_for(
    redcross: CommandLine,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    typed: list[str],
    named: str,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    said = f"错误：{named}的值无效：“fr”不在可选值“zh”、“en”之中。"
    assert redcross("themes", *typed).err.splitlines()[-1] == said
    assert redcross(*typed, "themes").err.splitlines()[-1] == said
    monkeypatch.delenv("REDCROSS_LANG", raising=False)
    assert redcross("--lang", "en", "search", "--", "--lang", "zh", "x").err.startswith("Error: N")


def test_what_others_say_is_known_by_its_templates() -> None:
    speak("zh")
    for said, told in TEMPLATES.items():
        fields = dict.fromkeys(re.findall(r"\{(\w+)\}", said), "x")
        shown = {**fields, "offers": "“x”"}
        assert retell(said.format(**fields)) == _(told).format(**shown)
    assert retell("something else") == "something else"
    # Its reader's own words are not translated.
    assert retell("Invalid value for 'area': x") == "“area”的值无效：x"


def main() -> None:
    for path in CATALOGUES:
        catalogue = read(path)
        catalogue.update(extracted(), no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        written = BytesIO()
        write_po(written, catalogue, width=100, sort_output=True)
        path.write_text(DATED.sub("", written.getvalue().decode()), encoding="utf-8")
        path.with_suffix(".mo").write_bytes(compiled(read(path)))
        missing = [message.id for message in catalogue if message.id and not message.string]
        print(f"{path}: {len(missing)} without a translation", file=sys.stderr)


if __name__ == "__main__":
    main()
