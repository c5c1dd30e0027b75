#!/usr/bin/env python3
"""Print how much is annotated in each folder, as a Markdown table.

count.py FOLDER...
"""

from __future__ import annotations

import sys
from pathlib import Path

from annotation import NAMES, VALUES, Article, read
from check import files_in

COLUMNS = ("articles", "words", "names", "values", "datelines", "attributions")


def count(folder: Path) -> list[int]:
    """Return the figures of the columns; names and values are those outside datelines."""
    articles = [read(file) for file in files_in([folder])]
    elements = [element for article in articles for element in article.elements]
    words = sum(len(article.text.split()) for article in articles)
    tags = [element.tag for element in elements]
    names, values = (sum(tag in kind for tag in tags) for kind in (NAMES, VALUES))
    return [len(articles), words, names, values, tags.count("DL"), sum(map(attributions, articles))]


def attributions(article: Article) -> int:
    """Return how many attributions there are."""
    return len({each.attributes["a"] for each in article.elements if "a" in each.attributes})


def main() -> None:
    """Print a row for each folder, and their sum."""
    folders = [Path(path) for path in sys.argv[1:]]
    rows = [count(folder) for folder in folders]
    rows.append([sum(column) for column in zip(*rows, strict=True)])
    print("| | " + " | ".join(COLUMNS) + " |\n|---|" + "---:|" * len(COLUMNS))
    for name, row in zip([*(folder.name for folder in folders), "all"], rows, strict=True):
        print(f"| {name} | " + " | ".join(f"{figure:,}" for figure in row) + " |")


if __name__ == "__main__":
    main()
