"""Date or time of an event, not of a birth or a death."""

from detectors.forms import said
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="timestamp",
    title="Date or time of an event",
    headers=(
        "date", "time", "datetime", "date time", "timestamp", "time stamp", "created", "created at",
        "created on", "created date", "date created", "creation date", "create date",
        "created time", "updated", "updated at", "updated on", "date updated", "update date",
        "last updated", "last update", "modified", "modified at", "modified date", "date modified",
        "last modified", "deleted at", "deleted", "date deleted", "entered", "entry date",
        "date entered", "entered on", "insert date", "inserted at", "load date", "import date",
        "export date", "run date", "as of", "as of date", "report date", "date of report",
        "snapshot date", "hire date", "date hired", "date of hire", "hired", "hired on",
        "original hire date", "rehire date", "start date", "begin date", "from date", "end date",
        "to date", "through date", "stop date", "term date", "termination date", "date terminated",
        "separation date", "retirement date", "leave date", "effective date", "eff date", "eff dt",
        "date effective", "enrollment date", "enroll date", "enrolled", "join date", "joined",
        "member since", "customer since", "signup date", "sign up date", "registration date",
        "registered", "registered on", "registered at", "application date", "date applied",
        "order date", "date ordered", "invoice date", "bill date", "billing date", "ship date",
        "shipped", "delivery date", "due date", "payment date", "date paid", "paid date", "paid on",
        "pay date", "check date", "pay period", "period end", "period start", "pay period end",
        "post date", "posted date", "posting date", "transaction date", "trans date", "txn date",
        "service date", "date of service", "dos", "service from", "service to", "visit date",
        "date of visit", "appointment date", "appt date", "appointment", "appointment time",
        "admit date", "admission date", "date admitted", "discharge date", "date discharged",
        "encounter date", "exam date", "test date", "collection date", "collected date",
        "date collected", "result date", "fill date", "date filled", "rx date", "prescribed date",
        "claim date", "loss date", "date of loss", "accident date", "incident date",
        "date of incident", "injury date", "date of injury", "offense date", "arrest date",
        "booking date", "release date", "court date", "hearing date", "filed date", "date filed",
        "filing date", "issue date", "date issued", "issued", "issued on", "sent", "sent at",
        "date sent", "received", "received date", "date received", "last login", "last logon",
        "last login date", "last seen", "login date", "login time", "last password change",
        "password last set", "pwdlastset", "pwd last set", "signed date", "date signed",
        "signature date", "closed date", "date closed", "opened date", "date opened", "open date",
        "review date", "last review", "inspection date", "graduation date", "purchase date",
        "start time", "end time", "clock in", "clock out", "fecha", "hora", "fecha de ingreso",
        "fecha de alta", "datum", "anniversary", "wedding date", "marriage date", "last visit",
        "last contact", "next appointment", "year", "month", "day", "quarter", "fiscal year",
        "tax year", "school year", "plan year", "model year",
    ),
    normal=trimmed,
    # Longer cells are notes about a date; nine digits are a number that was sent or received.
    valid=lambda value: (
        said(value)
        & (value.str.len_bytes() <= 40)
        & ~value.str.contains("^[0-9]{3}-?[0-9]{2}-?[0-9]{4}(?:[^0-9]|$)")
    ),
    free=True,
    authority="Usual headings of event dates",
    examples=("2026-03-04 18:22:07", "03/04/2026", "1772648527"),
    counter_examples=("", "N/A", "518263074 ruiz, ana"),
)  # fmt: skip
