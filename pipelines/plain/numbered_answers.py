"""Numbered lines of a form that answers in a column: `1. who      Ana Ruiz` with a colon."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from detectors.words.headers import is_heading

if TYPE_CHECKING:
    from pipelines.blocks import TextBlock

_LINE = re.compile(
    r"[ \t]*(?P<number>[0-9]{1,2})[.)][ ]+(?P<label>[^\W\d_][\w'’/-]*(?:[ ][\w'’/-]+){0,3})"
    r"(?P<gap>[ ]{3,})(?=\S)"
)
_LEAST = 3


def answered_beside(block: TextBlock) -> TextBlock:
    """The block with a colon behind such labels, in runs of three lines that count on at least.

    The answers of a run begin in one column, and most labels are known or in small letters: a list
    of names is no form. Every place of the text stays.
    """
    lines = block.text.split("\n")
    found = [_LINE.match(line) for line in lines]
    runs: list[list[int]] = [[]]
    for at, (one, before) in enumerate(zip(found, [None, *found], strict=False)):
        on = one and before and one.end() == before.end()
        counted = on and int(one["number"]) == int(before["number"]) + 1  # type: ignore[index]
        runs[-1:] = [[*runs[-1], at]] if counted else [runs[-1], [at] if one else []]
    for run in runs:
        labels = [match for at in run if (match := found[at])]
        asked = sum(m["label"][0].islower() or is_heading(m["label"]) for m in labels)
        for at, label in zip(run, labels, strict=True) if 2 * asked > max(len(run), _LEAST) else ():
            end = label.end("label")
            lines[at] = f"{lines[at][:end]}:{lines[at][end + 1 :]}"
    return replace(block, text="\n".join(lines))
