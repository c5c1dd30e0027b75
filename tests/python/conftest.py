"""What the tests share: they run against the installed wheel, not the source tree."""

import shutil
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what the README shows anew")


@pytest.fixture(scope="session")
def story() -> str:
    return (ROOT / "examples" / "wire_story.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def command() -> str:
    """The copydesk command that the wheel installed."""
    path = shutil.which("copydesk", path=sysconfig.get_path("scripts"))
    assert path, "install the wheel first: pip install dist/*.whl"
    return path
