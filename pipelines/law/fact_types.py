"""Of what type a fact of an incident may be, and the model that every table of facts is.

A value of the wrong type is refused, never turned into the right one, and no error holds what was
written.
"""

import datetime as dt
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

Acquisition = Literal["obtained", "reasonably_believed", "no", "unknown"]
"""Whether an unauthorized person got something; "unknown" is read like an absent fact."""

Share = Literal["none", "some", "all"]
"""How much of the data something is true of."""

Kind = Literal[
    "wrong_recipient",
    "employee",
    "lost_device",
    "outside_actor",
    "accidental_disclosure",
    "theft",
    "other",
]
"""What kind of event it was, as the county policy tells them apart."""

Policy = Literal["santa_clara_county", "city_guide", "none"]
"""A pack of local rules, by the last word of its id; "none" says that no local rules bind."""


def _listed(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


Texts = Annotated[tuple[str, ...], BeforeValidator(_listed)]
Policies = Annotated[tuple[Policy, ...], BeforeValidator(_listed)]
Dollars = Annotated[float, Field(ge=0, allow_inf_nan=False)]
State = Annotated[str, Field(pattern="^[A-Z]{2}$")]


class Facts(BaseModel):
    """One table of the file: frozen, with no other facts than those declared."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        hide_input_in_errors=True,
    )


def in_order(first: str, start: dt.date | None, last: str, end: dt.date | None) -> None:
    """Refuse a range that ends before it begins; first and last name its two facts."""
    if start and end and end < start:
        told = f"{last} is before {first}"
        raise PydanticCustomError("not_in_order", told, {"of": [first, last]})


def alternatives(kind: Any) -> tuple[Any, ...]:
    """List the types that a declared type allows: `str | None` -> (str, None's type)."""
    return get_args(kind) if get_origin(kind) not in (None, Literal, tuple) else (kind,)
