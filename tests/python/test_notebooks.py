"""The notebooks are what ``scripts/build_notebooks`` makes of their sources."""

import importlib.util
from importlib.machinery import SourceFileLoader
from types import ModuleType

import pytest

from conftest import ROOT

nbformat = pytest.importorskip("nbformat")
pytest.importorskip("nbclient")
for library in ("ipykernel", "matplotlib", "pandas", "polars", "pyarrow"):
    pytest.importorskip(library)

NAMES = sorted(path.stem for path in (ROOT / "examples" / "notebooks").glob("*.py"))


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    loader = SourceFileLoader("build_notebooks", str(ROOT / "scripts" / "build_notebooks"))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def cells(notebook: "nbformat.NotebookNode") -> list[tuple[str, str, list[str]]]:
    """What a reader sees, without pictures and pages, which depend on the versions of the libraries."""
    return [
        (cell.cell_type, cell.source, [shown(output) for output in cell.get("outputs", [])])
        for cell in notebook.cells
    ]


def shown(output: "nbformat.NotebookNode") -> str:
    return output.text if output.output_type == "stream" else output.data["text/plain"]


def test_there_are_notebooks() -> None:
    assert NAMES == ["first_article", "own_labels", "speakers"]
    assert sorted(path.stem for path in (ROOT / "examples").glob("*.ipynb")) == NAMES


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_notebook_is_what_its_source_gives(builder: ModuleType, name: str) -> None:
    committed = nbformat.read(ROOT / "examples" / f"{name}.ipynb", as_version=4)
    source = ROOT / "examples" / "notebooks" / f"{name}.py"
    assert cells(committed) == cells(builder.run(builder.read(source))), "run scripts/build_notebooks"


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_is_small_and_says_nothing_of_the_machine(name: str) -> None:
    text = (ROOT / "examples" / f"{name}.ipynb").read_text(encoding="utf-8")
    assert len(text) < 200_000
    assert "/tmp/" not in text
    assert "/home/" not in text
    assert "stderr" not in text
