"""Charts of the summary as SVG text; colors come from the style sheet of the page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COLUMNS = 15
"""Combinations drawn, those with most people first; the page says how many are left."""

_LEFT, _STEP, _ROW, _TALL, _TOP = 300, 46, 26, 130, 26


def combinations(counts: Mapping[str, int], labels: Mapping[str, str]) -> str:
    """Draw which elements were exposed together: a column per combination, a row per element.

    counts: elements joined by one space -> people, most people first. labels: element -> label,
    for every element that occurs. Returns an SVG element; "" when there is nothing to draw.
    """
    shown = list(counts.items())[:COLUMNS]
    if not shown:
        return ""
    sets = [key.split() for key, _ in shown]
    rows = _rows(sets, [people for _, people in shown])
    width = _LEFT + _STEP * len(shown) + 10
    height = _TOP + _TALL + 16 + _ROW * len(rows)
    parts = [*_stripes(rows, labels, width)]
    most = max(people for _, people in shown)
    for column, (key, people) in enumerate(shown):
        parts += _bar(column, people, most)
        parts += _dots(column, key.split(), rows)
    title = "Combinations of exposed information, by number of people"
    return (
        f'<svg class="upset" viewBox="0 0 {width} {height}" style="max-width:{width}px" '
        f'role="img" aria-label="{title}">{"".join(parts)}</svg>'
    )


def _rows(sets: Sequence[Sequence[str]], people: Sequence[int]) -> list[str]:
    weight: dict[str, int] = {}
    for codes, number in zip(sets, people, strict=True):
        for code in codes:
            weight[code] = weight.get(code, 0) + number
    return sorted(weight, key=lambda code: (-weight[code], code))


def _stripes(rows: Sequence[str], labels: Mapping[str, str], width: int) -> list[str]:
    parts = []
    for number, code in enumerate(rows):
        y = _TOP + _TALL + 16 + number * _ROW
        if number % 2 == 0:
            parts.append(f'<rect class="stripe" x="0" y="{y}" width="{width}" height="{_ROW}"/>')
        parts.append(
            f'<text class="name" x="{_LEFT - 14}" y="{y + 17}">{escape(labels[code])}</text>'
        )
    return parts


def _bar(column: int, people: int, most: int) -> list[str]:
    x = _LEFT + column * _STEP + _STEP // 2
    tall = max(2, round(_TALL * people / most))
    y = _TOP + _TALL - tall
    return [
        f'<rect class="column" x="{x - 13}" y="{y}" width="26" height="{tall}" rx="2"/>',
        f'<text class="number" x="{x}" y="{y - 7}">{people:,}</text>',
    ]


def _dots(column: int, codes: Sequence[str], rows: Sequence[str]) -> list[str]:
    x = _LEFT + column * _STEP + _STEP // 2
    ys = [_TOP + _TALL + 16 + number * _ROW + _ROW // 2 for number in range(len(rows))]
    on = [y for y, code in zip(ys, rows, strict=True) if code in codes]
    parts = [f'<circle class="off" cx="{x}" cy="{y}" r="4"/>' for y in ys if y not in on]
    parts.append(f'<line class="join" x1="{x}" y1="{on[0]}" x2="{x}" y2="{on[-1]}"/>')
    return [*parts, *(f'<circle class="on" cx="{x}" cy="{y}" r="6"/>' for y in on)]
