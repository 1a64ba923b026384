#!/usr/bin/env bash
# textstat 0.7.8, with the dictionaries it brings.
#
# Expected: a reading grade is too hard on a page about medicine, because the names of medicines are
#   long: gabapentin has 4 syllables, medetomidine 5, benzodiazepines 6, naloxone 3.
# Seen: the names are not in the dictionary and are split where a line may be hyphenated, which gives
#   gabapentin 1 syllable, medetomidine 3, benzodiazepines 4, naloxone and xylazine 2, while
#   buprenorphine and naltrexone come out right. Letters that are spoken one by one (CPR, HSE) and
#   whole telephone numbers count as 1. So the grade of such a page is lower than it reads, by as
#   much as the names it happens to hold: "Take the gabapentin to them now." is below grade 0.
# What follows: names are put in as one easy word each before a page is graded, so that two pages
#   with other medicines are held to the same measure; and the grade says nothing of abbreviations
#   and numbers, which a reader has to look at.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet textstat==0.7.8 'setuptools<81' 2>/dev/null
cat >count.py <<'PYTHON'
import textstat

for word in ("gabapentin", "medetomidine", "benzodiazepines", "naloxone", "xylazine",
             "buprenorphine", "naltrexone", "CPR", "1-800-799-7233"):
    print(word, textstat.syllable_count(word))
print(round(textstat.flesch_kincaid_grade("Take the gabapentin to them now."), 1))
PYTHON
seen=$(venv/bin/python -W ignore count.py | paste -sd ' ')
printf '%s\n' "$seen"
[ "$seen" = "gabapentin 1 medetomidine 3 benzodiazepines 4 naloxone 2 xylazine 2 buprenorphine 4\
 naltrexone 3 CPR 1 1-800-799-7233 1 -1.4" ]
