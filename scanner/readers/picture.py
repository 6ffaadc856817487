"""Pictures: PNG, JPEG, TIFF, BMP, GIF, WEBP, HEIC, AVIF, JPEG 2000, recognized page by page.

A picture without words is read and says nothing; it is no exception. Marks that look like text
and cannot be read are (`no_text`). What people and programs wrote beside the picture is text too.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any

import numpy as np

from pipelines.blocks import Block, Expected, TextBlock, Unread
from scanner.readers.opened import Opened, ReadError
from scanner.readers.passages import passages
from scanner.readers.picture_notes import notes
from scanner.readers.recognized_page import page_blocks

if TYPE_CHECKING:
    from scanner.readers.recognition import Picture

_FORMATS = {
    "image/png": "PNG", "image/jpeg": "JPEG", "image/tiff": "TIFF", "image/bmp": "BMP",
    "image/gif": "GIF", "image/webp": "WEBP", "image/heic": "HEIF", "image/avif": "AVIF",
    "image/jp2": "JPEG2000",
}  # fmt: skip
MEDIA_TYPES = tuple(_FORMATS)

_BROKEN = (
    OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, AttributeError,
    OverflowError, ZeroDivisionError, NotImplementedError, RuntimeError, struct.error, zlib.error,
)  # fmt: skip
_PIXELS = 200_000_000
_ENOUGH = 16_000_000
_LEAST_LONG, _LEAST_SHORT = 120, 24
_FRAMES, _MOVED = 20, 8.0


def read(source: Opened) -> Iterator[Block]:
    """A text block per page, with its doubts; tables apart; an empty one where nothing is written.

    Pictures too small for words, as icons are, count as without words. Moving pictures are read
    where they change, at most 20 times. Raises ReadError: `no_reader`, `damaged`, `too_large`.
    """
    with source.open() as stream, closing(_opened(stream, source.media_type)) as image:
        pages = _pages(image)
        if pages > 1 and source.media_type == "image/tiff":
            yield Expected(unit="pages", place="", count=pages)
        yield from passages([notes(image)], "notes of the picture", "page")
        if source.media_type in {"image/tiff", "image/heic"}:
            for number in range(pages):
                yield from _page(image, number, f"page {number + 1}" if pages > 1 else "", source)
        else:
            yield from _moving(image, pages, source)


def _opened(stream: Any, media_type: str) -> Any:
    """The picture, nothing of it decoded yet. Raises ReadError."""
    try:
        from PIL import Image  # noqa: PLC0415

        if media_type == "image/heic":
            import pi_heif  # noqa: PLC0415

            pi_heif.register_heif_opener()
    except ImportError as error:
        raise ReadError("no_reader") from error
    Image.MAX_IMAGE_PIXELS = None  # the limit is here: theirs warns before it refuses
    warnings.filterwarnings("ignore", module="PIL")  # of what is broken it is told here
    try:
        image = Image.open(stream, formats=[_FORMATS[media_type]])
    except _BROKEN as error:
        raise ReadError("damaged") from error
    if image.width * image.height > _PIXELS:
        raise ReadError("too_large")
    return image


def _pages(image: Any) -> int:
    try:
        return int(getattr(image, "n_frames", 1))
    except _BROKEN:
        return 1


def _page(image: Any, number: int, place: str, source: Opened) -> Iterator[Block]:
    """The blocks of one page."""
    try:
        image.seek(number)
    except _BROKEN:
        yield Unread(place=place, code="damaged")
        return
    picture, code = _pixels(image)
    if code:
        yield Unread(place=place, code=code)
    if picture is not None:
        yield from _words(picture, place, source)


def _words(picture: Picture, place: str, source: Opened) -> Iterator[Block]:
    long, short = max(picture.shape[:2]), min(picture.shape[:2])
    if long < _LEAST_LONG or short < _LEAST_SHORT or picture.max() - picture.min() < 16:
        yield TextBlock(text="", place=place, kind="page")
    elif not source.ocr:
        yield Unread(place=place, code="no_text")
    else:
        yield from page_blocks(picture, place, source.stem)


def _moving(image: Any, pages: int, source: Opened) -> Iterator[Block]:
    """The frames that differ from the last one that was read."""
    last: Picture | None = None
    read = 0
    for number in range(pages):
        place = f"frame {number + 1}" if pages > 1 else ""
        try:
            image.seek(number)
        except _BROKEN:
            yield Unread(place=place, code="damaged")
            return
        picture, code = _pixels(image)
        if code:
            yield Unread(place=place, code=code)
        if picture is None or (last is not None and _alike(last, picture)):
            continue
        if read == _FRAMES:
            yield Unread(place=f"from {place}", code="too_large")
            return
        read += 1
        last = picture
        yield from _words(picture, place, source)


def _alike(one: Picture, other: Picture) -> bool:
    if one.shape != other.shape:
        return False
    step = max(1, one.shape[0] // 200)
    apart = np.abs(one[::step, ::step].astype(np.int16) - other[::step, ::step])
    return bool((apart > 64).mean() * 1000 < _MOVED)


def _pixels(image: Any) -> tuple[Picture | None, str | None]:
    """Blue, green and red of the frame as it is shown, and what went wrong."""
    from PIL import ImageFile  # noqa: PLC0415

    if image.width * image.height > _PIXELS:
        return None, "too_large"
    try:
        return _shown(image), None
    except _BROKEN:
        pass
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        return _shown(image), "truncated"
    except _BROKEN:
        return None, "damaged"
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False


def _shown(image: Any) -> Picture:
    """Turned as its camera says, on white or, where it is light itself, on black."""
    from PIL import Image, ImageOps  # noqa: PLC0415

    area = image.width * image.height
    if image.format == "JPEG" and area > 4 * _ENOUGH:
        image.draft("RGB", (image.width // 2, image.height // 2))
    image.load()
    shown = image
    if image.mode[0] in "IF":
        shown = Image.fromarray(_eight_bits(np.asarray(image)))
    try:
        shown = ImageOps.exif_transpose(shown)
    except _BROKEN:
        shown = shown.copy()
    while shown.width * shown.height > _ENOUGH:
        shown = (shown.convert("L") if shown.mode == "1" else shown).reduce(2)
    if shown.has_transparency_data:
        shown = shown.convert("RGBA")
        seen = np.asarray(shown)
        light = seen[seen[:, :, 3] > 127][:, :3].mean() if (seen[:, :, 3] > 127).any() else 0
        ground = Image.new("RGBA", shown.size, "black" if light > 170 else "white")
        shown = Image.alpha_composite(ground, shown)
    return np.ascontiguousarray(np.asarray(shown.convert("RGB"))[:, :, ::-1])


def _eight_bits(values: Any) -> Any:
    """Gray of many bits or fractions, spread over a byte."""
    finite = np.nan_to_num(values.astype(np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    low, high = float(finite.min()), float(finite.max())
    return ((finite - low) * (255.0 / ((high - low) or 1.0))).astype(np.uint8)
