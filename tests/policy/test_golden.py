"""The documents of the full case stand as files, so that every change of a text is seen.

After a wanted change, and after looking at the pages: `python tests/policy/test_golden.py`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"
sys.path[:0] = [str(GOLDEN.parent), str(GOLDEN.parents[1] / "pipelines")]

from full_case import whole  # noqa: E402 - the script finds it as pytest does

LANGUAGES = ("-es.html", "-vi.html")


def pages() -> dict[str, bytes]:
    """Every page in English; in the other languages of the case one letter and the documents."""
    return {
        name: content
        for name, content in whole().items()
        if name.startswith(("documents/", "notices/")) and name.endswith(".html")
        if not name.endswith(LANGUAGES) or name.startswith(("documents/", "notices/notice-A-"))
        if not name.endswith(LANGUAGES) or "electronic" not in name
    }


def test_every_document_has_its_file() -> None:
    kept = {str(path.relative_to(GOLDEN)) for path in GOLDEN.rglob("*.html")}
    assert kept == set(pages())


@pytest.mark.parametrize("name", sorted(str(p.relative_to(GOLDEN)) for p in GOLDEN.rglob("*.html")))
def test_the_document_is_as_it_was_looked_at(name: str) -> None:
    assert pages()[name].decode() == (GOLDEN / name).read_text(encoding="utf-8")


if __name__ == "__main__":
    for name, content in pages().items():
        (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
        (GOLDEN / name).write_bytes(content)
