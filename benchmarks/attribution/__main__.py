"""Whose element it is: recall and precision of (person, element) pairs by kind of document.

    python -m benchmarks.attribution FOLDER [BANK]

Writes the documents of all banks below FOLDER (which must not exist), scans them, and prints a
table by kind and the ten worst failures. The first bank is what the program was improved with; the
others were each written apart from those before, in other words and layouts. The sixth, of chats,
orders, logs and pages with broken lines, was written when the code of attribution had been read;
the seventh to the eleventh by hands that never saw it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.attribution.files import written
from benchmarks.attribution.measured import Outcome, outcomes, scanned
from benchmarks.attribution.more_people import MORE
from benchmarks.attribution.other_people import OTHERS
from benchmarks.attribution.people import ORIGINS
from benchmarks.attribution.templates import drafts

_BANKS = Path(__file__).parent / "banks"
_COPIES = {"first": 3} | dict.fromkeys(
    (
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
    ),
    2,
)
_ALL = {**OTHERS, **MORE}
_PEOPLE = {"third": OTHERS, "fourth": OTHERS, "fifth": MORE} | dict.fromkeys(
    ("sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"), _ALL
)
_SEED = 20261122


def measured(bank: str, folder: Path) -> list[Outcome]:
    """Write and scan the documents of a bank."""
    files = folder / bank / "files"
    files.mkdir(parents=True)
    made = drafts(_BANKS / bank, _COPIES[bank], _SEED, _PEOPLE.get(bank, ORIGINS))
    names = [written(draft, files).name for draft in made]
    return outcomes(made, names, *scanned(folder / bank / "case", files))


def table(found: Sequence[Outcome]) -> list[str]:
    """Lines: kind, documents, pairs, recall, precision, share of right roles."""
    lines = [f"{'kind':24}{'docs':>6}{'pairs':>7}{'recall':>8}{'precision':>11}{'role':>7}"]
    kinds = sorted({o.draft.kind for o in found})
    groups = [(kind, [o for o in found if o.draft.kind == kind]) for kind in kinds]
    scans = [o for o in found if o.draft.form in ("png", "noisy")]
    born = [o for o in found if o.draft.form not in ("png", "noisy")]
    for name, group in [*groups, ("born digital", born), ("recognized", scans)]:
        right, lost = sum(o.right for o in group), sum(len(o.lost) for o in group)
        wrong, roles = sum(len(o.wrong) for o in group), sum(o.roles for o in group)
        lines.append(
            f"{name:24}{len(group):6}{right + lost:7}{right / max(1, right + lost):8.3f}"
            f"{right / max(1, right + wrong):11.3f}{roles / max(1, right + wrong):7.2f}"
        )
    return lines


def worst(found: Sequence[Outcome]) -> list[str]:
    """The ten documents with most pairs lost or given wrongly."""
    ranked = sorted(found, key=lambda o: -len(o.lost) - len(o.wrong))[:10]
    return [
        f"{o.draft.kind}_{o.draft.number}.{o.draft.form}: lost {o.lost}; wrong {o.wrong}"
        for o in ranked
        if o.lost or o.wrong
    ]


if __name__ == "__main__":
    target = Path(sys.argv[1])
    for bank in sys.argv[2:] or sorted(_COPIES):
        made = measured(bank, target)
        print(f"\n{bank} bank", *table(made), "", *worst(made), sep="\n")
