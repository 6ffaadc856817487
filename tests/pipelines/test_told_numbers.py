"""Numbers told in everyday words: plates that cameras read, cards with their codes, ID cards."""

from __future__ import annotations

import pytest
from told import about


@pytest.mark.parametrize(
    "said",
    [
        "Plate 7TRV228 seen by reader cam 14, Jan 9, 10:15 pm. Owner of record: Ana Ruiz.",
        "Toll reader tagged 8MPR119 at the bridge 06:11 on 4/18; registered owner Ana Ruiz.",
        "gate cam lpr / 05-07 / 22:19 / north yard / 9KPT084 / reg: Ana Ruiz",
        "The camera on the tower caught 9BQL306 Sunday at 3:07 am. That's Ana Ruiz's van.",
        "Mobile LPR, 2/27 0214, 1100 blk Vine: 4ZRC688. RO - Ana Ruiz. No want.",
    ],
)
def test_a_plate_that_a_camera_read_is_its_keepers(said: str) -> None:
    assert about(said) == {("Ana Ruiz", "plate"), ("Ana Ruiz", "plate_read")}


def test_each_of_two_plates_in_a_line_is_of_the_owner_behind_it() -> None:
    line = "ALPR 5/2, gate: 08:11 6TTY404 owner Ana Ruiz, 08:13 8CJW717 owner Mark Johnson"
    both = {
        (name, part) for name in ("Ana Ruiz", "Mark Johnson") for part in ("plate", "plate_read")
    }
    assert about(line) == both


def test_a_class_about_plate_readers_is_nobodys() -> None:
    told = about("Plate reader training Tues 10:15 at the Shaw station with Sgt. Ana Ruiz.")
    assert {name for name, _ in told} <= {None}


@pytest.mark.parametrize(
    "said",
    [
        "Ana Ruiz says run 4539 1488 0343 6467 w/ 554 from the back, zip 90035",
        "CC# 4539 1488 0343 6467 and verification 390 for traveler Ana Ruiz",
        "Visa debit of Ana Ruiz: 4539 1488 0343 6467, the pin she uses is her house number 1447",
    ],
)
def test_the_code_of_a_card_by_what_people_call_it(said: str) -> None:
    assert about(said) == {("Ana Ruiz", "card_number"), ("Ana Ruiz", "access_code")}


@pytest.mark.parametrize(
    ("said", "element"),
    [
        ("ID presented: Calif. non-driver identification F6620841 - Ana Ruiz", "state_id"),
        ("senior id (not a DL) for Ana Ruiz >> C3310957", "state_id"),
        ("Took her DL down while she called the tow. Ana Ruiz, D3248902.", "drivers_license"),
        ("Number from the IRS is 963-94-7715. It was assigned to Ana Ruiz in 2019.", "tax_id"),
        ("copy of psprt # 566018247 (blue, USA) rec'd from Ana Ruiz", "passport"),
        ("Ana Ruiz, A-number 208 447 193, check-in moved to June", "other_government_id"),
        ("Ana Ruiz said that her debit was 4539 1488 0343 6467 then", "card_number"),
        ("Estate of Ana Ruiz. Decedent's s/s no. was 455-30-8812.", "ssn"),
        ("Bail desk: Ruiz, Ana / CDL D2208159 / OR'd 0340 hrs", "drivers_license"),
    ],
)
def test_a_number_by_the_words_of_its_sentence(said: str, element: str) -> None:
    assert about(said) == {("Ana Ruiz", element)}
