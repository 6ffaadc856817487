"""What logs learn of somebody in several lines: sessions, users, statements of SQL."""

from __future__ import annotations

import pytest
from told import about

_KIOSK = """2026-01-14 10:01:40 DEBUG session=88ab patient="Rosa Delgado" dob=04/22/1961 ins_id=
2026-01-14 10:02:07 DEBUG session=91cd patient="Kim Tran" dob=08/01/1984 ins_id=
2026-01-14 10:02:15 DEBUG session=88ab reason="abscess, swelling lower left"
2026-01-14 10:02:31 DEBUG session=91cd desk override by=zw57 ssn_lookup=391507939 result=pending
"""
_PASSWORD = """[10:02:11] user_id=7781 signed in as "Rosa Delgado"
[10:02:12] user_id=9902 signed in as "Kim Tran"
[10:03:30] POST /account/reset user_id=9902 body=token=8ab3&pw1=Winter!2291&confirm=Winter!2291
[10:04:00] user_id=7781 logout
"""
_SQL = """slow query log, pulled by Dana Reyes
UPDATE person SET ssn='391-50-7939', updated_by='batch' WHERE last_name='Delgado' AND
  first_name='Rosa';
INSERT INTO dependents (holder, dep_name, dep_ssn) VALUES ('Rosa Delgado', 'Kim Tran',
  '391-50-7940');
UPDATE payments SET pan='4303 5647 2488 5927', cvc='504', holder='BLESSING OKAFOR' WHERE id=7;
DELETE FROM person WHERE ssn='391-50-7941';
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_KIOSK, {("Rosa Delgado", "medical"), ("Kim Tran", "ssn")}),
        (_PASSWORD, {("Kim Tran", "password")}),
        (
            _SQL,
            {
                ("Rosa Delgado", "ssn"),
                ("Kim Tran", "ssn"),
                ("Blessing Okafor", "card_number"),
                ("Blessing Okafor", "access_code"),
                (None, "ssn"),
            },
        ),
    ],
    ids=["kiosk", "password", "sql"],
)
def test_a_log_tells_of_whom_it_names_elsewhere(text: str, expected: set[tuple[str, str]]) -> None:
    assert about(text) == expected


def test_a_password_is_of_the_user_of_its_own_entry() -> None:
    log = "Feb 26 22:14:55 app[8]: LOGIN ok user=ana.ruiz@example.net ua=iPhone\n"
    log += 'Feb 26 22:15:20 app[8]: LOGIN fail user=kimt@example.org pw="Condor!6246x"\n'
    log += 'Feb 26 22:17:48 app[8]: profile.view by ana.ruiz@example.net full_name="Ana Ruiz"\n'
    assert ("Ana Ruiz", "password") not in about(log)
