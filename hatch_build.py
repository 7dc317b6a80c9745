"""What is made when a package is built, from what the repository holds.

The messages of other languages are compiled, beside their sources in an editable install.
A wheel also gets the shipped facts' texts, folded for searching, and a manual page. What is
built where the repository is hosted says so: its address, and links that lead there.
"""

import os
import re
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface


class BuildHook(BuildHookInterface[Any]):
    """Makes the files that are built and not kept in the repository."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        made = {
            source.with_suffix(".mo"): compiled(source)
            for source in root.glob("redcross_cli/locale/*/LC_MESSAGES/*.po")
        }
        if version == "editable":
            for path, content in made.items():
                path.write_bytes(content)
            return
        sys.path.insert(0, self.root)
        from redcross_cli.queries.folded import FOLDED, fold_file

        made[root / "redcross_cli/queries" / FOLDED.name] = fold_file(root / "facts.json")
        # Not beside what is built: all that lies there is published.
        self.scratch = TemporaryDirectory()
        files = [("force_include", path.relative_to(root), made[path]) for path in made]
        # The page of the other name is the same one, as man(1) is told by .so.
        pages = {"redcross.1": man_page(), "redcross-cli.1": ".so man1/redcross.1\n"}
        files += [("shared_data", Path("share/man/man1", n), pages[n].encode()) for n in pages]
        for kind, inside, content in files:
            built = Path(self.scratch.name) / inside
            built.parent.mkdir(parents=True, exist_ok=True)
            built.write_bytes(content)
            build_data[kind][str(built)] = str(inside)


class MetadataHook(MetadataHookInterface):
    """Says where the project lives and what it is, as an index shows them.

    No address stands in the repository, so that a copy of it names none but its own: GitHub
    tells it to the workflow that makes a release. An index shows no picture by a relative link.
    """

    def update(self, metadata: dict[str, Any]) -> None:
        readme = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        metadata["urls"] = {}
        if repository := os.environ.get("GITHUB_REPOSITORY"):
            address = f"{os.environ['GITHUB_SERVER_URL']}/{repository}"
            commit = os.environ["GITHUB_SHA"]
            metadata["urls"] = {
                "Homepage": address,
                "Changelog": f"{address}/blob/HEAD/CHANGELOG.md",
                "Documentation": f"{address}/blob/HEAD/docs/tour.md",
                "Issues": f"{address}/issues",
                "Source": address,
            }
            readme = re.sub(r"(!\[[^]]*\]\()(?=docs/)", rf"\1{address}/raw/{commit}/", readme)
            readme = re.sub(r"(\]\()(?=docs/|[A-Z]+\.md)", rf"\1{address}/blob/{commit}/", readme)
        metadata["readme"] = {"content-type": "text/markdown", "text": readme}


def compiled(source: Path) -> bytes:
    """A catalogue as gettext reads it."""
    with source.open("rb") as file:
        catalogue = read_po(file)
    binary = BytesIO()
    write_mo(binary, catalogue)
    return binary.getvalue()


def man_page() -> str:
    """The help of all commands as a page for man(1), with the exit codes that docs/ lists."""
    from typer.main import get_command

    from redcross_cli.cli import COMMANDS, app, command_named

    def help_of(context: Any) -> list[str]:
        # The zero-width \\& keeps a line that begins with a dot from being a request.
        lines = context.get_help().replace("\\", "\\e").splitlines()
        return [".nf", *("\\&" + line for line in lines), ".fi"]

    command = get_command(app)
    root = command.make_context("redcross", [], resilient_parsing=True)
    parts = [".TH REDCROSS 1", ".SH NAME", "redcross \\- look up and cite figures of the Red Cross"]
    parts += [".SH DESCRIPTION", *help_of(root), ".SH COMMANDS"]
    for name in COMMANDS:
        command = command_named(name)
        parts += [f".SS {name}", *help_of(command.context_class(command, root, info_name=name))]
    table = Path(__file__).with_name("docs").joinpath("commands.md").read_text(encoding="utf-8")
    parts.append(".SH EXIT STATUS")
    for code, meaning in re.findall(r"^\| ([0-9]+) \| (.+) \|$", table, re.MULTILINE):
        parts += [".TP", code, meaning.replace("`", "")]
    return "\n".join([*parts, ""])
