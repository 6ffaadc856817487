"""Variant of a gene in the notation of laboratories."""

from detectors.model import Detector, Pattern, trimmed

_CHANGE = "(?:[acgt]+>[acgt]+|(?:del|dup|ins|inv)[acgt0-9]{0,20}|=)"
_RESIDUE = "(?:ala|arg|asn|asp|cys|gln|glu|gly|his|ile|leu|lys|met|phe|pro|ser|thr|trp|tyr|val|ter)"

DETECTOR = Detector(
    detects="genetic",
    title="Gene variant (HGVS, rs number with alleles)",
    patterns=(
        Pattern(
            regex="(?:n[mcgpr]_[0-9]{4,12}(?:[.][0-9]{1,2})?(?:[(][a-z0-9-]{2,10}[)])?:)?"
            "[cgmn][.][-*]?[0-9]+(?:[-+_*][0-9]+){0,3}" + _CHANGE,
            score=0.8,
        ),
        Pattern(
            regex=f"p[.][(]?{_RESIDUE}[0-9]{{1,5}}(?:(?:{_RESIDUE})?fs(?:(?:ter|[*])[0-9]+)?"
            f"|{_RESIDUE}|del|dup|[*=])[)]?",
            score=0.8,
        ),
        Pattern(regex="rs[0-9]{3,10} ?[-:,;/( ]{1,2} ?[acgt-][/;| ]?[acgt-][)]?", score=0.7),
        Pattern(
            regex="(?:brca[12]|cftr|apoe|lrrk2|mthfr|hexa|htt|mlh1|msh[26]|tp53"
            "|palb2)[ :](?:[a-z0-9_.>*+ -]{2,30}|e[234]/e[234])",
            score=0.4,
        ),
        Pattern(regex="rs[0-9]{4,10}", score=0.1),
        Pattern(
            regex="(?:del|dup)?[(]?[0-9xy]{1,2}[pq][0-9]{1,2}(?:[.][0-9]{1,2})?[)]? "
            "(?:micro)?(?:deletion|duplication)", score=0.7,
        ),
        Pattern(regex="46, ?x[xy]|47, ?x(?:x[xy]|yy|[xy], ?[+](?:13|18|21))", score=0.5),
    ),
    headers=(
        "hgvs", "variant", "genotype", "snp", "rsid", "mutation", "dna change", "protein change",
        "cdna change", "gene variant", "coding change", "hgvs notation",
    ),
    context=(
        "variant", "genotype", "mutation", "brca1", "brca2", "pathogenic", "heterozygous",
        "homozygous", "snp", "gene", "genetic", "carrier", "karyotype",
    ),
    normal=trimmed,
    authority="HGVS sequence variant nomenclature; NCBI dbSNP; ISCN",
    examples=(
        "c.68_69delAG", "NM_007294.4:c.5266dupC", "p.Glu1756ProfsTer74", "rs429358 C;T",
        "47,XY,+21", "22q11.2 microdeletion",
    ),
    counter_examples=("c.68", "rs4", "p.12", "AG-4183"),
)  # fmt: skip
