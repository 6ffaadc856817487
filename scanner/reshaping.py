"""Tables that do not hold a person a row as they lie, made so before their columns are typed."""

from __future__ import annotations

from functools import reduce

from pipelines.blocks import Table
from pipelines.tables.cell_forms import spoken
from pipelines.tables.conversations import conversation
from pipelines.tables.kind_tables import KindTables
from pipelines.tables.long_tables import widened
from pipelines.tables.opened import Hear, heard_in
from pipelines.tables.relatives_in_cells import relatives
from pipelines.tables.threads_in_rows import threads
from pipelines.tables.titled_items import items
from pipelines.tables.told_in_cells import notes
from scanner.form_definitions import FormDefinitions
from scanner.markup_cells import without_markup
from scanner.nested_cells import unfolded
from scanner.twice_encoded import table_once

_TEXTS = (threads, items, conversation, notes, relatives)
"""What of a table is text, each found in what those before it leave."""


class Reshaping:
    """The tables of one task: what one of them explains is known to those read after it."""

    def __init__(self) -> None:
        self._kinds = KindTables()
        self._forms = FormDefinitions()

    def shaped(self, table: Table, hear: Hear) -> Table:
        """The table with a row a person and a column a field, as far as it can be told.

        hear: gets what is text in it: what a conversation says, lines of a form above a list.
        """
        told = spoken(self._forms.told(self._kinds.told(table_once(table))), hear)
        plain = without_markup(unfolded(widened(told)))
        return reduce(lambda left, texts: heard_in(left, texts, hear), _TEXTS, plain)
