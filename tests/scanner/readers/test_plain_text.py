"""Plain text in one piece or in several: no character lost, no line cut, whatever the encoding."""

from __future__ import annotations

import pytest

from pipelines.blocks import TextBlock
from scanner.readers import plain_text
from scanner.readers.opened import Opened
from scanner.readers.passages import TEXT_LIMIT

LINES = "".join(f"{n} Nguyễn Zúñiga was seen on the 4th of May.\n" for n in range(60_000))


def blocks(content: bytes) -> list[TextBlock]:
    source = Opened(
        name="a.txt", media_type="text/plain", size=len(content), path=None, data=content
    )
    return [block for block in plain_text.read(source) if isinstance(block, TextBlock)]


@pytest.mark.parametrize(
    "content",
    [
        LINES.encode(),
        LINES.encode("utf-8-sig"),
        LINES.encode("utf-16"),
        LINES.replace("\n", "\r\n").encode(),
        LINES.replace("\n", "\r").encode(),
        LINES.replace("5 N", "5\0 N").encode(),
    ],
    ids=["utf-8", "mark", "utf-16", "returns", "lone returns", "nul"],
)
def test_a_long_text_is_cut_between_lines_and_complete(content: bytes) -> None:
    found = blocks(content)
    assert "".join(block.text for block in found) == LINES
    assert all(len(block.text) <= TEXT_LIMIT and block.text[-1] == "\n" for block in found)
    first = 1
    for block in found:
        last = first + block.text.count("\n") - 1
        assert block.place == f"lines {first} to {last}"
        first = last + 1


def test_one_line_longer_than_a_block_is_cut_at_a_blank() -> None:
    found = blocks(b"seen " * 500_000)
    assert "".join(block.text for block in found) == "seen " * 500_000
    assert all(block.text.endswith(" ") for block in found)


def test_stray_bytes_keep_the_rest_of_the_text() -> None:
    text = "".join(block.text for block in blocks(LINES.encode() + b"Jos\xe9 Ruiz\n"))
    assert text == LINES + "José Ruiz\n"


def test_markdown_is_read_as_the_page_it_makes() -> None:
    (block,) = blocks(
        b"# Intake of the shelter\n\n---\n\n## Resident\n\n"
        b"*   **Name:** Consuelo Arrieta\n"
        b"- **Social Security Number**: `531-48-2207`\n"
        b"1. __Mail__: consuelo\\_a@example.org\n"
        b"**PIN:** ******\n"
    )
    assert block.text == (
        "Intake of the shelter\n\n\n\nResident\n\n"
        "Name: Consuelo Arrieta\n"
        "Social Security Number: 531-48-2207\n"
        "Mail: consuelo_a@example.org\n"
        "PIN: ******\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "# rotated by ops\npassword = '**hush**'\ndef of(**words): return __name__\n",
        "* milk\n* eggs, for Ruben\nHe said **never** again.\n",
        "user: rubenk pass: __x9`q`__\nuser: anak pass: **y7**\n",
    ],
)
def test_marks_of_a_text_that_is_no_markdown_are_its_own(text: str) -> None:
    assert blocks(text.encode())[0].text == text
