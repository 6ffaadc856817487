"""Date on which something expires."""

from detectors.forms import wordy
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="expiry",
    title="Date on which something expires",
    headers=(
        "expiration date", "expiration", "expiry", "expiry date", "exp date", "exp", "expires",
        "expires on", "expires at", "exp dt", "expdate", "exp mm yy", "card expiry",
        "card expiration", "card expiration date", "card exp", "card exp date", "cc exp",
        "cc exp date", "cc expiration", "exp month", "exp year", "expiration month",
        "expiration year", "passport expiration", "passport expiry", "passport exp date",
        "passport expiration date", "passport expiry date", "passport issue date",
        "passport country", "passport issue country", "visa expiration", "dl expiration", "dl exp",
        "dl exp date", "dl expiration date", "dl expiry", "dl state", "dl issue date", "dl class",
        "driver license state", "driver license expiration", "drivers license expiration",
        "drivers license state", "driver s license expiration", "driver s license state",
        "license expiration date", "id expiration", "id expiration date", "password expires",
        "password expiry", "valid until", "valid thru", "valid through", "valid to", "good through",
        "good thru", "i94 expiration", "vencimiento", "fecha de vencimiento", "caducidad",
        "ablaufdatum", "gultig bis",
    ),
    normal=trimmed,
    valid=wordy,
    free=True,
    authority="Usual headings of cards and documents",
    examples=("04/28", "2028-04-30", "0428"),
    counter_examples=("", "N/A", "see 524-18-3067"),
)  # fmt: skip
