"""A text as people would read it out: what forms, zones, scans and chats write otherwise."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

from pipelines.blocks import TextBlock
from pipelines.plain.asked_in_chat import answered_in_words
from pipelines.plain.bilingual_labels import said_once
from pipelines.plain.captions import uncaptioned
from pipelines.plain.captions_above import captioned
from pipelines.plain.captions_below import answered_above
from pipelines.plain.card_faces import faces
from pipelines.plain.carriage_control import unsteered
from pipelines.plain.chat_messages import spoken_lines
from pipelines.plain.chat_nicks import speakers_named
from pipelines.plain.device_settings import logins_spelled_out
from pipelines.plain.edi_members import members_named
from pipelines.plain.form_bodies import spelled_out
from pipelines.plain.form_boxes import unboxed
from pipelines.plain.labels_over import beside_their_values
from pipelines.plain.leader_dots import undotted
from pipelines.plain.numbered_answers import answered_beside
from pipelines.plain.quoted_questions import quoted_answered
from pipelines.plain.readable_zones import written_out
from pipelines.plain.recognized import mended, with_doubts_of
from pipelines.plain.screen_names import names_joined
from pipelines.plain.slash_fields import told_with_colons
from pipelines.plain.spaced_pairs import beside_spaced
from pipelines.plain.spoken_numbers import digits_of_speech
from pipelines.plain.starred_fields import unstarred
from pipelines.plain.swift_fields import parties_of_payments
from pipelines.plain.transcripts import witnessed
from pipelines.plain.web_answers import answers_beside

_STEPS = (
    uncaptioned, unsteered, undotted, speakers_named, spoken_lines, digits_of_speech,
    told_with_colons, answered_beside, faces, answers_beside, beside_spaced, said_once,
    answered_above, names_joined, written_out, unstarred, captioned, unboxed, beside_their_values,
    logins_spelled_out, spelled_out, members_named, parties_of_payments, witnessed,
    answered_in_words, quoted_answered,
)  # fmt: skip
"""Each leaves alone what is not written its way."""


def in_plain_words(block: TextBlock) -> TextBlock:
    """The block with labels, cards, screens, boxes, web forms, testimony and chats written out.

    Lines stay where they are, but for values that a form has below their captions. Recognized
    text is mended before it is read; its doubts follow its words.
    """
    read = mended(block)
    told = reduce(lambda told, step: step(told), _STEPS, replace(read, doubts=()))
    return with_doubts_of(read, told)
