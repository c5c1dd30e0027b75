"""Articles with inline tags, such as `<ORG>Lusa</ORG> said`: their text, their tags, and what is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEADER = ("id", "source", "licence", "published")
NAMES = ("PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK", "LAW")
VALUES = ("DATE", "TIME", "DURATION", "MONEY", "PERCENT")
DATELINE = ("DL", "DLP", "DLD", "DLA", "DLB")
ROLES = ("S", "Q", "C", "T")
CLASSES = ("belief", "order", "question")

TAG = re.compile(rf'<(/?)({"|".join(NAMES + VALUES + DATELINE + ROLES)})((?: [a-z]+="[^"]*")*)>')
ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
UNKNOWN_TAG = re.compile(r"</?[A-Z][A-Za-z]*[^>]{0,40}>")


@dataclass(frozen=True)
class Element:
    """What a pair of tags encloses: code points from `start` to before `end`."""

    tag: str
    attributes: dict[str, str]
    start: int
    end: int


@dataclass(frozen=True)
class Article:
    """An annotated article; the elements stand in the order of their closing tags."""

    header: dict[str, str]
    text: str
    elements: list[Element]
    problems: list[str]


def read(path: Path) -> Article:
    """Read an annotated file and check it."""
    header, body = split_header(path.read_text(encoding="utf-8"))
    text, elements, problems = parse(body)
    problems += check_header(header, path.stem)
    problems += check_elements(text, elements)
    problems += check_attributions(text, elements)
    return Article(header, text, elements, problems)


def split_header(file: str) -> tuple[dict[str, str], str]:
    """Return the values of the `# key: value` lines at the head, and the text below them."""
    header = {}
    lines = file.split("\n")
    while lines and lines[0].startswith("# "):
        key, _, value = lines.pop(0)[2:].partition(": ")
        header[key] = value.strip()
    return header, "\n".join(lines).strip()


def parse(body: str) -> tuple[str, list[Element], list[str]]:
    """Return the text without its tags, what they enclose, and where they do not match."""
    pieces, elements, problems = [], [], []
    open_tags: list[tuple[str, dict[str, str], int]] = []
    behind, length = 0, 0
    for match in TAG.finditer(body):
        pieces.append(body[behind : match.start()])
        length += len(pieces[-1])
        behind = match.end()
        closes, tag, attributes = match.groups()
        if not closes:
            open_tags.append((tag, dict(ATTRIBUTE.findall(attributes)), length))
        elif open_tags and open_tags[-1][0] == tag:
            _, values, start = open_tags.pop()
            elements.append(Element(tag, values, start, length))
        else:
            expected = f"<{open_tags[-1][0]}> is open" if open_tags else "no tag is open"
            problems.append(f"</{tag}> at {length}, but {expected}")
    pieces.append(body[behind:])
    problems += [f"<{tag}> at {start} is never closed" for tag, _, start in open_tags]
    return "".join(pieces), elements, problems


def check_header(header: dict[str, str], name: str) -> Iterator[str]:
    """Yield what is wrong with the header of the file of that name."""
    if header.get("id", name) != name:
        yield f"the id is {header['id']!r}"
    yield from (f"no line '# {key}: '" for key in HEADER if not header.get(key))


def check_elements(text: str, elements: list[Element]) -> Iterator[str]:
    """Yield unknown tags, empty or untidy elements, and names that overlap."""
    yield from (f"unknown tag {tag}" for tag in UNKNOWN_TAG.findall(text))
    for element in elements:
        inside = text[element.start : element.end]
        if inside != inside.strip() or not inside:
            yield f"<{element.tag}> at {element.start} begins or ends with a blank or is empty: {inside!r}"
    names = [element for element in elements if element.tag in NAMES + VALUES]
    for one, other in combinations(names, 2):
        if one.start < other.end and other.start < one.end:
            yield f"names overlap: {text[one.start : one.end]!r} and {text[other.start : other.end]!r}"


def check_attributions(text: str, elements: list[Element]) -> Iterator[str]:
    """Yield roles without an attribution, attributions without their roles, and unknown classes."""
    roles: dict[str, set[str]] = {}
    for element in elements:
        if element.tag not in ROLES:
            continue
        attributes = element.attributes
        if "a" in attributes:
            roles.setdefault(attributes["a"], set()).add(element.tag)
        else:
            yield f"<{element.tag}> without a=: {text[element.start : element.end]!r}"
        if attributes.get("k", "belief") not in CLASSES or attributes.get("neg", "1") != "1":
            yield f"<{element.tag}> at {element.start} has a value that does not exist: {attributes}"
    for number, found in roles.items():
        if "C" not in found or found.isdisjoint("SQ"):
            yield f"attribution {number} has only {sorted(found)}"
