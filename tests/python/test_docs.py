"""What the pages of the guide show is what happens, and the reference is what the stub and the docstrings say."""

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

DOCS = ROOT / "docs"
# What each page with examples asks for.
PAGES = {
    "tutorial.md": (),
    "how-to.md": (),
    "dataframes.md": ("pandas", "polars", "pyarrow", "duckdb", "spacy"),
}


@pytest.mark.parametrize("page", PAGES)
def test_the_examples_of_a_page_are_true(page: str) -> None:
    for library in PAGES[page]:
        pytest.importorskip(library)
    text = (DOCS / page).read_text(encoding="utf-8")
    blocks = re.findall(r"^```pycon\n(.*?)```", text, re.MULTILINE | re.DOTALL)
    assert blocks
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, page, page, 0)
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    runner.run(test)
    assert runner.tries > len(blocks)
    assert runner.failures == 0


def test_the_reference_is_up_to_date(tmp_path: Path) -> None:
    written = tmp_path / "reference.md"
    subprocess.run([sys.executable, ROOT / "scripts" / "write_reference", "--output", written], check=True)
    assert (DOCS / "reference.md").read_text("utf-8") == written.read_text("utf-8"), (
        "run scripts/write_reference"
    )


@pytest.mark.parametrize("page", sorted(path.name for path in DOCS.glob("*.md")))
def test_links_between_pages_lead_somewhere(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
        assert (DOCS / target).exists(), target
