"""What to ask, and whom, about a fact that is missing."""

from __future__ import annotations

QUESTIONS: dict[str, tuple[str, str]] = {
    "data.relationship": (
        "Does the agency own or license the data, or hold it for someone else?",
        "the department that holds the data",
    ),
    "data.computerized": ("Is the data computerized?", "the department that holds the data"),
    "data.hospital_patients": (
        "Are the people patients, clients or members of the county health system?",
        "the department that holds the data",
    ),
    "data.photographs_for_recognition": (
        "Were photographs used or stored for facial recognition?",
        "the department that holds the data",
    ),
    "data.email_accounts_provided": (
        "Are exposed logins those of email accounts that the agency provided?",
        "the department that holds the data",
    ),
    "breach.suspected": ("When was the breach first suspected?", "whoever noticed it"),
    "breach.discovered": ("When was the breach discovered?", "information security"),
    "breach.acquisition": (
        "Did an unauthorized person get the data, or is that reasonably believed?",
        "information security",
    ),
    "breach.criminal_act": ("Is a crime involved or possible?", "information security, counsel"),
    "breach.significant_risk": ("Does it otherwise pose a significant risk?", "County Counsel"),
    "encryption.key_acquired": (
        "Did an unauthorized person get the key to encrypted data?",
        "information security",
    ),
    "encryption.key_usable": (
        "Could that key make the data readable?",
        "information security",
    ),
    "exceptions.public_record": (
        "Whose information is lawfully public in government records?",
        "counsel",
    ),
    "exceptions.good_faith": (
        "Was this a good-faith acquisition by an employee or agent?",
        "counsel",
    ),
    "law_enforcement.investigating": (
        "Is a law enforcement agency investigating?",
        "information security, counsel",
    ),
    "law_enforcement.impedes": (
        "Has it determined that notice would impede its investigation?",
        "the agency that investigates",
    ),
    "notice.electronic_consistent": (
        "Is electronic notice consistent with 15 U.S.C. 7001?",
        "counsel",
    ),
    "contact.sufficient": ("Is there enough contact information?", "the department"),
    "contact.estimated_cost": ("What would telling everyone directly cost?", "the department"),
    "approvals.county_counsel": ("Has County Counsel approved the draft notice?", "counsel"),
    "approvals.privacy_officer": (
        "Has the Chief Privacy Officer reviewed the draft notice?",
        "the privacy office",
    ),
    "approvals.substitute_notice": (
        "Has County Counsel approved substitute notice?",
        "counsel",
    ),
    "individual.residency": (
        "In which state do these people live? Nothing in the evidence says so.",
        "the department, from its own records",
    ),
    "individual.name": (
        "What is the full name? Only a part of it was found.",
        "the department, from its own records",
    ),
    "individual.attribution": (
        "Whose information is it? The evidence leaves it doubtful.",
        "a person who looks at the places named in the export",
    ),
}
"""Missing fact -> question, and who is likely to know. Keys that begin with "individual." are
about single people and are answered one by one."""
