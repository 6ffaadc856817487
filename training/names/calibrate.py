"""Measures how often each kind of evidence for a name is true, for `detectors/people/name_scores.toml`.

    python -m training.names.calibrate CORPORA

Counts on texts that the model was not trained on: every other such passage of the corpora in
which names are as frequent as around an exposed element, and every other form of
`benchmarks/names` (the rest of both is for the measurement). Nothing of a share-alike corpus but
these counts is kept. A kind seen seldom is drawn towards the mean of its finder.
"""

from __future__ import annotations

import os

# As in the program's workers: one thread, set before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language

from benchmarks.names.texts import forms
from detectors.people import name_finder, person_finder
from training.names import corpora
from training.names.passages import Passage

DENSE = 0.05
"""Share of the letters that belong to names."""

WEIGHT_OF_MEAN = 8
"""A kind counts as if it had been seen so often more with the mean of its finder."""

FEW = 12

_ROOT = Path(__file__).parents[2]


def held_back(folder: Path) -> Iterator[Passage]:
    """The passages that scores are measured on: those as full of names as what leaks is."""
    for number, (_, passage) in enumerate(corpora.unseen(folder / "ner")):
        named = sum(end - start for start, end, _ in passage.people())
        if number % 2 == 0 and named >= len(passage.text) * DENSE:
            yield passage
    for texts in forms().values():
        for text in texts[::2]:
            yield Passage(text.text, tuple((start, end, "PERSON") for start, end in text.names))


def counted(nlp: Language, passages: Iterator[Passage]) -> tuple[Counter[str], Counter[str]]:
    """Kind -> names found, and kind -> those of them that are names."""
    found, true = Counter[str](), Counter[str]()
    known = list(passages)
    every = name_finder.people_of_each(nlp, (passage.text for passage in known))
    for passage, people in zip(known, every, strict=True):
        names = [(start, end) for start, end, _ in passage.people()]
        for person in people:
            found[person.because] += 1
            true[person.because] += any(_half(person, name) for name in names)
    return found, true


def _half(person: person_finder.Person, span: tuple[int, int]) -> bool:
    shared = min(person.end, span[1]) - max(person.start, span[0])
    return shared * 2 >= max(person.end - person.start, span[1] - span[0])


def scores(found: Counter[str], true: Counter[str]) -> dict[str, tuple[float, int]]:
    """Kind -> share that is true, and how many were seen; each finder as a kind too.

    The few of a kind that only the rules found say less than the rules' own score: such kinds are
    left out.
    """
    made: dict[str, tuple[float, int]] = {}
    for who in ("model and rules", "model", "rules"):
        kinds = [kind for kind in found if kind.split(";")[0] == who]
        seen = sum(found[kind] for kind in kinds)
        mean = sum(true[kind] for kind in kinds) / max(1, seen)
        made[who] = (mean, seen)
        for kind in sorted(kinds):
            share = (true[kind] + WEIGHT_OF_MEAN * mean) / (found[kind] + WEIGHT_OF_MEAN)
            if who != "rules" or found[kind] >= FEW:
                made[kind] = (share, found[kind])
    return made


def main() -> None:
    """Count, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    nlp = name_finder.pipeline(None)
    made = scores(*counted(nlp, held_back(parser.parse_args().corpora)))
    lines = [
        "# How often a name found by each kind of evidence is one, on held-back texts.",
        "# Written by training/names/calibrate.py; `seen` is how many were counted.",
        "",
    ]
    for kind, (share, seen) in made.items():
        lines += [f'[kind."{kind}"]', f"true = {share:.3f}", f"seen = {seen}", ""]
    (_ROOT / "detectors/people/name_scores.toml").write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    main()
