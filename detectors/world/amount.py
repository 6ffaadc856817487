"""Amount of money, count, rate or other measure."""

from detectors.model import Detector, Pattern, trimmed

DETECTOR = Detector(
    detects="amount",
    title="Amount, count or rate",
    patterns=(
        Pattern(regex="[(]?-?[$€£¥]? ?-?[0-9]{1,3}(?:,[0-9]{3})+(?:[.][0-9]{1,4})?[)]?", score=0.6),
        Pattern(regex="[(]?-?[$€£¥] ?-?[0-9]+(?:[.][0-9]{1,4})?[)]?", score=0.8),
        Pattern(regex="-?[0-9]{0,12}[.][0-9]{1,10}", score=0.3),
        Pattern(
            regex="[(]?-?[0-9]{1,12}(?:[.,][0-9]{1,10})?[)]? ?(?:%|usd|eur|hrs?|days?|lbs?|kg|cm"
            "|in)?",
            score=0.05,
        ),
    ),
    headers=(
        "amount", "amt", "total", "total amount", "subtotal", "balance", "current balance",
        "available balance", "outstanding balance", "balance due", "amount due", "amount paid",
        "paid amount", "paid", "payment amount", "payment", "charge", "charges", "charge amount",
        "total charge", "total charges", "billed amount", "billed", "allowed amount", "adjustment",
        "copay", "co pay", "coinsurance", "deductible", "deductible amount", "premium",
        "monthly premium", "fee", "fees", "cost", "unit cost", "price", "unit price", "list price",
        "rate", "hourly rate", "pay rate", "salary", "annual salary", "base salary", "wage",
        "wages", "gross", "gross pay", "net", "net pay", "ytd", "ytd gross", "earnings",
        "deduction", "deductions", "tax", "sales tax", "federal tax", "fed withholding",
        "federal withholding", "state tax", "state withholding", "fica", "withholding",
        "social security tax", "social security wages", "social security withheld", "ss tax",
        "ss wages", "medicare tax", "medicare wages", "medicare withheld", "medicare withholding",
        "sdi", "401k contribution", "contribution", "contribution amount", "employer contribution",
        "health insurance deduction", "medical insurance deduction", "medical deduction",
        "dental deduction", "vision deduction", "insurance deduction", "insurance premium",
        "health plan premium", "bonus", "commission", "tip", "discount", "refund", "credit",
        "debit", "credit limit", "loan amount", "principal", "interest", "interest rate", "apr",
        "quantity", "qty", "count", "hours", "hours worked", "regular hours", "overtime hours",
        "units", "days", "age", "age years", "weight lbs", "weight", "height", "speed", "distance",
        "miles", "mileage", "odometer", "score", "credit score", "fico", "fico score", "gpa",
        "percent", "percentage", "pct", "ratio", "points", "rating", "level", "duration", "minutes",
        "size", "length", "width", "area", "sq ft", "square feet", "assessed value", "market value",
        "land value", "income", "annual income", "household income", "household size",
        "monthly rent", "rent", "net worth", "importe", "monto", "saldo", "precio", "cantidad",
        "salario", "sueldo", "betrag", "bill amount", "usage", "kwh", "temperature", "confidence",
        "version number",
    ),
    normal=trimmed,
    authority="Usual headings of amounts",
    examples=("$1,418.30", "41830.67", "(524.18)", "524183067"),
    counter_examples=("524-18-3067", "N/A", "D4183067"),
)  # fmt: skip
