"""How far the scores of names can be relied on: said against true, as a table and a picture.

    python -m benchmarks.names.reliability CORPORA [OUT.svg]

CORPORA is the folder with `ner/`; read are the passages that `training/names/calibrate.py` left
out, and the forms of this folder. In the picture a point on the diagonal is a score that keeps
its word; the area of a point is how many names have it.
"""

from __future__ import annotations

import os

# As in the program's workers: one thread, set before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.names.texts import Text, forms
from detectors.people import name_finder
from training.names import corpora
from training.names.calibrate import DENSE

EDGES = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
SIDE, MARGIN = 320, 40


def texts(folder: Path) -> Iterator[Text]:
    """The other half of the held-back passages and of the forms."""
    for number, (_, passage) in enumerate(corpora.unseen(folder / "ner")):
        named = sum(b - a for a, b, _ in passage.people())
        if number % 2 == 1 and named >= len(passage.text) * DENSE:
            yield Text(passage.text, tuple((a, b) for a, b, _ in passage.people()))
    for kind in forms().values():
        yield from kind[1::2]


def bins(folder: Path) -> list[tuple[float, float, int]]:
    """Mean score, share that is true, and count of the names of each range of scores."""
    nlp = name_finder.pipeline(None)
    seen: list[list[tuple[float, bool]]] = [[] for _ in EDGES[1:]]
    known = list(texts(folder))
    every = name_finder.people_of_each(nlp, (text.text for text in known))
    for text, people in zip(known, every, strict=True):
        for person in people:
            half = (person.end - person.start) / 2
            true = any(min(person.end, b) - max(person.start, a) >= half for a, b in text.names)
            place = next(i for i, edge in enumerate(EDGES[1:]) if person.score < edge)
            seen[place].append((person.score, true))
    return [
        (sum(s for s, _ in found) / len(found), sum(t for _, t in found) / len(found), len(found))
        for found in seen
        if found
    ]


def picture(rows: list[tuple[float, float, int]]) -> str:
    """The table as SVG."""
    most = max(count for _, _, count in rows)
    points = "".join(
        f'<circle cx="{_x(said):.1f}" cy="{_y(true):.1f}" r="{3 + 9 * (count / most) ** 0.5:.1f}" '
        f'fill="#2a6f97" fill-opacity="0.7"><title>{count} names: said {said:.2f}, true {true:.2f}'
        "</title></circle>"
        for said, true, count in rows
    )
    marks = "".join(
        f'<text x="{_x(v):.0f}" y="{SIDE + MARGIN + 16}" text-anchor="middle">{v:.1f}</text>'
        f'<text x="{MARGIN - 6}" y="{_y(v) + 4:.0f}" text-anchor="end">{v:.1f}</text>'
        for v in (0.4, 0.6, 0.8, 1.0)
    )
    size = SIDE + 2 * MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size + 10}" '
        'font-family="sans-serif" font-size="11">'
        f'<rect x="{MARGIN}" y="{MARGIN}" width="{SIDE}" height="{SIDE}" fill="none" '
        'stroke="#999"/>'
        f'<line x1="{_x(0.4)}" y1="{_y(0.4)}" x2="{_x(1)}" y2="{_y(1)}" stroke="#bbb"/>'
        f"{points}{marks}"
        f'<text x="{size / 2}" y="{size + 4}" text-anchor="middle">score of a name</text>'
        f'<text x="{MARGIN}" y="{MARGIN - 12}">share that is a name</text></svg>\n'
    )


def _x(value: float) -> float:
    return MARGIN + SIDE * (value - 0.4) / 0.6


def _y(value: float) -> float:
    return MARGIN + SIDE * (1 - value) / 0.6


def main() -> None:
    """Print the table; write the picture where a path is given."""
    rows = bins(Path(sys.argv[1]))
    total = sum(count for _, _, count in rows)
    for said, true, count in rows:
        print(f"said {said:.3f}  true {true:.3f}  names {count}")
    error = sum(abs(said - true) * count for said, true, count in rows) / total
    print(f"mean difference, weighted by names: {error:.3f}")
    if len(sys.argv) > 2:
        Path(sys.argv[2]).write_text(picture(rows), "utf-8")


if __name__ == "__main__":
    main()
