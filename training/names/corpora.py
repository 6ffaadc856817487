"""The annotated corpora: only those whose licence asks for attribution and nothing more."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from training.names.passages import Passage

WEIGHTS = {
    "cerec_seed": 4.0,  # Enron mail with headers: nearest to what leaks hold
    "indian_legal": 2.0,
    "wikigold": 3.0,
    "gum_by": 2.0,
    "wnut17": 1.5,
    "btc": 1.3,
    "sec_filings": 1.0,
    "litbank": 0.8,
    "re3d": 1.6,
}
"""Attribution-only corpus -> how much likelier its passages are drawn than those of weight 1.
Sources and licences: the README beside the corpora, repeated in the model's card."""

SHARE_ALIKE = ("gmb", "uner_ewt", "uner_pud", "crossner", "gum_bysa", "redocred")
"""Corpora that serve for comparison and are never trained on."""


def read(folder: Path, name: str, split: str) -> Iterator[Passage]:
    """Passages of one corpus; split: `train` or `dev`. Raises OSError when the file is not there."""
    for row in _rows(folder, name):
        if row["split"] == split:
            yield _passage(row)


def unseen(folder: Path) -> Iterator[tuple[str, Passage]]:
    """Names of corpora and their passages that no model is trained on, at most 2,000 of each.

    The `dev` parts of those trained on, where there is one, and all of the share-alike ones.
    """
    for name in (*WEIGHTS, *SHARE_ALIKE):
        rows = (r for r in _rows(folder, name) if name in SHARE_ALIKE or r["split"] == "dev")
        yield from ((name, _passage(row)) for row in islice(rows, 2_000))


def _rows(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from (row for row in map(json.loads, lines) if row["text"].strip())


def _passage(row: dict[str, Any]) -> Passage:
    spans = ((s["start"], s["end"], s["label"]) for s in row["spans"])
    return Passage(row["text"], tuple(sorted(spans)))


def training_passages(folder: Path) -> tuple[list[Passage], list[float]]:
    """All training passages and the weight each is drawn with; longer ones a little more."""
    passages: list[Passage] = []
    weights: list[float] = []
    for name, weight in WEIGHTS.items():
        for passage in read(folder, name, "train"):
            passages.append(passage)
            weights.append(weight * min(1.0, 0.25 + len(passage.text) / 400))
    return passages, weights
