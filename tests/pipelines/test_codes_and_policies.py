"""Parties by a code in a ruled row, accounts under a name, policies for accidents at work."""

from __future__ import annotations

from told import about


def test_a_code_in_a_ruled_row_names_the_party() -> None:
    text = (
        "V-2 | OKAFOR, CHIDI | DOB 05/16/1980\n"
        "W-1 | TRAN, LINH | DOB 09/26/1942\n\n"
        "DETAILS\nW-1 saw it happen. Taken with the purse was V-2's Social Security card,"
        " 269-51-4545.\n\nOfficer M. Haddad #2214\n"
    )
    assert about(text) == {("Chidi Okafor", "ssn")}


def test_an_account_under_a_name_is_of_whom_it_names_not_of_who_tells() -> None:
    told = "I am Rosa Medina. The caller said the account is 586238274448"
    assert about(f"{told} and it was opened under the name Pavel Novak. I never met him.\n") == {
        ("Pavel Novak", "account_number")
    }
    assert about(f"{told} and it is mine. Pavel Novak was with me.\n") <= {
        ("Rosa Medina", "account_number")
    }


def test_a_policy_for_accidents_at_work_is_nobodys_health_plan() -> None:
    told = "Dr. Wen Liu cleaned the wound of Omar Haddad. Report to the carrier under policy "
    assert not {who for who, element in about(f"{told}WC-8837451.\n") if element != "medical"}
    health = "Patient: Omar Haddad\nHealth insurance policy number: XEH989609005\n"
    assert about(health) == {("Omar Haddad", "health_insurance")}


def test_shorthand_for_withdrawal_is_of_the_row() -> None:
    text = "Mei Castro was treated for etoh withdrawal. Nurse: Pia Lund, RN\n"
    assert about(text) == {("Mei Castro", "medical")}
