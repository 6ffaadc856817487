"""The house rules of CONTRIBUTING.md that a program can hold."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("scanner", "pipelines", "detectors", "templates")
MODULES = sorted(p for package in PACKAGES for p in (ROOT / package).rglob("*.py"))
MODULE_LINES, FUNCTION_LINES = 250, 40
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(tree: ast.Module) -> Iterator[Function]:
    return (n for n in ast.walk(tree) if isinstance(n, Function))


def public(tree: ast.Module) -> Iterator[ast.AST]:
    """The module, and its functions, classes and methods whose names begin with a letter."""
    yield tree
    stack: list[ast.Module | ast.ClassDef] = [tree]
    while stack:
        for node in stack.pop().body:
            if isinstance(node, ast.ClassDef | Function) and not node.name.startswith("_"):
                yield node
                if isinstance(node, ast.ClassDef):
                    stack.append(node)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_module_reads_in_one_sitting(path: Path) -> None:
    text = path.read_text()
    tree = ast.parse(text)
    assert len(text.splitlines()) <= MODULE_LINES
    long = [
        f"{f.name}: {f.end_lineno - f.lineno + 1}"
        for f in functions(tree)
        if f.end_lineno and f.end_lineno - f.lineno + 1 > FUNCTION_LINES
    ]
    assert long == []
    assert path.stem not in FORBIDDEN_NAMES
    if path.name == "__init__.py":
        assert text == ""
        return
    bare = [getattr(n, "name", "module") for n in public(tree) if not ast.get_docstring(n)]  # type: ignore[arg-type]
    assert bare == []


def test_one_broad_except_in_the_whole_program() -> None:
    broad = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
    ]
    places = {place.split(":")[0] for place in broad}
    # the border of the sandbox, and the last line of the command line, which shows no traceback
    assert places <= {"scanner/border.py", "scanner/cli.py"}, broad


def test_no_file_names_a_registry_host() -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    hosts = [
        b"pypi" + b".org",
        b"python" + b"hosted",
        b"registry.npm" + b"js",
        b"deb.debian" + b".org",
    ]
    named = [
        name.decode()
        for name in tracked.stdout.split(b"\0")
        if name and (ROOT / name.decode()).is_file()
        and any(host in (ROOT / name.decode()).read_bytes() for host in hosts)
    ]  # fmt: skip
    assert named == []
