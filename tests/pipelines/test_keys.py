"""Which columns join tables, and under what comparable name."""

from __future__ import annotations

import polars as pl
import pytest

from detectors.columns.judge import classify
from pipelines.joins.join_keys import Overlap, Unit, judged
from pipelines.joins.key_shapes import Shape, shape_of
from pipelines.joins.keys import Written, key_columns, key_structs


def keys(columns: dict[str, list[str]], table: str) -> dict[int, str]:
    sample = pl.DataFrame({str(i): values for i, values in enumerate(columns.values())})
    return key_columns(classify(list(columns), sample, table), sample, table, {})


@pytest.mark.parametrize(
    ("header", "table", "value", "name"),
    [
        ("SPRIDEN_PIDM", "SPRIDEN", "330113", "pidm"),
        ("SPBPERS_PIDM", "SPBPERS", "330113", "pidm"),
        ("prsn_sk", "enrl", "7001", "prsn id"),
        ("Contact__c", "Application__c", "0035e00000ABCD2345", "contact id"),
        ("Id", "Contact", "0035e00000ABCD2345", "contact id"),
        ("CIF", "DDA", "000880107", "cif id"),
        ("CUST", "CUSTCARD", "50117", "customer id"),
        ("kit_no", "orders", "BX-20417", "sample id"),
        ("Kit", "kits", "QU7704181", "sample id"),
        ("sample", "plate", "GP-77120", "sample id"),
        ("Specimen ID", "log", "0217744193", "sample id"),
        ("resource.subject.reference", "entry", "Patient/p12345", "resource patient id"),
    ],
)
def test_keys_of_real_systems_have_comparable_names(
    header: str, table: str, value: str, name: str
) -> None:
    found = keys({header: [value]}, table)
    assert found == {0: f"person_key:{name}"}


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Sample", "brown sand"),
        ("Kit", "first aid"),
        ("Salary", "54000"),
        ("Total", "10021"),
        ("Room No", "2041"),
        ("Valuation", "12.50"),
    ],
)
def test_other_numbers_are_no_keys(header: str, value: str) -> None:
    assert keys({header: [value]}, "t") == {}


def test_a_pointer_to_a_resource_is_the_key_of_the_resource() -> None:
    batch = pl.DataFrame({"0": ["Patient/p12345", "p12345", "urn:uuid:p12345"]})
    written = Written(name="k", header="k", shape=None, declared=None)
    assert key_structs(batch, 0, written, b"\0" * 32).struct.field("fingerprint").n_unique() == 1


def test_small_numbers_join_where_the_headers_differ_in_signs_only() -> None:
    alerts = Unit(
        "person_key:students dcid", "", everywhere=False, source="a", header="StudentsDCID"
    )
    people = Unit("person_key:dcid id", "", everywhere=False, source="b", header="STUDENTS.DCID")
    other = people._replace(header="STAFF.DCID")
    assert judged(alerts, people, Overlap(4, 6, 4)).verdict == "accepted"
    assert judged(alerts, other, Overlap(4, 6, 4)).verdict != "accepted"


def numbered(column: str, table: str, header: str, shape: Shape | None = None) -> Unit:
    return Unit(column, f"table {table}", everywhere=False, source="a", header=header, shape=shape)


def test_a_header_that_is_the_name_of_the_other_table_points_there() -> None:
    bridge = numbered("person_key:t id", "t020", "t014_id")
    people = numbered("person_key:id", "t014", "id")
    assert judged(bridge, people, Overlap(3, 4, 3)).verdict == "accepted"
    opaque = numbered("key:c 0", "c_7", "c0"), numbered("key:c 7 fk", "c_9", "c_7_fk")
    assert judged(opaque[1], opaque[0], Overlap(3, 4, 3)).verdict == "accepted"
    elsewhere = numbered("person_key:id", "t031", "id")
    assert judged(bridge, elsewhere, Overlap(3, 4, 3)).verdict != "accepted"


def test_one_letter_joins_two_tables_of_a_database_unless_they_count() -> None:
    def verdict(column: pl.Series) -> str:
        docs = numbered("key:k", "prsn_doc", "k", shape_of(column))._replace(fan=2.0)
        people = numbered("key:k", "prsn", "k", shape_of(column))
        return judged(docs, people, Overlap(6, 6, 6)).verdict

    assert verdict(pl.Series([str(40017 + 13 * at) for at in range(6)])) == "accepted"
    assert verdict(pl.Series([str(1 + at) for at in range(6)])) != "accepted"


def test_the_primary_key_of_one_table_is_met_in_another_by_its_own_short_name() -> None:
    shape = shape_of(pl.Series(["3117", "3122", "3125"]))
    riders = numbered("person_key:rider id", "rider", "rid", shape)._replace(declared="rider.rid")
    told = numbered("person_key:elig id", "elig", "rid", shape)
    assert judged(told, riders, Overlap(3, 3, 3)).verdict == "accepted"
    for other in (told._replace(header="id"), told._replace(source="b")):
        assert judged(other, riders, Overlap(3, 3, 3)).verdict != "accepted"


def test_what_a_program_drew_for_a_user_is_a_key_and_a_login_is_none() -> None:
    assert keys({"user": ["U06B05B84", "U0249A4F3"]}, "messages") == {0: "person_key:user id"}
    assert keys({"user": ["jlopez72", "thuy.ng4"]}, "messages") == {}


def test_two_long_drawn_tokens_in_common_join_columns_of_other_words() -> None:
    drawn = ["qww7rEaj6dmzed9yAyAcahHH869a", "t2kvsCkD95k2kmywdd7FvwJ3fxs7",
             "BCx6z73umwCg7q4rJdC8tpufrrjJ"]  # fmt: skip
    long = shape_of(pl.Series(drawn))
    short = shape_of(pl.Series(["A7K2Q", "B9M1R", "C3X8T"]))
    for shape, verdict in ((long, "accepted"), (short, "refused")):
        seeker = Unit("person_key:entry key", "entries", everywhere=False, shape=shape)
        holder = Unit("person_key:account key", "accounts", everywhere=False, shape=shape, named=3)
        assert judged(seeker, holder, Overlap(2, 3, 2)).verdict == verdict
