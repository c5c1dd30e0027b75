#!/usr/bin/env python3
"""Write annotated files as JSON lines with code-point offsets, one article a line.

convert.py PATH... > corpus.jsonl

A file with a problem (see check.py) is an error.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from annotation import HEADER, NAMES, VALUES, Article, Element, read
from check import files_in

Json = dict[str, Any]
DATELINE_PARTS = {"DLP": "places", "DLA": "agencies", "DLB": "bylines"}
DATELINE_LABELS = {"DLA": "ORG", "DLB": "PERSON", "DLD": "DATE"}
ROLES = {"S": "source", "Q": "cue", "C": "content", "T": "addressee"}
PLACE = re.compile(r"[^,/\[\]()]+")


def entities(article: Article) -> list[Json]:
    """Return names and values, those of datelines too, in order of their starts."""
    outside: list[Json] = []
    inside: list[Json] = []
    for element in article.elements:
        if element.tag in NAMES + VALUES:
            outside.append(entity(element, element.tag))
        elif element.tag == "DLP":
            inside += places(element, article.text)
        elif element.tag in DATELINE_LABELS:
            inside.append(entity(element, DATELINE_LABELS[element.tag]))
    found = sorted(outside + inside, key=lambda each: int(each["start"]))
    return [each | {"text": article.text[each["start"] : each["end"]]} for each in found]


def entity(element: Element, label: str) -> Json:
    """Return the element as an entity with its full name and its value, if it has them."""
    keys = {"e": "canonical", "v": "value"}
    known = {name: element.attributes[key] for key, name in keys.items() if key in element.attributes}
    return {"start": element.start, "end": element.end, "label": label, **known}


def places(element: Element, text: str) -> list[Json]:
    """Return the places of a dateline, which commas and the like part."""
    found = []
    for match in PLACE.finditer(text, element.start, element.end):
        place = match.group().strip()
        if any(char.isalpha() for char in place):
            start = match.start() + match.group().index(place)
            found.append({"start": start, "end": start + len(place), "label": "GPE"})
    return found


def dateline(article: Article) -> Json | None:
    """Return the first dateline with its parts."""
    whole = next((element for element in article.elements if element.tag == "DL"), None)
    if whole is None:
        return None
    parts: Json = {"places": [], "date": None, "agencies": [], "bylines": []}
    for element in article.elements:
        if element.start < whole.start or whole.end < element.end:
            continue
        part = {"start": element.start, "end": element.end, "text": article.text[element.start : element.end]}
        if element.tag in DATELINE_PARTS:
            parts[DATELINE_PARTS[element.tag]].append(part)
        elif element.tag == "DLD":
            parts["date"] = part | {"value": element.attributes.get("v")}
    return {"start": whole.start, "end": whole.end} | parts


def attributions(article: Article) -> list[Json]:
    """Return the attributions in the order in which they begin."""
    found: dict[str, Json] = {}
    for element in article.elements:
        if element.tag not in ROLES:
            continue
        empty: Json = {role: [] for role in ROLES.values()}
        empty |= {"speaker_name": None, "class": "statement", "negated": False}
        attribution = found.setdefault(element.attributes["a"], empty)
        attribution[ROLES[element.tag]].append([element.start, element.end])
        if element.tag == "S":
            attribution["speaker_name"] = element.attributes.get("n", attribution["speaker_name"])
        if element.tag == "Q":
            attribution["class"] = element.attributes.get("k", attribution["class"])
            attribution["negated"] |= element.attributes.get("neg") == "1"
    for attribution in found.values():
        for role in ROLES.values():
            attribution[role].sort()
    return sorted(found.values(), key=first_character)


def first_character(attribution: Json) -> int:
    """Return where the first of source, cue and content begins."""
    return min(int(start) for role in ("source", "cue", "content") for start, _ in attribution[role])


def convert(article: Article) -> Json:
    """Return the article as one JSON object."""
    return {
        **{key: article.header.get(key) for key in HEADER},
        "text": article.text,
        "dateline": dateline(article),
        "entities": entities(article),
        "attributions": attributions(article),
    }


def main() -> None:
    """Convert all files that the command line names."""
    for file in files_in([Path(path) for path in sys.argv[1:]]):
        article = read(file)
        if article.problems:
            sys.exit(f"{file}: {article.problems[0]}")
        print(json.dumps(convert(article), ensure_ascii=False))


if __name__ == "__main__":
    main()
