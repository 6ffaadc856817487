"""Lines that a margin broke, read as one."""

from __future__ import annotations

import itertools


def unwrapped(text: str) -> str:
    """Return the text with line ends inside flowing paragraphs as spaces; same length."""
    lines = text.split("\n")
    out = [lines[0]]
    for before, line in itertools.pairwise(lines):
        full = len(before) >= 80
        flows = len(before) >= 45 and (before[-1:].isalpha() or (full and before[-1:] in ",("))
        flows = flows and (line[:1].isalpha() or (full and line[:1].isdigit()))
        flows = flows and "  " not in before.strip() and ":" not in line[:25]
        flows = flows and (full or len(line) > 12)
        out.append((" " if flows else "\n") + line)
    return "".join(out)
