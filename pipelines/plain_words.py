"""A text as people would read it out: what forms, zones, scans and testimony write otherwise."""

from __future__ import annotations

from pipelines.asked_in_chat import answered_in_words
from pipelines.bilingual_labels import said_once
from pipelines.blocks import TextBlock
from pipelines.card_faces import faces
from pipelines.form_bodies import spelled_out
from pipelines.form_boxes import unboxed
from pipelines.readable_zones import written_out
from pipelines.recognized import mended
from pipelines.screen_names import names_joined
from pipelines.transcripts import witnessed


def in_plain_words(block: TextBlock) -> TextBlock:
    """The block with labels, cards, screens, boxes, web forms, testimony and chats written out.

    Lines stay where they are.
    """
    labelled = names_joined(said_once(faces(mended(block))))
    plain = spelled_out(unboxed(written_out(labelled)))
    return answered_in_words(witnessed(plain))
