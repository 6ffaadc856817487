"""Which pages of a PDF must be looked at as pictures, and the picture of such a page."""

from __future__ import annotations

import re
from string import ascii_lowercase
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from scanner.readers.pdf_annotations import drawn_on

if TYPE_CHECKING:
    from scanner.readers.recognition import Picture

_HIDDEN_FONT = 0.1
_THIN, _COVERED = 100, 0.4
_STAMPED, _WHOLE = 400, 0.75
_STROKES = 30
_LETTERS, _VOWELS = 120, 0.2
_DOTS, _PIXELS = 200, 8_000_000
_OBJECTS = 20_000
_ALIKE = 0.7
_ODD = re.compile("[\0-\x1f\ue000-\uf8ff\ufffd\x7f-\x9f]")


def has_hidden_font(text: str) -> bool:
    """Whether characters have no map to text: controls, private characters, no code at all."""
    return len(_ODD.findall(text)) > _HIDDEN_FONT * len(text)


def is_garbled(text: str) -> bool:
    """Whether the text cannot be what a reader sees: no map of characters, or a wrong one.

    A wrong map moves letters to others, so that Latin words have hardly a vowel: in running text
    of any European language vowels are more than a third of the letters. text: without blanks.
    """
    if has_hidden_font(text):
        return True
    low = text.lower()
    letters = sum(map(low.count, ascii_lowercase))
    if letters < _LETTERS or letters < 0.3 * len(low):
        return False
    return sum(map(low.count, "aeiouy")) < _VOWELS * letters


def is_scan(page: pdfium.PdfPage, letters: int, *, filled: bool) -> bool:
    """Whether the page is, for the most part, a picture of its content.

    letters: characters it has as text. filled: fields of a form on the page hold values.
    """
    if letters >= _THIN or filled:
        return letters < _STAMPED and _picture(page, _WHOLE)
    return _picture(page, _COVERED if letters else 0.02) or (not letters and drawn_on(page))


def picture_of(page: pdfium.PdfPage) -> Picture:
    """The page as it is shown, comments and filled fields too; at most `_PIXELS` pixels."""
    width, height = page.get_size()
    scale = min(_DOTS / 72, (_PIXELS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, rev_byteorder=False)
    shown = np.array(bitmap.to_numpy(), copy=True)
    bitmap.close()
    if shown.ndim == 2 or shown.shape[2] == 1:
        shown = np.repeat(shown.reshape(*shown.shape[:2], 1), 3, axis=2)
    return np.ascontiguousarray(shown[:, :, :3])


def says_the_same(recognized: str, text: str) -> bool:
    """Most recognized words stand in the text of the page already."""
    words = re.findall(r"\w{3,}", recognized.casefold())
    known = set(re.findall(r"\w{3,}", text.casefold()))
    return bool(words) and sum(word in known for word in words) >= _ALIKE * len(words)


def _picture(page: pdfium.PdfPage, share: float) -> bool:
    """Pictures or drawn shapes cover at least this share of the page.

    Where any share will do, so do many lines: letters that are drawn.
    """
    width, height = page.get_size()
    covered, lines_drawn = 0.0, 0
    kinds = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_SHADING)
    for count, item in enumerate(page.get_objects(max_depth=3)):
        if item.type in kinds or (share < 0.1 and item.type == raw.FPDF_PAGEOBJ_PATH):
            try:
                left, bottom, right, top = item.get_bounds()
            except pdfium.PdfiumError:
                continue
            covered += abs((right - left) * (top - bottom))
            lines_drawn += item.type == raw.FPDF_PAGEOBJ_PATH
        if count > _OBJECTS or covered > share * width * height or lines_drawn > _STROKES:
            break
    return bool(covered > share * width * height) or lines_drawn > _STROKES
