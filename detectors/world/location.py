"""Place that is no postal address of a person."""

from detectors.forms import wordy
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="location",
    title="Place without a street",
    headers=(
        "latitude", "lat", "longitude", "lon", "lng", "long", "lat long", "latlong", "lat lon",
        "coordinates", "gps", "gps coordinates", "geo", "geolocation", "geo point", "geohash",
        "x coord", "y coord", "county", "county name", "county code", "region", "territory",
        "district", "neighborhood", "ward", "beat", "precinct name", "building", "building name",
        "bldg", "floor", "room", "room number", "room no", "bed", "bed number", "location",
        "location name", "site", "site name", "place", "place of birth", "birth place",
        "birthplace", "birth city", "birth state", "birth country", "country of birth",
        "city of birth", "state of birth", "born in", "country of origin", "time zone", "timezone",
        "tz", "continent", "intersection", "cross street", "incident location", "incident address",
        "location of incident", "accident location", "lugar de nacimiento", "condado",
        "region name", "parking space", "desk", "campus", "work location", "office location",
        "service location", "map url",
    ),
    normal=trimmed,
    valid=wordy,
    free=True,
    authority="Usual headings of places",
    examples=("37.3382", "Santa Clara", "Building 4, room 183"),
    counter_examples=("", "N/A", "see 524-18-3067"),
)  # fmt: skip
