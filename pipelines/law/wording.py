"""The `[notice]` table of a rule pack: what the law asks a letter to those it protects to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipelines.law.conditions import Condition, read

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Services against identity theft that a letter must offer, free of charge.

    elements: owed to whom one of these was exposed. when: the further condition, None for none.
    """

    months: int
    elements: tuple[str, ...]
    citation: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What a letter says under one law beside what every notice says.

    How well it is known stands in the pack's `sources`: groups `notice`, `notice_contact` and
    `services`. sources: where it was read. says: sentences. asks: what only people can fill in.
    contacts: offices with address, telephone and website. bureaus, trade_commission: print the
    credit bureaus and the Federal Trade Commission whatever was exposed. describes: False where
    the letter must not say how the breach came about.
    """

    citation: str
    sources: str
    says: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    bureaus: bool = False
    trade_commission: bool = False
    describes: bool = True
    services: tuple[Service, ...] = ()

    @property
    def asks_anything(self) -> bool:
        """Whether a letter under this law differs from one that says what every notice says."""
        lines = (*self.says, *self.asks, *self.contacts, *self.services)
        return bool(lines) or self.bureaus or self.trade_commission or not self.describes


def notice(table: Mapping[str, Any]) -> Notice:
    """Read a `[notice]` table. Raises TypeError or ConditionError; see `rulepack.load`."""
    read_: dict[str, Any] = dict(table)
    read_["services"] = tuple(_service(dict(item)) for item in read_.pop("service", ()))
    for name in ("says", "asks", "contacts"):
        read_[name] = tuple(read_.get(name, ()))
    return Notice(**read_)


def _service(table: dict[str, Any]) -> Service:
    when = table.pop("when", None)
    table["elements"] = tuple(table["elements"])
    return Service(when=None if when is None else read(when), **table)
