"""A text with what machines wrote in it as people would write it."""

from __future__ import annotations

from pipelines.blocks import TextBlock
from pipelines.form_bodies import spelled_out
from pipelines.form_boxes import unboxed
from pipelines.readable_zones import written_out
from pipelines.recognized import mended


def readable(block: TextBlock) -> TextBlock:
    """The block with misread words, stripes of cards, boxes of digits and web forms put right.

    Lines stay where they are, so that a place in the result is one in the text.
    """
    return spelled_out(unboxed(written_out(mended(block))))
