"""A deck of every kind of card, and the ids of its cards."""

from __future__ import annotations

DECK = """\
deck: cell
title: The cell
things:
  organelle:
    nucleus: {name: cell nucleus, also: [nucleus]}
    ribosome:
    mitochondrion:
  molecule:
    ATP: adenosine triphosphate
    DNA: deoxyribonucleic acid
    mRNA: {name: messenger RNA, acronym: yes}
    protein:
relations:
  makes: {single: subject}
  holds:
topics:
  - topic: Energy
    facts:
      - [mitochondrion, makes, ATP]
      - [nucleus, holds, [DNA, mRNA]]
    numbers:
      - {of: mitochondrion, what: membranes, value: 2, near: [1, 3, 4]}
    lists:
      - list: stages of respiration
        items: [glycolysis, Krebs cycle, electron transport]
        complete: yes
        ordered: yes
    terms:
      ATP: the carrier of energy
      diploid: having two sets of chromosomes
    cards:
      - {ask: Why do muscles need it?, answer: they move, wrong: [they sleep, they grow]}
"""
IDS = [
    "cell/mitochondrion.makes", "cell/makes.ATP", "cell/ATP.stands for", "cell/nucleus.holds", "cell/holds.DNA",
    "cell/holds.mRNA", "cell/DNA.stands for", "cell/mRNA.stands for", "cell/mitochondrion.membranes",
    "cell/stages-of-respiration", "cell/stages-of-respiration.order", "cell/ATP.means", "cell/means.ATP",
    "cell/diploid.means", "cell/means.diploid", "cell/why-do-muscles-need-it",
]  # fmt: skip
