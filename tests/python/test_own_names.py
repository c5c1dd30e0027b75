"""Models and names of one's own: ``Extractor(model=..., gazetteer=...)``."""

import json
import pickle
import subprocess
import threading
from pathlib import Path

import jsonschema
import pytest

import copydesk
from conftest import ROOT
from spans import check

MODEL = ROOT / "models" / "fixtures" / "format-2.bin"
TEXT = "Nadia left Oslo in 7 days."
SHIPS = {"SHIP": ["Sea Lark", "Zoë’s Pride"], "PER": ["Quoll Zib"]}


def labels(article: copydesk.Article) -> list[tuple[str, str]]:
    return [(entity.text, entity.label) for entity in article.entities]


@pytest.mark.parametrize("model", [MODEL, str(MODEL), MODEL.read_bytes(), bytearray(MODEL.read_bytes())])
def test_a_model_is_given_by_path_or_bytes(model: str | Path | bytes) -> None:
    extractor = copydesk.Extractor(model=model)
    assert labels(extractor.extract(TEXT)) == [("Nadia", "PERSON"), ("Oslo", "PORT"), ("7 days", "DURATION")]
    assert extractor != copydesk.Extractor()
    assert extractor == copydesk.Extractor(model=MODEL)


def test_what_is_no_model_is_a_model_error(tmp_path: Path) -> None:
    assert issubclass(copydesk.ModelError, ValueError)
    whole = MODEL.read_bytes()
    for broken in (b"", b"PK\3\4", b"COPYDESK", whole[:-1], whole[:300] + b"\0" + whole[301:]):
        with pytest.raises(copydesk.ModelError):
            copydesk.Extractor(model=broken)
        (tmp_path / "my.model").write_bytes(broken)
        with pytest.raises(copydesk.ModelError):
            copydesk.Extractor(model=tmp_path / "my.model")
    with pytest.raises(FileNotFoundError):
        copydesk.Extractor(model=tmp_path / "none")
    with pytest.raises(TypeError, match="model: expected a path or bytes, not int"):
        copydesk.Extractor(model=3)  # type: ignore[arg-type]


