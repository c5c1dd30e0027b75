"""The installed package: its parts, what it says of itself, and the help on every public name."""

import inspect
import json
import platform
import re
from collections.abc import Iterator
from importlib import metadata

import pytest

import copydesk

DISTRIBUTION = metadata.distribution("copydesk")
FILES = {str(file): file for file in DISTRIBUTION.files or []}


def public_members() -> Iterator[tuple[str, object]]:
    """All that users may call or read: the names of the package, and the methods and properties of its classes."""
    for name in copydesk.__all__:
        value = getattr(copydesk, name)
        if name != "__version__":
            yield name, value
        if inspect.isclass(value):
            for member, attribute in vars(value).items():
                if not member.startswith("_"):
                    yield f"{name}.{member}", attribute


@pytest.mark.parametrize(
    ("name", "value"), list(public_members()), ids=lambda it: it if isinstance(it, str) else ""
)
def test_every_public_name_has_help(name: str, value: object) -> None:
    text = inspect.getdoc(value) or ""
    assert re.match(r'[A-Z"].*[.:]$', text.partition("\n\n")[0], re.DOTALL), f"{name}: {text!r}"


@pytest.mark.parametrize("member", ["start", "end", "spans", "mentions"])
def test_offsets_say_their_unit(member: str) -> None:
    classes = [value for name in copydesk.__all__ if inspect.isclass(value := getattr(copydesk, name))]
    offsets = [
        getattr(it, member).__doc__ for it in classes if member in vars(it) and it is not copydesk.Identity
    ]
    assert offsets
    assert all("code point" in text for text in offsets)


def test_functions_show_their_signatures() -> None:
    signature = inspect.signature(copydesk.extract_many)
    assert list(signature.parameters) == ["texts", "published", "threads", "progress", "ids", "on_error"]
    assert signature.parameters["on_error"].default == "raise"
    methods = inspect.signature(copydesk.Extractor.extract_many)
    assert list(methods.parameters)[1:] == list(signature.parameters)


def test_the_version_is_that_of_the_package() -> None:
    assert DISTRIBUTION.version == copydesk.__version__


def test_types_and_licences_are_inside() -> None:
    assert {"copydesk/py.typed", "copydesk/_native.pyi"} <= set(FILES)
    assert any(name.endswith("licenses/LICENSE-MIT") for name in FILES)


def test_a_bill_of_materials_is_inside() -> None:
    names = [name for name in FILES if "dist-info/sboms/" in name]
    assert len(names) == 1
    bill = json.loads(FILES[names[0]].read_text(encoding="utf-8"))
    assert bill["bomFormat"] == "CycloneDX"
    assert {"pyo3", "arrow-array", "serde", "rayon"} <= {
        component["name"] for component in bill["components"]
    }


def test_one_wheel_serves_every_later_python() -> None:
    tags = re.findall(r"^Tag: (\S+)", DISTRIBUTION.read_text("WHEEL") or "", re.MULTILINE)
    assert tags
    assert all(tag.startswith("cp311-abi3-") for tag in tags)
    if platform.system() == "Linux" and platform.libc_ver()[0] == "glibc":
        assert all("manylinux" in tag for tag in tags)
