"""Names of a few letters, which are words of the language, known by the rows around them."""

from __future__ import annotations

import pytest

from detectors.people.name_rows import among_names
from detectors.people.person_finder import Person


def found(text: str, *known: str) -> list[str]:
    people = [Person(text.index(name), text.index(name) + len(name), 0.9, "") for name in known]
    return [text[p.start : p.end] for p in among_names(text, people)]


@pytest.mark.parametrize(
    ("text", "known", "people"),
    [
        (
            "1. Gloria Aparicio   M2201845\n2. An Do   M2201846\n3. Bo Him   M2201847\n",
            ("Gloria Aparicio",),
            ["Gloria Aparicio", "An Do", "Bo Him"],
        ),
        (
            "Lead tenant: Rosa Alvarado, unit 14\nCo-tenant: My To, unit 14\n",
            ("Rosa Alvarado",),
            ["Rosa Alvarado", "My To"],
        ),
        (
            "new: Amy Xu / 226-36-2273\nnew: Marlon Sacramento / 430-29-4398\n",
            ("Amy Xu",),
            ["Amy Xu", "Marlon Sacramento"],
        ),
        (
            "Satwantjit Bains / 599-83-7573\nLorraine Miranda / 219-94-7630\n",
            ("Lorraine Miranda",),
            ["Satwantjit Bains", "Lorraine Miranda"],
        ),
    ],
)
def test_short_names_among_names_are_names(
    text: str, known: tuple[str, ...], people: list[str]
) -> None:
    assert found(text, *known) == people


@pytest.mark.parametrize(
    "text",
    [
        "Gloria Aparicio   1,204.11\nNet Pay   1,204.11\n",
        "Gloria Aparicio   55 points\nMain Street   1200 block, north side\n",
        "Gloria Aparicio   M2201845\n" + "\n" * 8 + "An Do   M2201846\n",
        "Gloria Aparicio says so\nAn Do says no\n",
    ],
    ids=["total", "other columns", "far away", "no number"],
)
def test_what_only_looks_alike_is_nobody(text: str) -> None:
    assert found(text, "Gloria Aparicio") == ["Gloria Aparicio"]


@pytest.mark.parametrize(
    ("under", "people"),
    [
        ("Nelida   Reinholt", ["Nelida   Reinholt"]),
        ("Nelida R   Reinholt   578-57-3723", ["Nelida R   Reinholt"]),
        ("Nelida, see page 2", ["Nelida"]),
    ],
)
def test_two_columns_under_the_labels_of_both_names_are_one_name(
    under: str, people: list[str]
) -> None:
    text = f"Step 1(a) First name and middle initial   Last name\n{under}\n\nAddress\n"
    assert found(text, "Nelida") == people
