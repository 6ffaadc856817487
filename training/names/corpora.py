"""The annotated corpora: only those whose licence asks for attribution and nothing more."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from training.names.passages import Passage

WEIGHTS = {
    "cerec_seed": 4.0,  # Enron mail with headers: nearest to what leaks hold
    "indian_legal": 2.0,
    "wikigold": 2.0,
    "gum_by": 1.6,
    "wnut17": 1.5,
    "btc": 1.0,
    "sec_filings": 1.0,
    "litbank": 0.8,
    "re3d": 0.8,
}
"""Attribution-only corpus -> how much likelier its passages are drawn than those of weight 1.
Sources and licences: the README beside the corpora, repeated in the model's card."""

SHARE_ALIKE = ("gmb", "uner_ewt", "uner_pud", "crossner", "gum_bysa", "redocred")
"""Corpora that serve for comparison and are never trained on."""


def read(folder: Path, name: str, split: str) -> Iterator[Passage]:
    """Passages of one corpus; split: `train` or `dev`. Raises OSError when the file is not there."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["split"] == split and row["text"].strip():
                spans = ((s["start"], s["end"], s["label"]) for s in row["spans"])
                yield Passage(row["text"], tuple(sorted(spans)))


def training_passages(folder: Path) -> tuple[list[Passage], list[float]]:
    """All training passages and the weight each is drawn with; longer ones a little more."""
    passages: list[Passage] = []
    weights: list[float] = []
    for name, weight in WEIGHTS.items():
        for passage in read(folder, name, "train"):
            passages.append(passage)
            weights.append(weight * min(1.0, 0.25 + len(passage.text) / 400))
    return passages, weights
