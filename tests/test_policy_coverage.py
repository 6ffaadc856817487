"""The page that leads from each sentence of the policies to the program: whole, and true."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from pipelines.law import rulepack
from pipelines.outputs import documents

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "policy-coverage.md").read_text(encoding="utf-8")
ITEMS = [
    f"{kind}-{number:02d}"
    for kind, most in (("I", 29), ("R", 39), ("D", 16), ("C", 15))
    for number in range(1, most + 1)
]


@cache
def written() -> frozenset[str]:
    """The name of every test function."""
    return frozenset(
        node.name
        for path in (ROOT / "tests").rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )


def rows() -> list[list[str]]:
    """The cells of every row: sentence, item, where, tests."""
    lines = [line for line in PAGE.splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    return [row for row in cells if row[0] not in {"sentence", "---"}]


@pytest.mark.parametrize("item", ITEMS)
def test_every_item_is_on_the_page_and_has_a_test_named_after_it(item: str) -> None:
    name = item.replace("-", "").lower()
    named = [test for test in written() if re.match(rf"test_(?:\w+_and_)?{name}_", test)]
    assert named
    listed = [row for row in rows() if item in row[1].split(", ")]
    assert any(test in row[3] for row in listed for test in named)


def test_every_row_has_an_item_a_place_and_a_test_that_exists() -> None:
    assert len(rows()) > 100
    for sentence, item, place, named in rows():
        assert set(item.split(", ")) <= set(ITEMS), sentence
        assert place, sentence
        found = set(re.findall(r"`(test_\w+)`", named))
        assert found, sentence
        assert found <= written(), sentence


def test_what_the_page_names_is_there() -> None:
    packs = {pack.id: pack for pack in rulepack.packs()}
    county, city = packs["us/ca/santa_clara_county"], packs["us/ca/city_guide"]
    owed = {item.id for pack in (county, city) for item in pack.obligations}
    texts = {document.id for document in documents.documents()} | {"notice"}
    for _, _, place, _ in rows():
        of_pack = re.match(r"(county|city) `(\w+)`", place)
        if of_pack and of_pack[2] not in {"readable", "gaps", "applies"}:
            assert of_pack[2] in owed, place
        assert set(re.findall(r"`([a-z-]+)\.txt`", place)) <= texts, place
        for module in re.findall(r"`(\w+)\.py`", place):
            assert any((ROOT / "pipelines").rglob(f"{module}.py")), place
