"""Labels of recognized forms with letters misread, or broken over two lines, put right.

`Socia1 Security` and `Narne` are no words, and what they become when the likeness of 1 and l, of
rn and m is undone are words of labels. Files that others recognized do not say what was doubtful.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from functools import lru_cache

from detectors.words.clinical_words import heard_of
from detectors.words.header_words import folded, says_nothing
from detectors.words.headers import is_heading
from pipelines.blocks import TextBlock

_WORD = re.compile(r"(?:[^\W_]|[|!$]){2,20}")
_ALIKE = {
    "0": "o", "1": "li", "|": "li", "!": "i", "5": "s", "$": "s", "8": "b", "6": "b", "9": "g",
    "3": "e", "4": "a", "7": "t",
}  # fmt: skip
_JOINED = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"))
_TAKEN_FOR = (("l", "t"), ("l", "f"), ("t", "l"), ("n", "m"), ("c", "e"), ("b", "h"), ("h", "b"))
"""Letters that are read for others; one of them in a word, and only where others were misread."""

_USUAL = frozenset({
    "of", "id", "no", "on", "in", "the", "and", "to", "please", "print", "clearly", "signature",
    "reactive", "nonreactive", "positive", "negative", "detected", "absolute", "serum",
})  # fmt: skip
_LEAST = 2
"""Words of a text with a digit for a letter from which on other letters are doubted too."""

_MOST_READINGS, _SHORTEST, _LEAST_JOINED = 64, 4, 4
_APART = re.compile(r"\b([A-Za-z]{1,12})[ ]([a-z]{1,12})\b|\b([A-Z]{1,12})[ ]([A-Z]{1,12})\b")
_GAP = re.compile(r"(?<=\S)[ ]{1,2}(?=\S)")
_LINKED = re.compile(
    r"(?<=[^\W_])[ ]{2,4}(?=(?:of|the)\b)|(?<=\bof)[ ]{2,4}(?=\S)|"
    r"(?<=\S)[ ]{2,4}(?=[-–—][ ])"
)
_WIDE, _SOME = 2, 5
_LATER = re.compile(r"(?<=[ ]{2})(?![ ])(?:(?![ ]{2})[^:\n]){2,40}(?=[ ]?:)")
"""A label further on in its line, behind a gap."""

_BROKEN = re.compile(
    r"(?mi)^(?P<head>[ \t]*[^\W\d][^\n:]{2,40})\n"
    r"[ \t]*(?P<tail>no|number|num|nbr|#)(?![^\W\d_])[ .]*:"
)


def put_right(block: TextBlock) -> tuple[TextBlock, bool]:
    """The block with its labels put right, and whether letters of it were misread.

    Lines stay where they are, and values stay as they were read but for the blanks between words.
    A text in which fewer than two words have a digit or a small l for another letter is taken as
    it is written.
    """
    lines = block.text.split("\n")
    told = [word for line in lines for word in _WORD.findall(_label_of(line))]
    misread = len({word for word in told if _with_digits(word)}) >= _LEAST
    if misread:
        lines = [_corrected(line) for line in _evened(lines)]
    text = _BROKEN.sub(_whole, "\n".join(lines))
    return (block if text == block.text else replace(block, text=text)), misread


def _evened(lines: list[str]) -> list[str]:
    """Lines in which most words stand two blanks apart, with one blank: wider gaps are columns."""
    gaps = [len(gap) for line in lines for gap in _GAP.findall(line.strip())]
    wide = gaps.count(_WIDE)
    if wide < _SOME or 2 * wide < len(gaps):
        return lines
    return [_GAP.sub(" ", _LINKED.sub(" ", line)) for line in lines]


def _label_of(line: str) -> str:
    """The part of a line that may be a label: before the first colon, or all of a short one."""
    return line.partition(":")[0] if ":" in line[:60] else line[:60]


def _with_digits(word: str) -> bool:
    inside = any(char in _ALIKE for char in word) and any(char.isalpha() for char in word)
    inside = inside or ("l" in word[1:] and word.replace("l", "I").isupper())
    return inside and _reading(word, joined=False) is not None


def _corrected(line: str) -> str:
    label = _label_of(line)
    right = _spelled(_APART.sub(_whole_word, label))
    return right + _LATER.sub(lambda found: _spelled(found.group()), line[len(label) :])


def _spelled(label: str) -> str:
    return _WORD.sub(lambda found: _reading(found.group(), joined=True) or found.group(), label)


def _whole_word(found: re.Match[str]) -> str:
    """Two pieces that are a word of labels together, where one of them is none: `Pat ient`."""
    pieces = [found[1] or found[3], found[2] or found[4]]
    joined = "".join(pieces)
    apart = all(_known(piece.lower()) for piece in pieces) or len(joined) < _LEAST_JOINED
    return found.group() if apart or not _known(joined.lower()) else joined


@lru_cache(maxsize=20_000)
def _reading(word: str, *, joined: bool) -> str | None:
    """The word of a label that was misread so; None where it is a word, or becomes none."""
    low = word.lower()
    if _known(low) or _known(low.rstrip("0123456789")) or not any(map(str.isalpha, low)):
        return None  # "Phone5" is one of several phones
    choices = [_ALIKE.get(char, char) for char in low]
    readings = [
        "".join(one) for one in itertools.islice(itertools.product(*choices), _MOST_READINGS)
    ]
    if word.isupper() or ("l" in word and word.replace("l", "I").isupper()):
        readings += [reading.replace("l", "i") for reading in readings]
    if joined:
        readings += [r.replace(two, one) for r in readings for two, one in _JOINED if two in r]
        readings += _retold(low)
    right = next((reading for reading in readings if _known(reading)), None)
    if right is not None and sum(map(str.isupper, word)) > 1:
        return right.upper()
    return right if right is None or word[0].islower() else right.capitalize()


def _retold(word: str) -> list[str]:
    """The word with one letter as another that looks like it."""
    return [
        word[:at] + other + word[at + 1 :]
        for read, other in _TAKEN_FOR
        for at in range(len(word))
        if word[at] == read
    ]


def _known(word: str) -> bool:
    plain = folded(word)
    return word in _USUAL or (
        word.isalpha()
        and (heard_of(word) or (len(word) >= _SHORTEST and not says_nothing((plain,))))
    )


def _whole(found: re.Match[str]) -> str:
    """A label that goes on with `No.:` on the next line, on that line."""
    head = found["head"]
    return f"\n{head} {found['tail']}:" if is_heading(head.strip()) else found.group()
