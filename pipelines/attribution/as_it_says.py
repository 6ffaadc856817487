"""Whose a value is by how the text around it says so: each way of saying it, in order.

A way of saying is a module's own; here stands which is heard before which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.attribution.headed_forms import set_in_below
from pipelines.attribution.misused import known_to_another
from pipelines.attribution.numbered_apart import of_same_item
from pipelines.attribution.only_person import of_the_keeper
from pipelines.attribution.plate_keepers import registered
from pipelines.attribution.right_behind import opened_by, right_behind, the_same
from pipelines.attribution.said_next import in_parts_behind, opens_row
from pipelines.attribution.sentences_before import of_my_relative
from pipelines.attribution.sessions import of_session
from pipelines.attribution.set_right import of_the_same_number

if TYPE_CHECKING:
    from detectors.texts.text import Finding
    from pipelines.attribution.nearby import Nearby, Owner

_WAYS = (
    opened_by, registered, of_my_relative, in_parts_behind, known_to_another, right_behind,
    the_same, of_the_same_number, of_the_keeper, of_session, set_in_below, opens_row, of_same_item,
)  # fmt: skip


def as_it_says(near: Nearby, finding: Finding) -> Owner | None:
    """Return whom the first of these ways means; -1 as the person where it means nobody named."""
    return next(filter(None, (way(near, finding) for way in _WAYS)), None)
