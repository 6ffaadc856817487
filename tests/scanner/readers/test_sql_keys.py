"""Keys that a dump declares, before its rows or behind them."""

from __future__ import annotations

import pytest

from pipelines.blocks import Table
from scanner.readers import sql_dump
from scanner.readers.opened import Opened

MYSQL = """CREATE TABLE `person` (`pk` int NOT NULL, `nm` varchar(40), PRIMARY KEY (`pk`));
INSERT INTO `person` VALUES (1,'Bao Tran');
CREATE TABLE `card` (`no` decimal(10,2), `who` int,
  CONSTRAINT `c` FOREIGN KEY (`who`) REFERENCES `person` (`pk`));
INSERT INTO `card` VALUES (5,1);
"""
SQLITE = """CREATE TABLE person (pk INTEGER PRIMARY KEY, nm TEXT);
INSERT INTO person VALUES (1,'Bao Tran');
CREATE TABLE card (no TEXT, who INTEGER REFERENCES person(pk));
INSERT INTO card VALUES (5,1);
"""
POSTGRES = """CREATE TABLE public.person (pk integer NOT NULL, nm text);
CREATE TABLE public.card (no text, who integer);
COPY public.person (pk, nm) FROM stdin;
1\tBao Tran
\\.
COPY public.card (no, who) FROM stdin;
5\t1
\\.
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (pk);
ALTER TABLE ONLY public.card
    ADD CONSTRAINT card_who FOREIGN KEY (who) REFERENCES public.person(pk) ON DELETE CASCADE;
"""


@pytest.mark.parametrize("dump", [MYSQL, SQLITE, POSTGRES], ids=["mysql", "sqlite", "postgres"])
def test_declared_keys_are_read_wherever_the_dump_declares_them(dump: str) -> None:
    data = dump.encode()
    source = Opened(name="d", media_type="application/sql", size=len(data), path=None, data=data)
    found = {}
    for block in sql_dump.read(source):
        assert isinstance(block, Table)
        found[block.name] = block.keys
        assert sum(batch.height for batch in block.batches) == 1
    assert found == {"person": {0: "person.pk"}, "card": {1: "person.pk"}}
