"""A text as people would read it out: what forms, zones, scans and chats write otherwise."""

from __future__ import annotations

from pipelines.asked_in_chat import answered_in_words
from pipelines.blocks import TextBlock
from pipelines.captions_above import captioned
from pipelines.card_faces import faces
from pipelines.chat_messages import spoken_lines
from pipelines.form_bodies import spelled_out
from pipelines.form_boxes import unboxed
from pipelines.labels_over import beside_their_values
from pipelines.readable_zones import written_out
from pipelines.recognized import mended
from pipelines.slash_fields import told_with_colons
from pipelines.starred_fields import unstarred
from pipelines.transcripts import witnessed


def in_plain_words(block: TextBlock) -> TextBlock:
    """The block with misread labels, cards, boxes, web forms, testimony and chats written out.

    Lines stay where they are, but for values that a form has below their captions.
    """
    marked = faces(told_with_colons(mended(spoken_lines(block))))
    boxed = unboxed(captioned(unstarred(written_out(marked))))
    plain = spelled_out(beside_their_values(boxed))
    return answered_in_words(witnessed(plain))
