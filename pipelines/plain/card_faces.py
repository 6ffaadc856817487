"""Faces of cards as labels and values: LN, FN, DL and ID, and the Social Security card.

Copies of cards are scanned into every personnel file. The short marks are those of the card
design standard of AAMVA (2020, annex A), as California and most states print them. A Social
Security card says whose it is below "This number has been established for" (SSA, POMS RM 10201).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.blocks import TextBlock
from pipelines.plain.recognized import recomposed

_EDGE = r"(?:(?<=[ ]{2})|(?<![^\n\t|])[ ]*+)(?:[1-4][a-d]?\.?[ ])?"
_NAME = r"[ :.]{1,4}(?P<name>[A-Z](?:[ ]?[A-Z'’-]){0,40})[ ]*(?=$|[ ]{2}|[\t|])"
_FAMILY, _GIVEN = (re.compile(rf"(?m){_EDGE}(?:{mark}){_NAME}") for mark in ("LN", "FN"))
_NUMBER = re.compile(
    rf"(?m){_EDGE}(?P<mark>DLN?|IDN?|LIC)(?:[ ](?:NO|#)\.?)?[ :.#]{{1,4}}"
    r"(?P<number>[A-Z]{0,3}[0-9][0-9A-Z-]{4,18})[ ]*(?=$|[ ]{2}|[\t|])"
)
_CAPITALS = r"[A-Z][A-Z'’. -]{0,40}"
_HOLDER = re.compile(
    r"(?m)^[ ]*(?i:this number has been established for)[ :.]*(?:\n[ ]*)+"
    rf"(?P<given>{_CAPITALS})(?:\n(?:[ ]*\n)?[ ]*(?!SIGNATURE|VALID|NOT )(?P<family>{_CAPITALS}))?$"
)
_FAR = 300
"""Characters between the parts of the name on one card."""


def faces(block: TextBlock) -> TextBlock:
    """The block with `LN RUIZ` and `FN ANA` as `Name: RUIZ, ANA`, and what numbers are of.

    Lines stay where they are, and doubts with their words. Nothing is changed where the family
    and the given names are not both marked.
    """
    block = _of_social_security(block)
    text = block.text
    families, givens = list(_FAMILY.finditer(text)), list(_GIVEN.finditer(text))
    far = any(abs(a.start() - b.start()) > _FAR for a, b in zip(families, givens, strict=False))
    if not families or len(families) != len(givens) or far:
        return block
    names = [(a, "Name: ", "name", f", {b['name']}") for a, b in zip(families, givens, strict=True)]
    numbers = [(n, _kind(n), "number", "") for n in _NUMBER.finditer(text)]
    gone = [(found, "", "", "") for found in givens]
    return recomposed(block, _written(text, [*names, *numbers, *gone]))


def _of_social_security(block: TextBlock) -> TextBlock:
    """The block with the name on such a card, in one or two lines, as `Name: HRIPSIME AGAYAN`."""
    if "number has been established" not in block.text.lower():
        return block
    return replace(block, text=_HOLDER.sub(_held, block.text))


def _held(found: re.Match[str]) -> str:
    names = " ".join(filter(None, (found["given"].strip(), (found["family"] or "").strip())))
    lines = found.group().count("\n")
    return f"Name: {names}" + "\n" * lines


def _kind(found: re.Match[str]) -> str:
    of_state = found["mark"].startswith("ID")
    return "State ID number: " if of_state else "Driver license number: "


def _written(
    text: str, marks: list[tuple[re.Match[str], str, str, str]]
) -> dict[int, list[str | tuple[int, int]]]:
    """Per line, what it is made of: what is said before a value, the value, what follows it."""
    by_line: dict[int, list[tuple[re.Match[str], str, str, str]]] = {}
    for mark in sorted(marks, key=lambda mark: mark[0].start()):
        by_line.setdefault(text.count("\n", 0, mark[0].start()), []).append(mark)
    lines, written = text.split("\n"), dict[int, list[str | tuple[int, int]]]()
    for line, here in by_line.items():
        first = text.rfind("\n", 0, here[0][0].start()) + 1
        at, parts = 0, list[str | tuple[int, int]]()
        for found, before, value, behind in here:
            parts.append((at, found.start() - first))
            if value:
                start, end = found.span(value)
                parts += [before, (start - first, end - first), behind]
            at = found.end() - first
        written[line] = [*parts, (at, len(lines[line]))]
    return written
