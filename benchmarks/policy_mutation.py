"""Whether a test named after each item of the policies fails once the item is taken out.

Every edit of `policy_mutants.py` is made in memory, in a process of its own, and the tests named
after its item run there; no file is changed. Run it by `python -m benchmarks.policy_mutation`, or
with items ("R-15 D-04") for these alone. Exit status 1 where an edit is survived.

Other tests that fail do not count, since the item's own must.
"""

from __future__ import annotations

import ast
import importlib.machinery
import io
import os
import pathlib
import re
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout

import docx  # noqa: F401 - loaded once, before the processes part
import jinja2  # noqa: F401
import polars  # noqa: F401
import pydantic  # noqa: F401
import pytest

from benchmarks.policy_mutants import ROOT, Edit, mutants

TESTS = ROOT / "tests" / "policy"
PASSED = 0
KILLED = (1, 2, 4)
"""Exit statuses of pytest: a test failed, or could not even be loaded without what is missing."""
PLAINLY = (
    *("-x", "-q", "--assert=plain", "-p", "no:cacheprovider"),
    *("-o", "addopts=", "-o", "filterwarnings="),
)
"""Without the plugins and the rewriting of tests that only make the processes slow."""


def named(item: str) -> list[str]:
    """The tests named after an item, as pytest takes them."""
    name = re.compile(rf"test_(?:\w+_and_)?{item.replace('-', '').lower()}_")
    return [
        f"{path}::{node.name}"
        for path in sorted(TESTS.glob("test_*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and name.match(node.name)
    ]


def tried(item: str, edit: Edit | None) -> int:
    """The exit status of the item's tests under an edit, in a process of their own."""
    child = os.fork()
    if child == 0:
        os._exit(_run(named(item), edit))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _run(tests: list[str], edit: Edit | None) -> int:
    if edit is not None:
        _change(ROOT / edit[0], edit[1], edit[2])
    sys.dont_write_bytecode = True
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        return int(pytest.main([*PLAINLY, *tests]))


def _change(path: pathlib.Path, old: str, new: str) -> None:
    """Let everything in this process read the file as if the text were changed."""
    read_text, get_code = pathlib.Path.read_text, importlib.machinery.SourceFileLoader.get_code

    def changed(self: pathlib.Path, *args: str, **kwargs: str) -> str:
        text = read_text(self, *args, **kwargs)
        return text.replace(old, new) if self.resolve() == path else text

    def code(self: importlib.machinery.SourceFileLoader, name: str) -> object:
        if pathlib.Path(self.path).resolve() != path:
            return get_code(self, name)
        return compile(read_text(path, encoding="utf-8").replace(old, new), self.path, "exec")

    patches: list[tuple[object, str, Callable[..., object]]] = [
        (pathlib.Path, "read_text", changed),
        (importlib.machinery.SourceFileLoader, "get_code", code),
    ]
    for owner, name, patch in patches:
        setattr(owner, name, patch)


def main(wanted: list[str]) -> int:
    """Try the edits of the items, tell each, and return the exit status."""
    begun = time.perf_counter()
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    table = {item: edits for item, edits in mutants().items() if not wanted or item in wanted}
    survived: list[str] = []
    for item, edits in table.items():
        if tried(item, None) != PASSED:
            survived.append(f"{item}: its tests fail as the program stands")
            continue
        left = [edit for edit in edits if tried(item, edit) not in KILLED]
        survived += [f"{item}: {edit[0]}: {' '.join(edit[1].split())[:90]}" for edit in left]
        print(f"{item}: {len(edits) - len(left)} of {len(edits)} killed", flush=True)
    lost = {line.partition(":")[0] for line in survived}
    number = sum(len(edits) for edits in table.values())
    print(f"items {len(table)}, held {len(table) - len(lost)}; edits {number}, ", end="")
    print(f"survived {len(survived)}; {time.perf_counter() - begun:.0f} s")
    print("\n".join(survived))
    return int(bool(survived))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
