"""Number of a payment card as a spreadsheet keeps it: fifteen digits, and a zero for the last."""

from detectors.forms import number, once, varied
from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="card_number",
    title="Payment card number cut by a spreadsheet",
    # The digit that is lost is the check digit, so whoever has the others has it too.
    patterns=(Pattern(regex="[2-6][0-9]{14}0(?:[.]0)?", score=0.01),),
    headers=(
        "card number", "card no", "card num", "cardnumber", "cardno", "credit card",
        "credit card number", "credit card no", "creditcard", "creditcardnumber",
        "debit card number", "cc number", "cc no", "cc num", "ccnumber", "ccnum", "ccno",
        "payment card number", "pan", "primary account number", "numero de tarjeta",
    ),
    normal=number,
    valid=once(
        lambda value: value.str.contains("^(?:4[0-9]{14}|5[1-5][0-9]{13}|2[2-7][0-9]{13}"
                                         "|6(?:011|4[4-9][0-9]|5[0-9]{2})[0-9]{11})0$")
        & ~value.str.contains("0{6}$") & varied(value)
    ),
    authority="ISO/IEC 7812-1 (check digit); IEEE 754 (fifteen decimal digits)",
    examples=("4539148803436460", "5293247400588170", "6011318840773510"),
    counter_examples=("4539148803436467", "4000000000000000", "1539148803436460", "45391488034360"),
)  # fmt: skip
