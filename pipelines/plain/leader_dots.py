"""Labels that lead to their values over dots: `Tax ID number / type  . . . . :   613-27-5540`.

So print screens of midrange computers, and forms of programs: `Med Alerts ....: Penicillin`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from detectors.words.label_words import is_label
from pipelines.blocks import TextBlock

_DOTS = re.compile(r"(?<=[\w).'])[ ]{0,2}(?:\.{3,}|\.?(?:[ ]\.){2,}[ .]{0,3})[ ]?:(?=[ \t\n]|\Z)")

_LED = re.compile(r"(?m)^(?P<label>[ \t]*[^\W\d_][^.:\n]{1,30}?)(?P<dots>[ ]?\.{3,})(?=[ ][^\s.])")
_LEAST = 3
"""Lines with such dots and no colon that are a form; two are a list of contents, or of logins."""

_FILLED_IN = re.compile(r"(?<!\w)_{2,}(?=[^\W\d_])|(?<=[^\W\d_])_{2,}(?!\w)")
"""What is left of a line on which somebody wrote: `I, ____Ana Ruiz____, authorize`."""

_WRITTEN_ON = re.compile(
    r"(?<![^\s$#(])_+(?P<said>[^\s_](?:[^_\n]{0,78}[^\s_])?)_{2,}(?=[\s.,;)]|\Z)|"
    r"(?<![^\s$#(])_+[ ](?P<apart>[^\s_](?:[^_\n]{0,78}[^\s_])?)[ ]_+(?=[\s.,;)]|\Z)"
)
"""A line that shows on both sides of what is written on it: ` _4539 1488____ `, `$ _ 412.99 _`."""


def undotted(block: TextBlock) -> TextBlock:
    """The block with such labels as `Label:`, blanks for the rest of a line written on.

    Where three lines have dots alone and two of them known labels, these are labels too. Every
    place stays where it was.
    """
    text = block.text
    if ". ." in text or "..." in text:
        text = _DOTS.sub(lambda dots: ":".ljust(len(dots.group())), text)
        text = _LED.sub(_labelled, text) if _is_form(text) else text
    if "__" in text or "_ " in text:
        text = _WRITTEN_ON.sub(lambda line: line.group().replace("_", " "), text)
        text = _FILLED_IN.sub(lambda line: " " * len(line.group()), text)
    return block if text is block.text else replace(block, text=text)


def _is_form(text: str) -> bool:
    """Whether lines with dots and no colon are of a form: some of their labels are known."""
    labels = [led["label"].strip() for led in _LED.finditer(text)]
    return len(labels) >= _LEAST and sum(map(is_label, labels)) >= _LEAST - 1


def _labelled(led: re.Match[str]) -> str:
    return f"{led['label']}:{' ' * (len(led['dots']) - 1)}"
