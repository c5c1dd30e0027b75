#!/usr/bin/env python3
"""Check annotated files, or all `.txt` files of folders; print what is wrong and exit with 1 if anything is.

check.py PATH... [--raw FOLDER]

With --raw each text, its tags taken out, must equal the text of the file of the same name in that folder.
"""

from __future__ import annotations

import argparse
import sys
from itertools import zip_longest
from pathlib import Path

from annotation import Article, read, split_header


def files_in(paths: list[Path]) -> list[Path]:
    """Return the files, and the `.txt` files of the folders, in order of their names."""
    return [file for path in paths for file in (sorted(path.glob("*.txt")) if path.is_dir() else [path])]


def compare(article: Article, raw: Path) -> list[str]:
    """Return where the article's text leaves that of the file without tags."""
    _, text = split_header(raw.read_text(encoding="utf-8"))
    pairs = enumerate(zip_longest(article.text, text))
    at = next((at for at, (ours, theirs) in pairs if ours != theirs), None)
    if at is None:
        return []
    window = slice(max(0, at - 30), at + 40)
    return [f"the text differs at {at}: {article.text[window]!r} for {text[window]!r}"]


def main() -> int:
    """Check all files and return the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    parser.add_argument("--raw", type=Path, help="the folder with the texts before they were annotated")
    options = parser.parse_args()
    status = 0
    for file in files_in(options.paths):
        article = read(file)
        problems = article.problems + (compare(article, options.raw / file.name) if options.raw else [])
        for problem in problems:
            print(f"{file}: {problem}")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
