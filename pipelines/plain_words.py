"""A text as people would read it out: what forms, zones, scans and chats write otherwise."""

from __future__ import annotations

from pipelines.blocks import TextBlock
from pipelines.card_faces import faces
from pipelines.chat_messages import spoken_lines
from pipelines.form_bodies import spelled_out
from pipelines.form_boxes import unboxed
from pipelines.readable_zones import written_out
from pipelines.recognized import mended
from pipelines.transcripts import witnessed


def in_plain_words(block: TextBlock) -> TextBlock:
    """The block with misread labels, cards, boxes, web forms, chats and testimony written out.

    Lines stay where they are.
    """
    return witnessed(spelled_out(unboxed(written_out(faces(mended(spoken_lines(block)))))))
