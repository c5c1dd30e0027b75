"""The command that the wheel installs, the schema, and one JSON for all doors."""

import json
import subprocess
from pathlib import Path

import jsonschema
import pytest

import copydesk
from conftest import ROOT

ARTICLES = [
    "KYIV, Ukraine (AP) — “We will rebuild,” Mayor Ivan Petrenko told reporters on Tuesday. He asked why.",
    "LONDON, May 4 (Reuters) - It cost $40 million, or 12 percent, for three years, Ann Lee-Smith denied. 😀",
    "CHICAGO, Ill., By JANE DOE - Police did not say whether the Red Cross had been told. Nobody knows.",
    "",
]


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft202012Validator:
    schema = json.loads((ROOT / "docs" / "schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def run(command: str, *arguments: str | Path, text: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [command, *arguments], input=text, capture_output=True, encoding="utf-8", check=False
    )


def test_the_command_and_the_package_write_the_same_bytes(command: str, story: str) -> None:
    texts = [*ARTICLES, story]
    lines = "".join(
        json.dumps({"id": f"é{number}", "text": text}) + "\n" for number, text in enumerate(texts)
    )
    written = run(command, "extract", "--input-format", "jsonl", "--format", "jsonl", text=lines)
    assert written.stderr == ""
    assert written.stdout.splitlines() == [
        copydesk.extract(text).to_json(id=f"é{number}") for number, text in enumerate(texts)
    ]


def test_all_output_follows_the_schema(
    command: str, story: str, schema: jsonschema.Draft202012Validator, tmp_path: Path
) -> None:
    for text in [*ARTICLES, story]:
        schema.validate(copydesk.extract(text).to_dict())
        schema.validate(copydesk.extract(text, published="2024-12-02").to_dict(id=3))
    path = tmp_path / "story.txt"
    path.write_text("😀 " + story, encoding="utf-8")
    for unit in ("byte", "codepoint", "utf16"):
        schema.validate(
            json.loads(run(command, "extract", "--format", "json", "--offsets", unit, path).stdout)
        )


@pytest.mark.parametrize(
    "damage",
    [
        {"schema": "copydesk/2"},
        {"offsets": "char"},
        {"extra": 1},
        {"entities": [{"start": 0, "end": 1, "text": "x", "label": "GPE", "score": 2}]},
        {"entities": [{"start": 0, "end": 1, "text": "x", "label": "", "score": 1}]},
        {"entities": [{"start": 0, "end": 1, "text": "x", "label": "MONEY", "score": 1, "amount": 3}]},
        {"entities": [{"start": 0, "end": 1, "text": "x", "label": "DATE", "score": 1, "value": 3}]},
        {"clusters": [{"id": 0, "label": "PERSON", "name": "x"}]},
        {"attributions": [{"id": 1}]},
        {"dateline": {}},
    ],
)
def test_the_schema_refuses_what_is_wrong(
    schema: jsonschema.Draft202012Validator, damage: dict[str, object]
) -> None:
    found = copydesk.extract("").to_dict()
    schema.validate(found)
    with pytest.raises(jsonschema.ValidationError):
        schema.validate(found | damage)


def test_python_runs_the_same_command(command: str) -> None:
    version = run(command, "--version")
    assert version.stdout == f"copydesk {copydesk.__version__}\n"
    assert run(command, "extract", "--format", "xml").returncode == 2
    assert run(command, "extract", "--input-format", "jsonl", text="not json\n").returncode == 1
    assert run(command, "extract", "no-such-file").returncode == 2
