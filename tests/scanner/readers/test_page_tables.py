"""Tables of printed pages whose cells go over several lines."""

from __future__ import annotations

import pytest

from scanner.readers.page_layout import Cell, Line
from scanner.readers.page_tables import tables

LEFTS = (0.0, 60.0, 200.0, 300.0)


def line(gap: float, *cells: str) -> Line:
    """A line with a cell under each heading, "" where nothing stands; six units a character."""
    made = [
        Cell(text, left, left + 6.0 * len(text))
        for text, left in zip(cells, LEFTS, strict=True)
        if text
    ]
    return Line(tuple(made), gap)


HEAD = line(2.0, "Time", "Patient", "Phone", "Reason for visit today")
FIRST = line(0.8, "8:20", "Zhou, Sunita", "408-555-0150", "Hepatitis C")
WANTED = [
    ["8:20", "Zhou, Sunita", "408-555-0150", "Hepatitis C"],
    ["8:40", "Lim, Manuela", "408-555-0151", "Pulmonary TB, month four"],
    ["9:20", "Quach, Ruth", "408-555-0152", "Asthma, sudden onset"],
]


@pytest.mark.parametrize(
    "body",
    [
        [  # the other cells at the top of the row
            line(0.8, "8:40", "Lim, Manuela", "408-555-0151", "Pulmonary TB,"),
            line(0.1, "", "", "", "month four"),
            line(0.8, "9:20", "Quach, Ruth", "408-555-0152", "Asthma,"),
            line(0.1, "", "", "", "sudden onset"),
        ],
        [  # in the middle
            line(0.8, "", "", "", "Pulmonary TB,"),
            line(-0.1, "8:40", "Lim, Manuela", "408-555-0151", ""),
            line(-0.1, "", "", "", "month four"),
            line(0.8, "", "", "", "Asthma,"),
            line(-0.1, "9:20", "Quach, Ruth", "408-555-0152", ""),
            line(-0.1, "", "", "", "sudden onset"),
        ],
        [  # at the bottom, and a name that is wrapped too
            line(0.8, "", "Lim,", "", "Pulmonary TB,"),
            line(0.1, "8:40", "Manuela", "408-555-0151", "month four"),
            line(0.8, "", "", "", "Asthma,"),
            line(0.1, "9:20", "Quach, Ruth", "408-555-0152", "sudden onset"),
        ],
    ],
)
def test_the_lines_of_a_wrapped_cell_are_of_the_row_they_stand_close_to(body: list[Line]) -> None:
    grids, rest = tables([HEAD, FIRST, *body])
    assert [grid.rows[1:] for grid in grids] == [WANTED]
    assert not rest


def test_numbers_below_each_other_are_not_run_together() -> None:
    body = [
        line(0.8, "8:40", "Lim, Manuela", "408-555-0151", "Asthma"),
        line(0.1, "", "", "408-555-0199", ""),
        line(0.8, "9:20", "Quach, Ruth", "408-555-0152", "Asthma"),
    ]
    (grid,), _ = tables([HEAD, FIRST, *body])
    assert [row[2] for row in grid.rows[2:4]] == ["408-555-0151", "408-555-0199"]


def test_rows_that_stand_at_even_distances_stay_rows() -> None:
    body = [
        line(0.8, "8:40", "Lim, Manuela", "408-555-0151", "Asthma"),
        line(0.8, "", "", "", "Migraine"),
        line(0.8, "9:20", "Quach, Ruth", "408-555-0152", "Asthma"),
    ]
    (grid,), _ = tables([HEAD, FIRST, *body])
    assert len(grid.rows) == 5


def test_boxes_to_tick_before_words_are_of_a_form_and_not_of_a_table() -> None:
    page = [
        line(2.0, "[x] R/O", "[ ] Agent", "CDL shown", "N3366108 exp 08-15-28"),
        line(0.8, "Ins. card", "[x] yes", "", "[ ] no"),
        line(0.8, "PAID", "[ ] cash", "[x] CC", "keyed"),
        line(0.8, "VISA", "4147 3810 0962", "EXP 11/27", "ZIP 93706"),
    ]
    grids, rest = tables(page)
    assert not grids
    assert rest == page
