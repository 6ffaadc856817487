"""Number of a bank account or loan."""

from detectors.forms import at_least_digits, without_decimals
from detectors.model import Detector, Pattern, letters_and_digits
from detectors.sparing import where

_BANK = (
    "chase|wells ?fargo|wf|bank of america|bofa|boa|citi(?:bank)?|u[.]?s[.]? bank|union bank|pnc"
    "|capital one|ally|usaa|golden 1|patelco|navy federal|[a-z]+ (?:bank|f?cu|credit union)"
)
_WITHOUT_BANK = where(
    "(?i)^ *[a-z]{2}",
    lambda value: value.str.replace(rf"(?i)^ *(?:{_BANK})[ :#/-]+([0-9]{{6,17}})$", "${1}"),
)
"""What stands before the number names the bank: `Chase 4183067155`."""

DETECTOR = Detector(
    detects="account_number",
    title="Account number",
    patterns=(
        Pattern(regex="[0-9]{6,17}(?:[.]0)?", score=0.03),
        Pattern(regex="[0-9][0-9 -]{4,22}[0-9]|[A-Z][0-9]{2}-[0-9]{6}", score=0.02),
        Pattern(regex="[0-9][A-Z0-9]{2}-[0-9]{6}", score=0.02),
        Pattern(regex="[A-Z]{1,4}[- ]?[0-9]{5,17}(?:-[0-9]{1,4})?|[0-9]{4,5}", score=0.01),
        Pattern(regex=f"(?:{_BANK})[ :#/-]{{1,3}}[0-9]{{6,17}}", score=0.01),
    ),
    headers=(
        "account number", "account no", "account num", "account nbr", "acct number", "acct no",
        "acct num", "acct nbr", "acct", "account", "acctno", "acctnum", "accountnumber",
        "accountno", "bank account", "bank account number", "bank account no", "bank acct",
        "bank acct no", "bank acct number", "bank number account", "checking account",
        "checking account number", "checking acct", "checking", "savings account",
        "savings account number", "savings acct", "savings", "deposit account",
        "deposit account number", "direct deposit account", "direct deposit account number",
        "dd account", "dd acct", "dd account number", "ach account", "ach account number",
        "loan number", "loan no", "loan account", "loan id", "mortgage number", "mortgage account",
        "brokerage account", "brokerage account number", "investment account", "retirement account",
        "pension account", "401k account", "member account number", "share account", "dda",
        "dda number", "dda account", "payment account", "account number full", "receiving account",
        "account number 1", "credit union account", "financial account number", "bank a c no",
        "a c", "a c no", "a c number", "ac no", "clabe", "numero de cuenta", "cuenta",
        "cuenta bancaria",
        "kontonummer", "konto", "numero de compte", "so tai khoan", "tai khoan", "cuenta clabe",
        "payroll account number", "passbook", "passbook no", "passbook number", "ira", "roth ira",
        "ira account", "ira account number", "deposited to", "deposit to", "direct deposit to",
        "paid into",
        "donor bank account", "bankacct", "bankaccount",
        "bankaccountnumber", "micr", "micr number", "micr account", "ckg", "chkg", "ckng",
        "account debited", "acct debited", "account credited", "acct credited",
        "certificate of deposit", "certificate of deposit number", "certificate of deposit no",
        "cd account", "cd account number", "share certificate", "share certificate number",
        "money market account", "money market account number", "account to debit",
        "account to be debited", "funding account",
    ),
    context=(
        "account number", "account no", "bank account", "checking account", "savings account",
        "acct", "acct no", "checking", "savings", "account", "bank account number", "loan number",
        "account on file", "account on record",
        "numero de cuenta", "acct number", "direct deposit", "money market",
    ),
    normal=lambda value: letters_and_digits(without_decimals(_WITHOUT_BANK(value))),
    valid=lambda value: at_least_digits(4)(value) & value.str.len_bytes().is_between(4, 20),
    authority="Cal. Civ. Code 1798.29(g)(1)(C)",
    examples=("0041830671", "4183-067-155", "41830671", "L-4183067"),
    counter_examples=("Checking", "Wells Fargo", "0000000", "N/A"),
)  # fmt: skip
