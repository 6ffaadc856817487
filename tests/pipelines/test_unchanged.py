"""What must change nothing: the order of rows and files, strangers, a table cut in two, a judgment
that is taken back, evidence that comes little by little."""

from __future__ import annotations

from pathlib import Path

import pytest
from drawn_breach import breach, listed, shuffled, split, strangers

from pipelines.model import IDENTITIES, empty
from pipelines.resolution.judgments import Judgment

SEEDS = (3, 17, 2026)


@pytest.mark.parametrize("seed", SEEDS)
def test_rows_in_another_order(seed: int, tmp_path: Path) -> None:
    drawn = breach(seed)
    whole = listed(drawn, tmp_path / "a").told()
    assert listed(shuffled(drawn, seed + 1), tmp_path / "b").told() == whole
    assert len(whole) > 20


@pytest.mark.parametrize("seed", SEEDS)
def test_files_in_another_order(seed: int, tmp_path: Path) -> None:
    drawn = breach(seed)
    first, other = listed(drawn, tmp_path / "a"), listed(drawn, tmp_path / "b", order=1)
    assert first.told() == other.told()
    assert first.ids() == other.ids()


@pytest.mark.parametrize("seed", SEEDS)
def test_strangers_change_nobody(seed: int, tmp_path: Path) -> None:
    drawn, more = breach(seed), strangers()
    before = listed(drawn, tmp_path / "a")
    after = listed(drawn | more, tmp_path / "b")
    told = after.told()
    assert {who: told.get(who) for who in before.told()} == before.told()
    assert len(told) == len(before.told()) + len(more["zz.csv"][1])


@pytest.mark.parametrize("name", ["staff.csv", "clients.csv", "cards.csv"])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_table_cut_in_two(seed: int, name: str, tmp_path: Path) -> None:
    drawn = breach(seed)
    whole, halves = listed(drawn, tmp_path / "a"), listed(split(drawn, name), tmp_path / "b")
    assert halves.together() == whole.together()


@pytest.mark.parametrize("seed", SEEDS)
def test_judgments_taken_back(seed: int, tmp_path: Path) -> None:
    drawn = breach(seed)
    first = listed(drawn, tmp_path / "a")
    plain, content = first.people, first.content
    # Judgments are of mentions with a name: rows of staff, clients and cards.
    named = [
        [one for one in members if first.note[one][:2] in {"st", "cl", "ca"}]
        for members in plain["members"]
    ]
    several = [members for members in named if len(members) > 1]
    one_each = [members[0] for members in named if members]
    said = [(ids[0], ids[-1], "different") for ids in several[:4]]
    said += [(one_each[n], one_each[-1 - n], "same") for n in range(4)]
    given = [
        Judgment(a=content[a], b=content[b], verdict=verdict, by="R. Okafor", at="", why="seen")
        for a, b, verdict in said
    ]
    back = [
        Judgment(
            a=content[a], b=content[b], verdict="withdrawn", by="R. Okafor", at="", why="in error"
        )
        for a, b, _ in said
    ]
    assert not listed(drawn, tmp_path / "b", given).people.equals(plain)
    assert listed(drawn, tmp_path / "c", given + back).people.equals(plain)


@pytest.mark.parametrize("seed", SEEDS)
def test_evidence_that_comes_file_by_file(seed: int, tmp_path: Path) -> None:
    drawn = breach(seed)
    before, earlier = empty(IDENTITIES), set[str]()
    for number, name in enumerate(drawn):
        met = {file: drawn[file] for file in list(drawn)[: number + 1]}
        now = listed(met, tmp_path / name, before=before)
        replaced = set(now.people["supersedes"].explode(empty_as_null=False))
        assert earlier <= set(now.ids().values()) | replaced
        before, earlier = now.called, set(now.ids().values())
    assert now.told() == listed(drawn, tmp_path / "whole").told()
