"""Cases one below the other: what was noted below a line with a name is about whom it names."""

from __future__ import annotations

from told import about

QUEUE = """\
ACCT 0000660417-L40  OLMOS, RIGOBERTO   AUTO  22 RAM 1500   DPD 47   PD AMT 611.40
 09/21 10:02 JT  LM wk. 2nd nbr disc.
 09/24 16:40 JT  I/B. Cust off work since 8/29, kidney stone surg + infection, not paid yet.
                 PTP 9/30 $300 by card. CC# 4556 7375 8689 9855 exp 08/28 cvv 417 ok to run
ACCT 0000418820-L02  BROUWER TRUCK REPAIR LLC   DPD 61
 09/24 16:40 JT  spk to owner's wife Tamsin Brouwer, ssn 559-31-7702
ACCT 0000552810-L12  GUIDRY, TYRELL   SIG   DPD 31   PD AMT 118.00
 09/25 13:11 MR  skip: TLO shows new addr 77 N Wishon, ssn 565-15-4021 verif w/ employer HR
 09/28 11:50 MR  said send to debit card ending 4418, would not give cvv
"""
CLAIMS = """\
PERF PROV   SERV DATE  POS NOS  PROC  MODS   BILLED  ALLOWED  DEDUCT   COINS   PROV PD
----------------------------------------------------------------------------------------
NAME OUK, SOPHEAP          HIC 3K55PM2HW53  ACNT BCH0417   ICN 0926244188270  ASG Y MOA MA01
1740044182  0819 081926 11   1 90837  95     210.00   151.20     0.00   30.24  118.54
            PSYTX W PT 60 MIN   DX F43.10 PTSD
NAME HAKOBYAN, MARINE      HIC 2TA5EQ9TQ37  ACNT HAK0088   ICN 0926244188294  ASG Y MOA MA01
1740044182  0821 082126 11   1 64483  RT     980.00     0.00     0.00    0.00    0.00
            NJX TFRML EPI LUMBAR   DX M54.16
TOTALS: # CLAIMS 2   BILLED 1190.00   ALLOWED 151.20   PROV PD 118.54
"""


def test_dated_notes_are_about_whom_the_line_above_names() -> None:
    found = about(QUEUE)
    assert ("Rigoberto Olmos", "payment_card") in found | _opened(found)
    assert ("Rigoberto Olmos", "medical") in found
    assert ("Tyrell Guidry", "ssn") in found
    assert ("Tyrell Guidry", "medical") not in found


def _opened(found: set[tuple[str | None, str]]) -> set[tuple[str | None, str]]:
    """A card that stands with its code is a payment card when people are resolved."""
    parts = {name for name, element in found if element == "access_code"}
    return {
        (name, "payment_card") for name, kind in found if kind == "card_number" and name in parts
    }


def test_notes_of_a_firm_are_not_those_of_the_person_above() -> None:
    held = [name for name, element in about(QUEUE) if element == "ssn"]
    assert sorted(map(str, held)) == ["Tamsin Brouwer", "Tyrell Guidry"]


def test_claims_of_a_remittance_are_of_whom_each_names() -> None:
    found = about(CLAIMS)
    assert ("Sopheap Ouk", "health_insurance") in found
    assert ("Marine Hakobyan", "health_insurance") in found
    assert {name for name, _ in found} == {"Sopheap Ouk", "Marine Hakobyan"}
