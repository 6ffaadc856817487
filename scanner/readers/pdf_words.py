"""The words of a PDF page and their boxes, with few calls of PDFium.

The text comes in one call, the box of each visible character by one call into an array; words end
at blanks and where the next character does not stand close by on the same line.
"""

from __future__ import annotations

import ctypes
import re
from contextlib import closing
from itertools import repeat

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from pypdfium2 import raw

from scanner.readers.page_layout import SPACE, Glyph

_CHARACTERS = 200_000
_BLANKS = np.array([code for code in range(0x3001) if chr(code).isspace()], np.uint32)
_HYPHEN = "\x02"
"""PDFium's hyphen at the end of a line; the rest of the word follows at once."""

_ODD = re.compile("[\0\x02\xad\ud800-\udfff\ufffe\uffff]")
_SHOWN = {0: "\ufffd", 2: "-", 0xAD: None, 0xFFFE: None, 0xFFFF: None}
_SAME_LINE = 0.1
"""Heights that the characters of one word may stand higher or lower than each other."""

_box = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(raw.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)
Boxes = npt.NDArray[np.float64]


def words(page: pdfium.PdfPage) -> list[Glyph]:
    """Every visible run of characters, upright as the page is shown; at most 200,000 characters.

    U+FFFD stands for characters that the font has no map for.
    """
    with closing(page.get_textpage()) as text:
        count = min(text.count_chars(), _CHARACTERS)
        chars = _text(text, count)
        codes = np.frombuffer(chars.encode("utf-32-le", "surrogatepass"), np.uint32)
        places = np.flatnonzero(~np.isin(codes, _BLANKS))
        if not len(places):
            return []
        boxes, known = _boxes(text, places.tolist(), page.get_rotation())
    indexes = places[known]
    found = _joined(chars, indexes, boxes[known]) if len(indexes) else []
    return _shown(found) if _ODD.search(chars) else found


def _text(text: pdfium.PdfTextPage, count: int) -> str:
    """The characters of a page, one for each index of PDFium."""

    def single(index: int) -> str:
        code = raw.FPDFText_GetUnicode(text.raw, index)
        return chr(code) if code <= 0x10FFFF else "\xad"

    chars = str(text.get_text_range(0, count)) if count else ""
    if len(chars) != count:
        return "".join(map(single, range(count)))
    if "\ufffe" not in chars:
        return chars
    # the text says the same for a hyphen and for a character without a map
    return re.sub("\ufffe", lambda found: single(found.start()), chars)


def _boxes(
    text: pdfium.PdfTextPage, indexes: list[int], turn: int
) -> tuple[Boxes, npt.NDArray[np.bool_]]:
    """Left, right, bottom, top of characters as the page is shown, and which have a box."""
    count = len(indexes)
    rects = np.zeros((count, 4), np.float32)
    handle, at = ctypes.cast(text.raw, ctypes.c_void_p).value, rects.ctypes.data
    known = np.fromiter(
        map(_box, repeat(handle), indexes, range(at, at + 16 * count, 16)), np.bool_, count
    )
    left, top, right, bottom = rects.astype(np.float64).T  # FS_RECTF
    turned = {
        0: (left, right, bottom, top),
        90: (bottom, top, -right, -left),
        180: (-right, -left, -top, -bottom),
        270: (-top, -bottom, left, right),
    }
    return np.column_stack(turned[turn]), known


def _joined(chars: str, indexes: npt.NDArray[np.intp], boxes: Boxes) -> list[Glyph]:
    """Characters that follow each other closely, on one line, as one."""
    left, right, bottom, top = boxes.T
    height = float(np.median(top - bottom)) or 1.0
    middle = (bottom + top) / 2
    gap = left[1:] - right[:-1]
    apart = (
        (np.diff(indexes) > 1)
        | (gap > SPACE * height)
        | (left[1:] < left[:-1])
        | (right[1:] < right[:-1])
        | (np.abs(np.diff(middle)) > _SAME_LINE * height)
    )
    if _HYPHEN in chars:
        apart |= np.array([chars[index] == _HYPHEN for index in indexes[:-1].tolist()])
    starts = np.flatnonzero(np.concatenate(([True], apart)))
    ends = np.append(starts[1:], len(indexes)) - 1
    spans = zip(
        indexes[starts].tolist(),
        indexes[ends].tolist(),
        left[starts].tolist(),
        right[ends].tolist(),
        np.minimum.reduceat(bottom, starts).tolist(),
        np.maximum.reduceat(top, starts).tolist(),
        strict=True,
    )
    return [Glyph(chars[at : to + 1], *box) for at, to, *box in spans]


def _shown(found: list[Glyph]) -> list[Glyph]:
    """The words as they are read: hyphens visible, soft ones and noncharacters gone."""
    made = []
    for glyph in found:
        char = glyph.char
        if _ODD.search(char):
            char = char.translate(_SHOWN)
            char = char.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        if char:
            made.append(glyph._replace(char=char) if char != glyph.char else glyph)
    return made
