"""The stories in corpus/ stay well formed, and its checker finds what is not."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

CORPUS = Path(__file__).parents[2] / "corpus"
HEADER = "# id: story\n# source: written for this test\n# licence: CC0\n# published: unknown\n\n"


def run(tool: str, *arguments: Path | str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(CORPUS / "tools" / tool), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_every_story_is_well_formed() -> None:
    checked = run("check.py", CORPUS / "written")
    assert (checked.stdout, checked.stderr, checked.returncode) == ("", "", 0)


def test_every_story_is_on_one_list() -> None:
    lists = json.loads((CORPUS / "splits.json").read_text(encoding="utf-8"))
    listed = [article for articles in lists.values() for article in articles]
    stories = {path.stem for path in (CORPUS / "written").glob("*.txt")}
    assert len(listed) == len(set(listed)) == 1030
    assert len(stories) == 375
    assert stories <= set(listed)


def test_the_card_counts_what_is_there() -> None:
    row = run("count.py", CORPUS / "written").stdout.splitlines()[2]
    assert row in (CORPUS / "README.md").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("<GPE>Oslo</ORG> slept.", "</ORG> at 4, but <GPE> is open"),
        ("<GPE>Oslo slept.", "<GPE> at 0 is never closed"),
        ("<TOWN>Oslo</TOWN> slept.", "unknown tag <TOWN>"),
        ("<GPE>Oslo </GPE>slept.", "begins or ends with a blank"),
        ("<ORG>Bank of <GPE>Oslo</GPE></ORG> slept.", "names overlap: 'Oslo' and 'Bank of Oslo'"),
        ("<S>He</S> slept.", "<S> without a=: 'He'"),
        ('<S a="1">He</S> slept.', "attribution 1 has only ['S']"),
        ('<S a="1">He</S> <Q a="1" k="doubt">said</Q> <C a="1">no</C>.', "has a value that does not exist"),
    ],
)
def test_the_checker_says_what_is_wrong(tmp_path: Path, text: str, problem: str) -> None:
    file = tmp_path / "story.txt"
    file.write_text(HEADER + text, encoding="utf-8")
    checked = run("check.py", file)
    assert problem in checked.stdout
    assert checked.returncode == 1


def test_the_checker_compares_with_the_text_before_annotation(tmp_path: Path) -> None:
    file, raw = tmp_path / "story.txt", tmp_path / "raw"
    raw.mkdir()
    file.write_text(HEADER + "<GPE>Oslo</GPE> slept.", encoding="utf-8")
    (raw / "story.txt").write_text(HEADER + "Oslo slept.", encoding="utf-8")
    assert run("check.py", file, "--raw", raw).returncode == 0
    (raw / "story.txt").write_text(HEADER + "Oslo slept", encoding="utf-8")
    assert "the text differs at 10" in run("check.py", file, "--raw", raw).stdout


def test_the_converter_gives_offsets_in_code_points(tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_text(
        HEADER
        + '<DL><DLP>BERGEN, Norway</DLP> -</DL> <S a="1" n="Åse Lie">She</S> <Q a="1" neg="1">denied</Q> <C a="1">it</C>.',
        encoding="utf-8",
    )
    article = json.loads(run("convert.py", file).stdout)
    found = [article["text"][entity["start"] : entity["end"]] for entity in article["entities"]]
    assert found == ["BERGEN", "Norway"]
    assert article["dateline"]["places"][0]["text"] == "BERGEN, Norway"
    [attribution] = article["attributions"]
    assert article["text"][slice(*attribution["cue"][0])] == "denied"
    assert (attribution["speaker_name"], attribution["negated"]) == ("Åse Lie", True)
