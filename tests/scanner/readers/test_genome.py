"""Genomes: whose a sample is, where only a remark of the file says it."""

from __future__ import annotations

import pytest

from pipelines.blocks import Table
from scanner.readers import genome
from scanner.readers.named_file import number_of_name
from scanner.readers.opened import Opened


def people(text: str, kind: str) -> list[str | None]:
    """The person of each sample of a file whose own name says nothing."""
    data = text.encode()
    source = Opened(name="raw/kit_77.txt", media_type=kind, size=len(data), path=None, data=data)
    table = next(block for block in genome.read(source) if isinstance(block, Table))
    header = table.header or ()
    if "Person name" not in header:
        return []
    column = str(header.index("Person name"))
    return [name for batch in table.batches for name in batch[column].to_list()]


def variants(told: list[str]) -> str:
    """A VCF with a sample for each text that its header tells of one."""
    ids = "\t".join(f"S{n}" for n in range(len(told)))
    calls = "\t0/1" * len(told)
    return (
        "##fileformat=VCFv4.2\n"
        + "".join(f"##SAMPLE=<ID=S{n},{said}>\n" for n, said in enumerate(told))
        + f"#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t{ids}\n"
        + f"1\t5\trs6\tC\tT\t9\tPASS\t.\tGT{calls}\n"
    )


def test_the_header_of_a_vcf_names_who_stands_behind_the_ids_of_samples() -> None:
    told = ['Description="Yesenia Ortega"', 'Description="Manjeet Nersesian"']
    assert people(variants(told), "text/x-vcf") == ["Yesenia Ortega", "Manjeet Nersesian"]
    assert people(variants(['Sex=F,Patient="Leng Catacutan"']), "text/x-vcf") == ["Leng Catacutan"]


@pytest.mark.parametrize(
    "told",
    [
        ['Description="Primary Tumor"', 'Description="Normal Blood"'],
        ['Description="Han Chinese"', 'Description="Northern European"'],
        ['Description="Maria Lopez"', 'Description="Maria Lopez"'],
    ],
)
def test_tissues_peoples_and_what_is_said_of_every_sample_are_nobodys_name(told: list[str]) -> None:
    assert not any(people(variants(told), "text/x-vcf"))


RAW = "# Raw data\n{remark}\n# build 37\nrsid,chromosome,position,genotype\nrs39,7,78,CC\n"


@pytest.mark.parametrize(
    ("remark", "name"),
    [
        ("# Prepared for: Leng Catacutan", "Leng Catacutan"),
        ("# Data generated for Talia Mireya Oganesyan", "Talia Mireya Oganesyan"),
        ("# Customer = Yesenia Ortega", "Yesenia Ortega"),
        ("# Prepared for: Golden Helix Laboratories", None),
        ("# for research use only", None),
        ("# Generated from saliva kit", None),
    ],
)
def test_a_remark_says_for_whom_raw_genotypes_were_made(remark: str, name: str | None) -> None:
    found = people(RAW.format(remark=remark), "text/x-genotype")
    assert [told for told in found if told] == ([name] if name else [])


@pytest.mark.parametrize(
    ("file", "number"),
    [
        ("raw/genome_QU7704181_v5.txt", "QU7704181"),
        ("BX-20417_autosomal.txt", "BX-20417"),
        ("AncestryDNA_20260914.txt", ""),
        ("raw/genome_Anahit_v5_Full_20240102.txt", ""),
        ("dna-data-2026-09-14.txt", ""),
    ],
)
def test_the_number_of_a_kit_in_the_name_of_a_file_is_the_sample_id(file: str, number: str) -> None:
    assert number_of_name(file) == number
