"""Payment messages: the account behind a tag is of whom the lines below name."""

from __future__ import annotations

from told import about

PAYMENT = """WIRE DESK - REPAIR QUEUE   03/14/2024 10:11
ref FT11223344
  :50K: /4412887310
        LOSA SAPOLU
        14 ELM ST
        FRESNO, CA 93720
  :59:  /5512887311
        VINH DOAN
  :70:  DEPOSIT ON FISHING BOAT
ref FT11223345
  :50K: /6612887312
        GOHAR MKRTCHYAN
  :59:  /7712887313
        DELTA PUMP AND WELL INC
repaired by: Ana Kim
"""


def test_each_party_has_its_own_account_and_a_firm_none() -> None:
    names = {"Losa Sapolu", "Vinh Doan", "Gohar Mkrtchyan"}
    assert about(PAYMENT) == {(name, "account_number") for name in names}
