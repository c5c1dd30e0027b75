#!/usr/bin/env python3
"""Count the part-of-speech table of the attribution layer.

    part_of_speech.py MASC.conll GUM.conllu > src/attribution/part_of_speech.txt

Reads Penn tags, folds them into the tags of `part_of_speech.rs`, and writes three kinds of lines, all in percent or
in tenths of a natural logarithm, so that the same input always gives the same bytes:

    > TAG score...          how likely each tag follows TAG, in the order of the `>` lines
    word TAG percent ...    the tags of a word seen at least three times
    -shape suffix TAG percent ...   the tags of rare words of that shape and ending
"""
import math
import re
import sys
from collections import Counter, defaultdict

FOLD = {
    "NN": "NN", "FW": "NN", "NNS": "NNS", "NNP": "NNP", "NNPS": "NNP", "JJ": "JJ", "JJR": "JJ", "JJS": "JJ",
    "RB": "RB", "RBR": "RB", "RBS": "RB", "VBD": "VBD", "VBZ": "VBZ", "VBP": "VBP", "VB": "VB", "VBG": "VBG",
    "VBN": "VBN", "MD": "MD", "DT": "DT", "PDT": "DT", "PRP": "PRP", "PRP$": "PRP$", "IN": "IN", "TO": "TO",
    "CC": "CC", "CD": "CD", "WDT": "WP", "WP": "WP", "WP$": "WP", "WRB": "WRB", "EX": "PRP", "RP": "RP",
    "POS": "POS", "UH": "UH",
}
TAGS = ["NN", "NNS", "NNP", "JJ", "RB", "VBD", "VBZ", "VBP", "VB", "VBG", "VBN", "MD", "DT", "PRP", "PRP$", "IN",
        "TO", "CC", "CD", "WP", "WRB", "RP", "POS", "UH", "."]


def fold(word, tag):
    if not re.search(r"\w", word) and word not in "%$&":
        return "."
    if word.lower() == "to":
        return "TO"
    return FOLD.get(tag, "NN")


def sentences(path):
    conllu, sentence = path.endswith(".conllu"), []
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) < 2 or line.startswith(("#", "-DOCSTART-")):
            if sentence and not line.strip():
                yield sentence
                sentence = []
        elif not conllu:
            sentence.append((cells[0], fold(cells[0], cells[1])))
        elif cells[0].isdigit():
            sentence.append((cells[1], fold(cells[1], cells[4])))
    if sentence:
        yield sentence


def shape(word):
    return "C" if word[0].isupper() else "9" if word[0].isdigit() else "h" if "-" in word else "l"


def percent(counts, scale):
    total = sum(counts.values())
    parts = [(round(100 * n / total), tag) for tag, n in counts.items() if 100 * n / total >= scale]
    return " ".join(f"{tag} {max(share, 1)}" for share, tag in sorted(parts, key=lambda x: (-x[0], x[1])))


def main():
    words, follows = defaultdict(Counter), {tag: Counter({other: 0.1 for other in TAGS}) for tag in TAGS}
    tags = Counter()
    for path in sys.argv[1:]:
        for sentence in sentences(path):
            before = "."
            for at, (word, tag) in enumerate(sentence):
                words[word.lower() if at == 0 else word][tag] += 1
                follows[before][tag] += 1
                tags[tag] += 1
                before = tag
            follows[before]["."] += 1
    total = sum(tags.values())
    for tag in TAGS:
        seen = sum(follows[tag].values())
        row = [round(10 * (math.log(follows[tag][x] / seen) - math.log(tags[x] / total))) for x in TAGS]
        print(">", tag, *row)
    suffixes = defaultdict(Counter)
    for word, counts in words.items():
        if sum(counts.values()) <= 10 and "." not in counts and re.fullmatch(r"[\w.'-]+", word):
            for length in range(min(4, len(word)) + 1):
                for tag, n in counts.items():
                    suffixes[shape(word), word[len(word) - length:].lower()][tag] += n
    smoothed = {}
    for key in sorted(suffixes, key=lambda x: (len(x[1]), x)):
        kind, suffix = key
        counts, total = suffixes[key], sum(suffixes[key].values())
        shorter = smoothed.get((kind, suffix[1:])) if suffix else None
        if suffix and (total < 8 or shorter is None):
            continue
        mixed = Counter({tag: (counts[tag] + (2 * shorter[tag] if shorter else 0)) / (total + (2 if shorter else 0))
                         for tag in TAGS})
        smoothed[key] = mixed
        # A suffix that says nearly what its own tail says is left out.
        if not suffix or sum(abs(mixed[tag] - shorter[tag]) for tag in TAGS) > 0.25:
            print(f"-{kind}", suffix or "*", percent(mixed, 1))
        else:
            smoothed[key] = shorter
    for word in sorted(words):
        counts = words[word]
        plain = word[0].isupper() and counts["NNP"] >= 0.95 * sum(counts.values())
        if sum(counts.values()) >= 3 and "." not in counts and not plain and not word[0].isdigit():
            print(word, percent(counts, 1))


main()
