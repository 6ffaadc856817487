"""Result of an analysis of a person's genes."""

from detectors.forms import told
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="genetic",
    title="Genetic test result",
    headers=(
        "genotype", "genotypes", "genetic test result", "genetic result", "genetic results",
        "genetic test", "genetic testing", "genetic data", "genetic marker", "genetic markers",
        "genetic variant", "genetic risk", "genetic condition", "genetic report", "gene",
        "gene name", "gene symbol", "gene variant", "variant call",
        "variant name", "variant classification", "mutation", "gene mutation",
        "mutation status", "allele", "alleles", "allele 1", "allele 2", "allele1", "allele2", "snp",
        "snps", "snp id", "rsid", "rs id", "rs number", "dna", "dna result", "dna profile",
        "dna sequence", "dna test", "dna data", "dna sample result", "sequence data", "str profile",
        "str loci", "codis", "codis profile", "haplotype", "haplogroup", "mt haplogroup",
        "y haplogroup", "y hap", "mt hap", "mtdna", "ydna", "y dna", "mt dna", "terminal snp",
        "genetics", "cytogenetics", "chromosomal microarray", "karyotype", "chromosome",
        "chromosomes", "chrom", "zygosity", "hgvs",
        "hgvs c", "hgvs p", "brca", "brca1", "brca2", "brca status", "brca 1", "brca result",
        "carrier status", "carrier screening", "genome", "exome", "vcf", "polygenic risk score",
        "ancestry composition", "dna ancestry", "paternity result", "paternity index", "apoe",
        "apoe status", "cftr", "hla type", "hla typing",
        "hla a", "hla b", "hla c", "hla drb1", "hla dqb1", "hla dqa1", "hla dpb1", "hla dpa1",
        "genetico", "resultado genetico", "adn",
        "pharmacogenomics", "cyp2d6", "cyp2c19", "methylation", "gene panel", "germline result",
        "variant of uncertain significance", "star allele",
    ),
    context=(
        "genotype", "genetic test", "genetic test result", "dna profile", "brca1", "brca2",
        "variant", "mutation", "haplogroup", "carrier status", "karyotype", "dna test",
        "genetic testing", "carrier of",
    ),
    normal=trimmed,
    valid=told,
    free=True,
    authority="Cal. Civ. Code 1798.29(g)(1)(H), added by AB 825 of 2021",
    examples=("BRCA1 c.68_69delAG pathogenic", "AG", "rs429358 C;C", "Carrier, CFTR F508del"),
    counter_examples=("N/A", "none", "", "Y"),
)  # fmt: skip