def test_names_of_ones_own_are_found() -> None:
    text = "😀 Quoll Zib saw the Sea Lark, ZOË'S PRIDE and Mr. Lee on Sunday."
    extractor = copydesk.Extractor(gazetteer=SHIPS)
    article = extractor.extract(text)
    check(article, text)
    assert labels(article)[:3] == [("Quoll Zib", "PER"), ("Sea Lark", "SHIP"), ("ZOË'S PRIDE", "SHIP")]
    assert article.entities[1].score == 1
    assert article.clusters[0].label == "PER"
    schema = json.loads((ROOT / "docs" / "schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(article.to_dict())
    assert pickle.loads(pickle.dumps(article)) == article
    assert article == extractor.extract_many([text])[0]
    assert 'data-label="SHIP"' in article._repr_html_()


def test_a_label_cannot_break_out_of_the_page() -> None:
    article = copydesk.Extractor(gazetteer={'"><script>': ["Sea Lark"]}).extract("The Sea Lark left.")
    assert article.entities[0].label == '"><script>'
    assert "<script>" not in article._repr_html_()


def test_what_cannot_be_a_gazetteer_is_refused() -> None:
    assert issubclass(copydesk.GazetteerError, ValueError)
    for wrong, problem in [
        ({"ORG": ["Acme", ""]}, "holds no letter or digit"),
        ({"ORG": ["!!!"]}, '"!!!" under ORG holds no letter'),
        ({"ORG": ["a " * 40]}, "has more than 32 words"),
        ({"": ["Acme"]}, "is no label"),
        ({"x" * 64: ["Acme"]}, "is no label"),
    ]:
        with pytest.raises(copydesk.GazetteerError, match=problem):
            copydesk.Extractor(gazetteer=wrong)
    for mistake, problem in [
        ({"ORG": "Acme"}, r"gazetteer\[\"ORG\"\]: expected an iterable of names, not str"),
        ({"ORG": ["Acme", None]}, r"\[1\]: expected a str, not NoneType"),
        ({3: ["Acme"]}, "labels of type str, not int"),
        (["Acme"], "gazetteer"),
        ({"ORG": 3}, "int"),
    ]:
        with pytest.raises(TypeError, match=problem):
            copydesk.Extractor(gazetteer=mistake)  # type: ignore[arg-type]


def test_the_first_label_of_a_name_counts_and_nothing_is_found_in_nothing() -> None:
    extractor = copydesk.Extractor(gazetteer={"A": ["Sea Lark"], "B": ["Sea Lark", "Sea  Lark"]})
    assert labels(extractor.extract("Sea Lark")) == [("Sea Lark", "A")]
    assert repr(extractor) == "Extractor(gazetteer=<1 names>, threads=None)"
    for nothing in ({}, {"A": []}):
        assert copydesk.Extractor(gazetteer=nothing).extract(TEXT) == copydesk.extract(TEXT)


def test_an_extractor_with_model_and_names_can_be_pickled() -> None:
    extractor = copydesk.Extractor(model=MODEL, gazetteer=SHIPS, threads=2)
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(extractor, protocol))
        assert again == extractor
        assert hash(again) == hash(extractor)
        text = TEXT + " The Sea Lark sank."
        assert again.extract(text) == extractor.extract(text)
    assert extractor != copydesk.Extractor(model=MODEL, gazetteer={"SHIP": ["Sea Lark"]}, threads=2)


def test_threads_share_an_extractor() -> None:
    extractor = copydesk.Extractor(gazetteer={"SHIP": (f"Sea Lark {n}" for n in range(1000))})
    wrong: list[object] = []

    def read(start: int) -> None:
        for n in range(start, 1000, 37):
            found = labels(extractor.extract(f"The Sea Lark {n} left."))
            if (f"Sea Lark {n}", "SHIP") not in found:
                wrong.append((n, found))

    threads = [threading.Thread(target=read, args=(start,)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_million_names_are_no_trouble() -> None:
    extractor = copydesk.Extractor(gazetteer={"SHIP": (f"Lark {n} of Hull" for n in range(1_000_000))})
    article = extractor.extract("The Lark 999999 of Hull and the Lark 1000000 of Hull left.")
    assert [text for text, label in labels(article) if label == "SHIP"] == ["Lark 999999 of Hull"]


def test_the_command_takes_both(command: str, tmp_path: Path) -> None:
    (tmp_path / "names.json").write_text(json.dumps(SHIPS), encoding="utf-8")
    (tmp_path / "names.tsv").write_text("SHIP\tSea Lark\n", encoding="utf-8")
    (tmp_path / "wrong.tsv").write_text("SHIP\tSea Lark\nHull\n", encoding="utf-8")
    text = "Nadia left Oslo on the Sea Lark."

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [command, "extract", "--format", "json", *arguments],
            input=text,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    for name in ("names.json", "names.tsv"):
        found = json.loads(run("--model", MODEL, "--gazetteer", tmp_path / name).stdout)["entities"]
        assert [entity["label"] for entity in found] == ["PERSON", "PORT", "SHIP"]
    for arguments, problem in [
        (("--gazetteer", tmp_path / "wrong.tsv"), "wrong.tsv:2: no tab"),
        (("--gazetteer", tmp_path / "none"), "none: "),
        (("--model", tmp_path / "names.tsv"), "not a copydesk model"),
    ]:
        output = run(*arguments)
        assert output.returncode == 2
        assert output.stdout == ""
        assert problem in output.stderr


def test_entities_only_are_those_of_the_full_analysis_without_clusters() -> None:
    text = "KYIV, Ukraine (AP) - Lena Kerr of Nordhavn Bank said on Sunday that the ferry had sunk."
    full, alone = copydesk.extract(text), copydesk.Extractor(entities_only=True).extract(text)
    assert full.clusters
    assert full.attributions
    assert not alone.clusters
    assert not alone.attributions
    assert alone.dateline == full.dateline
    parts = [[(e.start, e.end, e.label, e.score) for e in article.entities] for article in (full, alone)]
    assert parts[0] == parts[1]


def test_an_extractor_of_entities_only_survives_pickling() -> None:
    extractor = copydesk.Extractor(entities_only=True, threads=1)
    assert repr(extractor) == "Extractor(entities_only=True, threads=1)"
    assert pickle.loads(pickle.dumps(extractor)) == extractor != copydesk.Extractor(threads=1)
