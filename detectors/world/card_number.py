"""Number of a payment card."""

import polars as pl

from detectors.checksums import luhn
from detectors.forms import number, once, varied
from detectors.model import Detector, Pattern

# Numbers that payment processors publish for tests; no card bears them.
_TEST_CARDS = (
    "4111111111111111", "4012888888881881", "4222222222222", "4242424242424242",
    "4000056655665556", "4000000000000002", "4000000000000077", "4917610000000000",
    "4005519200000004", "4009348888881881", "4012000033330026", "4012000077777777",
    "4500600000000061", "4484070000000000", "5555555555554444", "5105105105105100",
    "5200828282828210", "5424000000000015", "5454545454545454", "2223003122003222",
    "2223000048400011", "2222420000001113", "2223000010309703", "378282246310005",
    "371449635398431", "378734493671000", "370000000000002", "6011111111111117",
    "6011000990139424", "6011000000000012", "6011000400000000", "3530111333300000",
    "3566002020360505", "3566111111111113", "30569309025904", "38520000023237",
    "36227206271667", "6200000000000005", "6304000000000000", "4988438843884305",
)  # fmt: skip
_BRANDS = (
    "^(?:4(?:[0-9]{12}|[0-9]{15}|[0-9]{18})|5[1-5][0-9]{14}"
    "|2(?:22[1-9]|2[3-9][0-9]|[3-6][0-9]{2}|7[01][0-9]|720)[0-9]{12}|3[47][0-9]{13}"
    "|(?:6011|64[4-9][0-9]|65[0-9]{2}|6221|622[2-8]|6229)[0-9]{12,15}"
    "|3(?:0[0-59]|[689][0-9])[0-9]{11,13}|35(?:2[89]|[3-8][0-9])[0-9]{12,15}"
    "|62[0-9]{14,17}|(?:50|5[6-8]|6[0-9])[0-9]{10,17})$"
)


def _issued(value: pl.Expr) -> pl.Expr:
    """A brand's prefix and length, Luhn's check digit, no number published for tests."""
    return value.str.contains(_BRANDS) & luhn(value) & ~value.is_in(_TEST_CARDS) & varied(value)


DETECTOR = Detector(
    detects="card_number",
    title="Payment card number",
    patterns=(
        Pattern(regex=r"[2-6][0-9]{3}(?:(?:[ -–]|[ ]?\n[ ]*)[0-9]{4}){3}", score=0.95),
        Pattern(
            regex="3[47][0-9]{2}[ -–][0-9]{6}[ -–][0-9]{5}|3[0689][0-9]{2}[ -][0-9]{6}[ -][0-9]{4}",
            score=0.9,
        ),
        Pattern(
            regex="4[0-9]{15}|5[1-5][0-9]{14}|2[2-7][0-9]{14}|3[47][0-9]{13}|6[0245][0-9]{14}"
            "|35[2-8][0-9]{13}",
            score=0.75,
        ),
        Pattern(regex="[2-6][0-9]{11,18}(?:[.]0)?", score=0.3),
        Pattern(regex="[2-6][0-9](?:[ .-]?[0-9]){10,17}", score=0.3),
    ),
    headers=(
        "card number", "card no", "card num", "card nbr", "cardnumber", "cardno", "card",
        "credit card", "credit card number", "credit card no", "credit card num", "creditcard",
        "creditcardnumber", "debit card", "debit card number", "debit card no", "cc number",
        "cc no", "cc num", "ccnum", "ccno", "cc nbr", "cc", "pan", "primary account number",
        "payment card", "payment card number", "card pan", "visa number", "visa", "visa debit",
        "debit visa", "mastercard",
        "mc number", "amex", "amex number", "bank card", "bank card number", "card on file",
        "atm card number", "pcard number", "purchasing card number", "account number card",
        "cardnum", "payment method", "numero de tarjeta", "tarjeta de credito", "tarjeta",
        "kartennummer", "kreditkarte", "numero de carte", "so the", "gift card number",
    ),
    context=(
        "card number", "credit card", "card", "visa", "mastercard", "amex", "debit card",
        "credit card number", "cc", "card no", "tarjeta", "discover", "american express",
        "visa debit", "visa credit", "debit visa", "debit mastercard", "mastercard debit",
    ),
    normal=number,
    valid=once(_issued),
    authority="ISO/IEC 7812-1; issuer ranges of the card schemes",
    examples=(
        "4539 1488 0343 6467", "4539148803436467", "3714-965183-53066", "5500-0055-5555-5559",
    ),
    counter_examples=("4539148803436468", "4111111111111111", "1539148803436467", "45391488034364"),
)  # fmt: skip
