"""The documents say what is there: modules, verbs and commands."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from scanner.cli import main

ROOT = Path(__file__).parent.parent
MAP = ROOT / "ARCHITECTURE.md"
START = "<!-- modules: written by `python tests/test_docs.py`, held by that test -->\n"
END = "<!-- end of modules -->"
FOLDERS = (
    "scanner",
    "scanner/readers",
    "pipelines",
    "pipelines/plain",
    "pipelines/joins",
    "pipelines/tables",
    "pipelines/attribution",
    "pipelines/resolution",
    "pipelines/law",
    "pipelines/outputs",
    "detectors",
    "detectors/words",
    "detectors/people",
    "detectors/protection",
    "detectors/columns",
    "detectors/texts",
)


def modules() -> str:
    """The table of modules, from the first line of each one's docstring."""
    lines = []
    for folder in FOLDERS:
        lines += [f"**{folder}/**", "", "| module | what it holds |", "| --- | --- |"]
        for path in sorted((ROOT / folder).glob("*.py")):
            text = ast.get_docstring(ast.parse(path.read_text()))
            if text:
                lines.append(f"| `{path.name}` | {text.splitlines()[0]} |")
        lines.append("")
    return "\n".join(lines)


def test_the_map_names_every_module() -> None:
    text = MAP.read_text()
    assert text[text.index(START) + len(START) : text.index(END)] == modules()


def test_the_readme_uses_verbs_that_exist() -> None:
    used = set(re.findall(r"(?m)^\S*breachscope ([a-z][a-z-]*)", (ROOT / "README.md").read_text()))
    assert used
    assert used <= set(main.list_commands(None))  # type: ignore[arg-type]


def test_the_readme_commands_are_targets_of_the_makefile() -> None:
    targets = set(re.findall(r"(?m)^([a-z-]+):", (ROOT / "Makefile").read_text()))
    used = set(re.findall(r"(?m)^make (\w+)", (ROOT / "README.md").read_text()))
    assert used >= {"demo", "test"}
    assert used <= targets


if __name__ == "__main__":
    whole = MAP.read_text()
    start, end = whole.index(START) + len(START), whole.index(END)
    MAP.write_text(whole[:start] + modules() + whole[end:])
