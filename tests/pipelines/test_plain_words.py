"""Texts written out in plain words: what is made to stall a reader passes at once."""

from __future__ import annotations

import pytest

from pipelines.blocks import TextBlock
from pipelines.plain.plain_words import in_plain_words


@pytest.mark.parametrize("sign", [" ", "\t", "_", "| ", "NAM/"])
def test_long_runs_of_one_sign_are_passed(sign: str) -> None:
    # A pattern that tries every place of the run takes hours here.
    block = TextBlock(text=f"{sign * 100_000}x", place="", kind="prose")
    assert in_plain_words(block).text.endswith("x")
