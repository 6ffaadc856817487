"""What the files of the conformance suite cannot show of pictures and scans."""

from __future__ import annotations

import importlib.util
import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from pipelines.blocks import Block, TextBlock, Unread
from scanner.readers import recognition, recognized_page
from scanner.readers.opened import Opened, ReadError
from scanner.readers.page_layout import Cell, Glyph, Line, lines
from scanner.readers.recognition import Strip
from scanner.readers.recognized_page import page_text
from scanner.readers.recognized_words import Word, words_of
from scanner.readers.registry import reader_for
from scanner.readers.text_columns import in_order

FILES = Path(__file__).parents[3] / "fixtures" / "readers" / "files"
TYPES = {"png": "image/png", "tiff": "image/tiff", "pdf": "application/pdf", "gif": "image/gif"}


def read(name: str, content: bytes | None = None, *, ocr: bool = True) -> list[Block]:
    data = content or (FILES / name).read_bytes()
    kind = TYPES[name.rpartition(".")[2]]
    reader = reader_for(kind)
    assert reader is not None
    source = Opened(name=name, media_type=kind, size=len(data), path=None, data=data, ocr=ocr)
    return list(reader(source))


def missed(blocks: list[Block]) -> list[tuple[str, str]]:
    return [(block.place, block.code) for block in blocks if isinstance(block, Unread)]


@pytest.mark.parametrize(
    ("name", "places"),
    [("id_card.png", [""]), ("fax.tiff", ["page 1", "page 2"]), ("scan.pdf", ["page 1", "page 2"])],
)
def test_without_recognition_pages_are_listed(name: str, places: list[str]) -> None:
    assert missed(read(name, ocr=False)) == [(place, "no_text") for place in places]


def test_an_icon_is_no_exception() -> None:
    assert missed(read("icon.png", ocr=False)) == []


def test_a_missing_part_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        return None

    recognition._models.cache_clear()
    monkeypatch.setattr(importlib.util, "find_spec", absent)
    with pytest.raises(ReadError, match="no_reader"):
        read("id_card.png")
    found = read("scan.pdf")
    assert missed(found) == [("page 1", "no_reader"), ("page 2", "no_reader")]
    assert "Paid by Mei-Ling Chen" in [b.text for b in found if isinstance(b, TextBlock)]


def test_a_moving_picture_is_read_where_it_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    frames = [Image.new("L", (200, 100), 255) for _ in range(6)]
    ImageDraw.Draw(frames[3]).rectangle((20, 20, 150, 80), fill=0)
    content = io.BytesIO()
    frames[0].save(content, "GIF", save_all=True, append_images=frames[1:], duration=40)
    monkeypatch.setattr(recognized_page, "upright_strips", lambda picture: ([], 0.0))
    places = [b.place for b in read("film.gif", content.getvalue()) if isinstance(b, TextBlock)]
    assert places[0] == "frame 1"
    assert 2 <= len(places) <= 3


def test_words_that_were_joined_are_parted_at_white() -> None:
    crop = np.full((48, 200, 3), 255, np.uint8)
    for left in (10, 30, 50, 100, 120):
        crop[10:38, left : left + 14] = 0
    at = np.array([17.0, 37.0, 57.0, 107.0, 127.0])
    words = words_of(crop, "ABCDE", at, np.array([0.9, 0.5, 0.9, 0.9, 0.8], np.float32))
    assert [(word.text, round(word.sure, 1)) for word in words] == [("ABC", 0.5), ("DE", 0.8)]
    assert words[0].end <= 70
    assert words[1].begin >= 95


def test_doubts_name_their_words() -> None:
    glyphs = [
        Glyph("SSN:", 0, 40, 0, 10),
        Glyph("613-08-4420", 45, 120, 0, 10, ((0, 11, 0.6),)),
        Glyph("DOB", 200, 230, 0, 10, ((0, 3, 0.4),)),
    ]
    [block] = page_text(lines(glyphs), "", "page 1")
    assert block.text == "SSN: 613-08-4420   DOB"
    assert [(block.text[a:b], sure) for a, b, sure in block.doubts] == [
        ("613-08-4420", 0.6),
        ("DOB", 0.4),
    ]


@pytest.mark.parametrize(
    ("gaps", "text"),
    [
        ((0, 1.2, 1.1, 1.2, 1.2), "a\nb\nc\nd\ne"),
        ((0, 1.2, 1.1, 3.0, 1.2), "a\nb\nc\n\nd\ne"),
        ((0, 0.3, 0.3, 1.2, 0.3), "a\nb\nc\n\nd\ne"),
    ],
    ids=["far apart", "far apart in two parts", "close in two parts"],
)
def test_white_is_what_is_wider_than_between_most_lines(gaps: list[float], text: str) -> None:
    found = [Line((Cell(c, 0, 5),), gap) for c, gap in zip("abcde", gaps, strict=True)]
    [block] = page_text(found, "", "page 1")
    assert block.text == text


def test_a_line_that_runs_up_the_page_is_tall() -> None:
    corners = np.array([[0, 0], [10, 0], [10, 90], [0, 90]], np.float32)
    strip = Strip(corners, (Word("a", 0, 5, 0.5), Word("bcd", 6, 9, 0.9)))
    assert strip.tall
    assert strip.sure == pytest.approx(0.8)


def test_forms_of_labels_are_no_columns() -> None:
    row = Line((Cell("Name: Thuy Nguyen of Fresno", 0, 130), Cell("SSN: 518-24-7731", 200, 290)), 0)
    page = [row] * 8
    assert in_order(page) == page
