"""Number that names a person inside one organisation."""

from detectors.forms import key
from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="person_key",
    title="Number of a person inside one organisation",
    patterns=(
        Pattern(regex="[a-z]{1,6} [0-9]{2,12}", score=0.02),
        Pattern(regex="[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", score=0.2),
        Pattern(regex="[0-9a-z][0-9a-z_./#:-]{0,63}", score=0.02),
    ),
    headers=(
        "employee id", "employee number", "employee no", "emp id", "emp no", "emp num", "empid",
        "empno", "empl id", "emplid", "ee id", "ee no", "ee number", "eeid", "employee code",
        "personnel number", "personnel no", "personnel id", "pernr", "staff id", "staff no",
        "calpers id", "calstrs id", "cal pers id", "cal strs id", "pension id",
        "worker id", "payroll number", "payroll id", "payroll no", "badge", "badge number",
        "badge no", "badge id", "patient id", "patient number", "patient no", "pat id", "patid",
        "pt id", "ptid", "pid", "patient account number", "patient key", "mrn", "mr no",
        "mr number", "medical record number", "medical record no", "med rec no", "med rec num",
        "med rec", "chart number", "chart no", "chart id", "mrn number", "epi", "empi", "mpi",
        "enterprise id", "encounter patient id", "customer id", "customer number", "customer no",
        "cust id", "cust no", "custid", "custno", "customerid", "customer key", "customer code",
        "client id", "client number", "client no", "clientid", "client key", "student id",
        "student number", "student no", "studentid", "stu id", "sid", "ssid", "pupil id",
        "person id", "personid", "person number", "person key", "person no", "people id",
        "individual id", "ind id", "contact id", "user id", "userid", "user key", "applicant id",
        "applicant no", "participant id", "participant number", "resident id", "consumer id",
        "recipient id", "household member id", "case number", "case no", "case id", "caseid",
        "caseno", "case num", "booking number", "booking no", "inmate number", "inmate id",
        "inmate no", "pfn", "cii", "cii number", "fbi number", "jail id", "offender id",
        "juvenile id", "probation number", "donor id", "voter registration id", "volunteer id",
        "subject id", "study id", "borrower id", "tenant id", "claimant id", "party id",
        "party key", "constituent id", "cardholder id", "owner id", "driver id", "dependent id",
        "guid person", "unique id", "uniqueid", "numero de empleado", "numero de paciente",
        "numero de cliente", "expediente", "personalnummer", "kundennummer", "numero de caso",
        "ma nhan vien", "ma benh nhan",
    ),
    context=(
        "employee id", "employee number", "mrn", "medical record number", "patient id",
        "customer id", "customer number", "client id", "student id", "case number", "badge number",
        "case no", "chart number", "emp id", "person id", "booking number", "expediente",
        "employee identification card", "employee id card", "student identification card",
        "student id card", "staff id card", "work id card", "school id card", "library card",
    ),
    normal=key,
    valid=lambda value: value.str.contains("[0-9]") & ~value.str.contains("^0*$"),
    authority="Usual keys of payroll, patient, school, jail and customer systems",
    examples=("004183", "E-4183", "MRN 418306", "5f0c1c9e-4183-4d06-9b67-0f4183067aaa"),
    counter_examples=("N/A", "Maria Lopez", "000", "pending"),
)  # fmt: skip
