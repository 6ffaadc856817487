"""Draws what stands around people and is none: places of the world, firms, schools, hospitals."""

from __future__ import annotations

import io
import random
from importlib import resources

import polars as pl

from training.names.people import Names

_ORGANIZATIONS = {
    "hospital": ("St. {given} Hospital", "{one} Memorial Hospital", "{city} General Hospital", "{two} Clinic",
        "{one} Family Practice", "Good Samaritan Hospital", "{one} Dialysis Center", "{one}-{two} Medical Center",
        "{city} Eye Institute", "Sisters of {city} Hospice", "{given} {one} Cancer Center"),
    "school": ("{one} Elementary School", "{given} {two} High School", "{one} University", "University of {city}",
        "St. {given} Academy", "{city} College", "{one} Middle School", "{city} State", "{given} {one} Library",
        "{one} Hall", "Institute of {city} Studies"),
    "org": ("{one} & {two}", "{one}, {two} LLP", "{one} Industries", "{two} Group LLC", "{one} Brothers Inc.",
        "{one} & Sons", "Law Offices of {given} {one}", "{two} Trucking Co.", "{one} Dental Associates",
        "{given}'s Auto Body", "{two} Insurance Agency", "{one} Funeral Home", "{one}-{two}", "{one} PLC", "{one} Ltd",
        "{one}, {two} and {three}", "{one}, {two} & {three}", "{one} and {two}", "{one} and Sons", "{one} Inc",
        "{one} Investments", "{one} Futures", "{city} Capital", "{given} {one} Foundation", "{one} Motorsports",
        "The {one} Orchestra", "The {given} {one} Trio", "{city} Symphony", "{given}'s Kitchen", "{one}'s",
        "{city} Times", "Bank of {city}", "{city} United", "{city} Tigers", "{one} Records", "{one} TV", "Radio {city}",
        "{one} Films", "{given} Airlines", "{city} Airways", "Port of {city}", "{one} Foods", "{one} Pharma",
        "{one} Bakery", "Café {given}", "{city} Liberation Front", "{city} Labor Party", "{two} National Union"),
}  # fmt: skip


class Surroundings:
    """Places of the shipped list, and organizations named after people and places."""

    def __init__(self, names: Names) -> None:
        self.names = names
        packed = resources.files("detectors.lists").joinpath("places.csv.gz").read_bytes()
        table = pl.read_csv(io.BytesIO(packed))
        self.places: list[list[str]] = [
            table.filter(kind=kind)["place"].to_list() for kind in (1, 2, 3)
        ]

    def place(self, dice: random.Random) -> str:
        """A city, a region or a country."""
        return dice.choice(self.places[dice.choices((0, 1, 2), (60, 15, 25))[0]])

    def city(self, dice: random.Random) -> str:
        """A city."""
        return dice.choice(self.places[0])

    def country(self, dice: random.Random) -> str:
        """A country."""
        return dice.choice(self.places[2])

    def organization(self, kind: str, dice: random.Random) -> str:
        """A name for one: hospital, school or org. Raises KeyError for another kind."""
        family = self.names.family
        return dice.choice(_ORGANIZATIONS[kind]).format(
            given=self.names.any_given.draw(dice),
            one=family["white"].draw(dice),
            two=family["hispanic"].draw(dice),
            three=family[dice.choice(("white", "black", "api"))].draw(dice),
            city=self.city(dice),
        )
