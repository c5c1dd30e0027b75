"""What docs/dataframes.md shows is what happens."""

import doctest

import pytest

from conftest import ROOT

for library in ("pandas", "polars", "pyarrow", "duckdb", "spacy"):
    pytest.importorskip(library)


def test_the_examples_are_true() -> None:
    path = ROOT / "docs" / "dataframes.md"
    result = doctest.testfile(str(path), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.attempted > 30
    assert result.failed == 0
