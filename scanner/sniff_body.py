"""Files of bodies: biometric templates, genomes, pictures of medicine without a signature."""

from __future__ import annotations

import re

_BARE_DICOM = re.compile(
    rb"[\x02\x08]\0[\0-\x18]\0(?:UL\x04\0|(?:CS|UI|DA|TM|SH|LO)[\0-\x40]\0)"
    rb"|\x08\0(?:\0\0\x04\0\0\0|\x05\0[\x02-\x40]\0\0\0I|\x16\0[\x10-\x40]\0\0\0[0-9])",
    re.DOTALL,
)
_NIST = re.compile(rb"1\.0{0,2}1:[0-9]{1,10}\x1d1\.0{0,2}2:")
_ISO = re.compile(rb"(?:FMR|FIR|FAC|IIR|VIR|SIR|FSR|HGR)\0[ 0-9]{2,3}\0")
_PED = re.compile(r"(?:\S+[ \t]+){5}\S+(?:[ \t]+[ACGT0123N-]){8,}[ \t]*(?:\n|$)")
_RAW = re.compile(r'(?im)^#?[ \t]*"?rsid"?[ \t]*[\t,][ \t]*"?(?:chromosome|chrom?)\b')
_MARKER = re.compile(r'(?m)^"?(?:rs|i)[0-9]{2,12}"?[\t,]')
_FASTQ = re.compile(r"@[^\n]{1,300}\n[ACGTNacgtn.]{10,}\n\+[^\n]{0,300}\n[!-~]{10,}")
_WITHIN = 8000


def body_type(head: bytes) -> str | None:
    """Templates, DICOM without its preamble, PLINK, BGZF; null for everything else."""
    if _ISO.match(head):
        return "application/x-iso-19794"
    if _NIST.match(head):
        return "application/x-nist-itl"
    if head.startswith(b"\x6c\x1b\x01"):
        return "application/x-plink-bed"
    if head.startswith(b"\x1f\x8b\x08\x04") and head[12:16] == b"BC\x02\0":
        return "application/x-bgzf"
    return "application/dicom" if _BARE_DICOM.match(head) else None


def genome_type(body: str) -> str | None:
    """Genotypes and sequences as text; null for everything else."""
    if body.startswith("##fileformat=VCF"):
        return "text/x-vcf"
    start = body[:_WITHIN]
    if _RAW.search(start) and _MARKER.search(start):
        return "text/x-genotype"
    if _FASTQ.match(start):
        return "text/x-fastq"
    return "text/x-plink-ped" if _PED.match(start) else None
