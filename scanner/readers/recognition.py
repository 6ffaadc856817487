"""Character recognition: a picture to words with their boxes and how sure each is.

The two networks of RapidOCR (PP-OCR: where text stands, what a line says) are run by ONNX Runtime
on one thread; they lie in the installed package and nothing is ever fetched. Around them stands
what their training expects: scaling and thresholds as in RapidOCR's own configuration, decoding
by connectionist temporal classification (best path). Words are parted where the model saw a
blank, and where the picture has white that the model passed over.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from scanner.readers.opened import ReadError
from scanner.readers.recognized_words import Word, words_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]
    """Height x width x 3 (blue, green, red), bytes."""

    Corners = NDArray[np.float32]
    """4 x 2: upper left, upper right, lower right, lower left, in pixels."""

MOST_STRIPS = 1500
"""Lines of one picture that are read, the largest first; a full page of a newspaper has 800."""

_INK, _SCORE, _GROW = 0.3, 0.5, 1.6
_HEIGHT, _LONGEST, _TOGETHER = 48, 4800, 6000
_DETECT_PIXELS, _DETECT_MOST = 1_400_000, 6_000_000
_SMALL_SIDE, _SMALL_LINE = 736, 9.0
_TALL = 1.5


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """A line of text in a picture: its corners, and its words once they are read.

    upright: it runs across the picture, not up or down.
    """

    corners: Corners
    words: tuple[Word, ...] = ()

    @property
    def width(self) -> float:
        """Along the upper edge, in pixels."""
        return float(np.linalg.norm(self.corners[1] - self.corners[0]))

    @property
    def height(self) -> float:
        """Along the left edge, in pixels."""
        return float(np.linalg.norm(self.corners[3] - self.corners[0]))

    @property
    def tall(self) -> bool:
        """Higher than wide: text that runs up or down."""
        return self.height > _TALL * self.width

    @property
    def sure(self) -> float:
        """Mean confidence of its characters, 0 without words."""
        weights = [len(word.text) for word in self.words]
        total = sum(word.sure * weight for word, weight in zip(self.words, weights, strict=True))
        return total / sum(weights) if weights else 0.0


@dataclass(frozen=True, slots=True)
class _Models:
    """The two networks and the characters of the second: index 0 is "none"."""

    find: Any
    tell: Any
    characters: tuple[str, ...]


@cache
def _models() -> _Models:
    """Loaded once per process. Raises ReadError("no_reader") where a part is not installed."""
    found = importlib.util.find_spec("rapidocr")
    if found is None or found.origin is None:
        raise ReadError("no_reader")
    folder = Path(found.origin).parent / "models"
    try:
        import cv2  # noqa: PLC0415
        import onnxruntime  # noqa: PLC0415
    except ImportError as error:
        raise ReadError("no_reader") from error
    cv2.setNumThreads(1)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    sessions = []
    for part in ("*_det_*.onnx", "*_rec_*.onnx"):
        path = next(iter(sorted(folder.glob(part))), None)
        if path is None:
            raise ReadError("no_reader")
        sessions.append(
            onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        )
    listed = sessions[1].get_modelmeta().custom_metadata_map["character"].splitlines()
    return _Models(sessions[0], sessions[1], ("", *listed, " "))


def found_strips(picture: Picture) -> list[Strip]:
    """Where lines of text stand; nothing is read yet. Raises ReadError("no_reader").

    A page is searched at about 120 dots per inch; where its lines are tiny there, once more in
    finer form.
    """
    height, width = picture.shape[:2]
    stretched = max(1.0, max(height, width) / (1.5 * min(height, width)))
    most = min(_DETECT_PIXELS * stretched, _DETECT_MOST)
    scale = min(1.0, (most / (height * width)) ** 0.5)
    if scale == 1.0 and min(height, width) < _SMALL_SIDE:
        scale = min(_SMALL_SIDE / min(height, width), 3.0, (most / (height * width)) ** 0.5)
    strips = _searched(picture, scale)
    heights = sorted(min(strip.height, strip.width) * scale for strip in strips)
    if heights and heights[len(heights) // 2] < 2 * _SMALL_LINE and scale < 1.0:
        scale = min(1.0, 1.7 * scale, (_DETECT_MOST / (height * width)) ** 0.5)
        strips = _searched(picture, scale)
    return sorted(strips, key=lambda strip: -strip.width * strip.height)[:MOST_STRIPS]


def _searched(picture: Picture, scale: float) -> list[Strip]:
    import cv2  # noqa: PLC0415

    models = _models()
    height, width = (max(32, round(side * scale / 32) * 32) for side in picture.shape[:2])
    small = cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA)
    content = (small.astype(np.float32) / 127.5 - 1.0).transpose(2, 0, 1)[None]
    likely = models.find.run(None, {models.find.get_inputs()[0].name: content})[0][0, 0]
    mask = cv2.dilate((likely > _INK).astype(np.uint8), np.ones((2, 2), np.uint8))
    across, down = picture.shape[1] / width, picture.shape[0] / height
    strips: list[Strip] = []
    for shape in cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)[0]:
        middle, (long, short), angle = cv2.minAreaRect(shape)
        if min(long, short) < 3 or _score(likely, shape) < _SCORE:
            continue
        grown = long * short * _GROW / (2 * (long + short)) * 2
        corners = cv2.boxPoints((middle, (long + grown, short + grown), angle))
        strips.append(Strip(_in_order(np.asarray(corners, np.float32) * (across, down))))
    return strips


def _score(likely: NDArray[np.float32], shape: Any) -> float:
    """Mean likelihood of text inside the outline."""
    import cv2  # noqa: PLC0415

    left, top, width, height = cv2.boundingRect(shape)
    mask = np.zeros((height, width), np.uint8)
    cv2.fillPoly(mask, [shape - np.array([left, top])], 1)
    return float(cv2.mean(likely[top : top + height, left : left + width], mask)[0])


def _in_order(corners: Any) -> Corners:
    """From the upper left, clockwise."""
    by_side = corners[np.argsort(corners[:, 0], kind="stable")]
    left = by_side[:2][np.argsort(by_side[:2, 1], kind="stable")]
    right = by_side[2:][np.argsort(by_side[2:, 1], kind="stable")]
    return np.array([left[0], right[0], right[1], left[1]], np.float32)


def read_strips(picture: Picture, strips: list[Strip], *, turned: bool = False) -> list[Strip]:
    """The strips with their words, in the order given. Raises ReadError("no_reader").

    turned: read each as it stands when the picture is upside down.
    """
    crops = [_crop(picture, strip, turned=turned) for strip in strips]
    order = sorted(range(len(crops)), key=lambda index: crops[index].shape[1])
    read = list(strips)
    batch: list[int] = []
    for index in order:
        if batch and crops[index].shape[1] * (len(batch) + 1) > _TOGETHER:
            _read_batch(crops, batch, strips, read)
            batch = []
        batch.append(index)
    if batch:
        _read_batch(crops, batch, strips, read)
    return read


def _crop(picture: Picture, strip: Strip, *, turned: bool) -> Picture:
    """The line, level and `_HEIGHT` high."""
    import cv2  # noqa: PLC0415

    corners, width, height = strip.corners, strip.width, strip.height
    if strip.tall:
        corners, width, height = np.roll(corners, -1, axis=0), height, width
    if turned:
        corners = np.roll(corners, 2, axis=0)
    wide, high = max(4, round(width)), max(4, round(height))
    level = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    moved = cv2.getPerspectiveTransform(corners.astype(np.float32), level)
    crop = cv2.warpPerspective(
        picture, moved, (wide, high), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    size = (min(_LONGEST, max(8, round(wide * _HEIGHT / high))), _HEIGHT)
    smooth = cv2.INTER_AREA if high > _HEIGHT else cv2.INTER_LINEAR
    return cast("Picture", cv2.resize(crop, size, interpolation=smooth))


def _read_batch(
    crops: list[Picture], batch: list[int], strips: list[Strip], read: list[Strip]
) -> None:
    """Read the crops of a batch together; the strips with their words go into `read`."""
    models = _models()
    widest = max(320, *(crops[index].shape[1] for index in batch))
    content = np.zeros((len(batch), 3, _HEIGHT, widest), np.float32)
    for place, index in enumerate(batch):
        crop = crops[index].astype(np.float32) / 127.5 - 1.0
        content[place, :, :, : crop.shape[1]] = crop.transpose(2, 0, 1)
    likely = models.tell.run(None, {models.tell.get_inputs()[0].name: content})[0]
    step = widest / likely.shape[1]
    best, sure = likely.argmax(axis=2), likely.max(axis=2)
    for place, index in enumerate(batch):
        kept = best[place] != 0
        kept[1:] &= best[place][1:] != best[place][:-1]
        at = np.flatnonzero(kept)
        text = [models.characters[code] for code in best[place][at]]
        words = words_of(crops[index], text, (at + 0.5) * step, sure[place][at])
        strip = strips[index]
        length = (strip.height if strip.tall else strip.width) / crops[index].shape[1]
        scaled = (replace(w, begin=w.begin * length, end=w.end * length) for w in words)
        read[index] = Strip(strip.corners, tuple(scaled))
