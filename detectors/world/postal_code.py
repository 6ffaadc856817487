"""ZIP code, or the postal code of another country."""

from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="postal_code",
    title="Postal code",
    patterns=(
        Pattern(regex="[0-9]{5}-[0-9]{4}", score=0.3),
        Pattern(regex="[0-9]{5}(?: ?[0-9]{4})?(?:[.]0)?", score=0.05),
        Pattern(regex="[0-9]{3,4}(?:[.]0)?|[0-9]{3,5}-|[0-9]{6}|[0-9]{8}", score=0.02),
        Pattern(
            regex="[a-z][0-9][a-z] ?[0-9][a-z][0-9]|[a-z]{1,2}[0-9][0-9a-z]? ?[0-9][a-z]{2}",
            score=0.3,
        ),
    ),
    headers=(
        "zip", "zip code", "zipcode", "zip 5", "zip5", "postal code", "postalcode", "postal",
        "post code", "postcode", "zip 4", "zip plus 4", "zip code 5", "home zip", "mailing zip",
        "mail zip", "residence zip", "res zip", "billing zip", "shipping zip", "address zip",
        "zip postal", "zip postal code", "patient zip", "zip cd", "codigo postal", "cp", "plz",
        "postleitzahl", "code postal", "ma buu chinh", "cep", "zip plus four", "owner zip",
    ),
    context=("zip", "zip code", "postal code", "codigo postal"),
    valid=lambda value: value.str.len_bytes().is_between(3, 10) & ~value.str.contains("^0+$"),
    authority="USPS Publication 28; Universal Postal Union",
    examples=("95127", "95127-4183", "2139", "K1A 0B1", "95127.0"),
    counter_examples=("00000", "CA", "95", "951274183067"),
)  # fmt: skip
