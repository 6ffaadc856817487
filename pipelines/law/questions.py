"""What to ask, and whom, about a fact that is missing."""

from __future__ import annotations

QUESTIONS: dict[str, tuple[str, str]] = {
    "entity.kind": ("Is it a local agency, a state agency or a business?", "counsel"),
    "entity.policies": ("Which local policies bind it?", "counsel"),
    "entity.hipaa": ("Is it a covered entity or a business associate under HIPAA?", "counsel"),
    "entity.licensed_health_facility": ("Is it a licensed health facility?", "counsel"),
    "entity.financial_institution": (
        "Is it a financial institution under the FTC's Safeguards Rule?",
        "counsel",
    ),
    "entity.health_records_vendor": ("Is it a vendor of personal health records?", "counsel"),
    "entity.source_of_breach": ("Did the breach happen with it?", "counsel"),
    "harm.likely": ("Is harm to the people reasonably likely?", "counsel"),
    "harm.low_probability": (
        "Did an assessment on the four factors find a low probability of compromise?",
        "the privacy office",
    ),
    "harm.excluded": ("Is it one of the three exclusions of 45 CFR 164.402?", "counsel"),
    "breach.determined": ("When was it determined to be a breach?", "counsel"),
    "notice.date": ("When are the people told?", "the department"),
    "city.received": ("When did the city receive the report?", "whoever reported it"),
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
    "department.name": ("Which department answers for it?", "the department"),
    "department.address": ("What is its postal address?", "the department"),
    "department.phone": (
        "Which telephone number, toll-free if there is one, do people call?",
        "the department",
    ),
    "department.email": ("Which email address do people write to?", "the department"),
    "department.website": ("On which website is more said?", "the department"),
    "department.signed_by": ("Who signs the notice, with which title?", "the department"),
    "entity.state": ("In which state is it?", "counsel"),
    "incident.number": ("What is the case or incident number?", "the department"),
    "incident.event": ("What kind of event was it?", "information security"),
    "incident.noticed_by": (
        "Who noticed it: an employee, a contractor or somebody else?",
        "the department",
    ),
    "incident.description": ("What happened, in two or three plain sentences?", "the department"),
    "incident.actions": ("What was done to resolve it?", "the department, information security"),
    "incident.impacts": ("What was seen to follow from it?", "the department"),
    "incident.systems": ("Which systems or records are involved?", "information security"),
    "incident.mitigations": ("Which steps were taken, and when?", "information security"),
    "incident.security_features": (
        "Which security features were added afterwards?",
        "information security",
    ),
    "incident.other_laws": ("Which other notification laws apply?", "counsel"),
    "data.owner_name": ("Who owns or licenses the data?", "the department that holds the data"),
    "data.owner_contact": (
        "How is the owner or licensee reached?",
        "the department that holds the data",
    ),
    "data.customary_location_known": (
        "Is it known from where account holders usually connect?",
        "information security",
    ),
    "breach.suspected_at": ("At what time of day was it first suspected?", "whoever noticed it"),
    "breach.date": ("On which day did it happen?", "information security"),
    "breach.estimated_date": ("On which day did it probably happen?", "information security"),
    "breach.from": ("Since when did it happen?", "information security"),
    "breach.to": ("Until when did it happen?", "information security"),
    "harm.extent": (
        "Nature and extent of the information, and how easily are people re-identified?",
        "the privacy office",
    ),
    "harm.recipient": ("Who used the information or got it?", "information security"),
    "harm.viewed": ("Was it actually acquired or viewed?", "information security"),
    "harm.mitigation": ("How far was the risk mitigated?", "information security"),
    "law_enforcement.agency": (
        "Which law enforcement agency investigates?",
        "information security, counsel",
    ),
    "law_enforcement.determined": (
        "When did it determine that notice would impede its investigation?",
        "the agency that investigates",
    ),
    "law_enforcement.lifted": (
        "When did it determine that notice no longer compromises its investigation?",
        "the agency that investigates",
    ),
    "notice.posted_from": ("On which day does the posting on the website begin?", "the department"),
    "notice.posted_to": ("On which day does the posting on the website end?", "the department"),
    "notice.protection": ("What is offered to protect the people affected?", "the department"),
    "notice.advice": ("Which further steps can people take?", "the department"),
    "notice.languages": (
        "In which languages beside English is the notice needed?",
        "the department, counsel",
    ),
    "city.reporter": ("Who reports: a resident, an employee or a vendor?", "whoever reports it"),
    "city.point_of_contact": (
        "Who is the contact person at the city or the vendor?",
        "whoever reports it",
    ),
    "city.case_number": ("Which case or tracking number did the city give?", "the city"),
    "city.response_promised": ("By which day does the city answer?", "the city"),
    "city.update_contact": ("Whom does one ask for updates?", "the city"),
    "approvals.comparable_letter": (
        "Has County Counsel approved another letter than the template?",
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
