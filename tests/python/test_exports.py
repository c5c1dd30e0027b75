"""Exports: other programs' readers take them, and the guide shows what happens."""

import doctest
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pyld import jsonld

import copydesk
from conftest import ROOT

GUIDE = ROOT / "docs" / "exports.md"
NINJS = json.loads((ROOT / "tests" / "schemas" / "ninjs-2.2.json").read_text(encoding="utf-8"))

# What of schema.org copydesk uses: each type with the one above it, the properties of each, and whose nodes these hold.
ABOVE = {
    "NewsArticle": "Article",
    "Article": "CreativeWork",
    "Quotation": "CreativeWork",
    "Claim": "CreativeWork",
    "Legislation": "CreativeWork",
    "CreativeWork": "Thing",
    "NewsMediaOrganization": "Organization",
    "GovernmentOrganization": "Organization",
    "Organization": "Thing",
    "Person": "Thing",
    "Place": "Thing",
    "Event": "Thing",
    "Product": "Thing",
    "GeoCoordinates": "Thing",
    "PostalAddress": "Thing",
    "PropertyValue": "Thing",
}
PROPERTIES = {
    "Thing": {"name", "alternateName", "description", "identifier", "sameAs", "url"},
    "CreativeWork": {
        *("author", "contentLocation", "creator", "creditText", "dateCreated", "datePublished", "hasPart"),
        *("headline", "inLanguage", "isPartOf", "locationCreated", "mentions", "position"),
        *("sourceOrganization", "text"),
    },
    "Article": {"articleBody"},
    "NewsArticle": {"dateline"},
    "Quotation": {"spokenByCharacter"},
    "Organization": {"location"},
    "Person": {"jobTitle"},
    "Place": {"address", "geo"},
    "GeoCoordinates": {"latitude", "longitude"},
    "PostalAddress": {"addressCountry", "addressRegion"},
    "PropertyValue": {"propertyID", "value"},
}
HOLDS = {
    "author": {"Person", "Organization"},
    "creator": {"Person", "Organization"},
    "spokenByCharacter": {"Person", "Organization"},
    "sourceOrganization": {"Organization"},
    "contentLocation": {"Place"},
    "locationCreated": {"Place"},
    "location": {"Place"},
    "mentions": {"Thing"},
    "hasPart": {"CreativeWork"},
    "isPartOf": {"CreativeWork"},
    "identifier": {"PropertyValue"},
    "geo": {"GeoCoordinates"},
    "address": {"PostalAddress"},
}
VOCABULARY = "https://schema.org/"
ADDRESSES = {name: {"@type": "@id"} for name in ("sameAs", "url")}

HOSTILE = [
    "",
    "\x00\ud800\udfff",
    "“It\r\nrained,”\u2028Ann\tLee\x85said in Paris,\x0bTexas. \x1c#\tB-X\n-DOCSTART- O\n</script>",
    "שלום \u202eKYIV, Ukraine (AP) — 😀 “We will\nrebuild,” Mayor Zoë e\u0301lan\u00a0Lee told the U.N. in Ge\u00adneva.",
]


@pytest.fixture(params=[None, *range(len(HOSTILE))], ids=str)
def article(request: pytest.FixtureRequest, story: str) -> copydesk.Article:
    return copydesk.extract(story if request.param is None else HOSTILE[request.param])


def load(url: str, _options: object) -> dict[str, Any]:
    """The context of schema.org as far as it matters here; anything else would go out to the network."""
    assert url == "https://schema.org"
    context = {"@context": {"@vocab": VOCABULARY, **ADDRESSES}}
    return {"contextUrl": None, "documentUrl": url, "contentType": "application/ld+json", "document": context}


def lineage(kind: str) -> list[str]:
    return [kind, *lineage(ABOVE[kind])] if kind in ABOVE else [kind]


def kind_of(node: dict[str, Any]) -> str:
    [kind] = node["@type"]
    return str(kind).removeprefix(VOCABULARY)


def check_node(node: dict[str, Any], nodes: dict[str, dict[str, Any]]) -> None:
    kinds = lineage(kind_of(node))
    assert kinds[-1] == "Thing"
    for name, values in node.items():
        if name.startswith("@"):
            continue
        name = name.removeprefix(VOCABULARY)
        assert any(name in PROPERTIES.get(kind, ()) for kind in kinds), f"{kinds[0]} has no {name}"
        for value in values:
            if "@value" in value or name in ADDRESSES:
                continue
            target = value if "@type" in value else nodes[value["@id"]]
            assert HOLDS[name] & set(lineage(kind_of(target))), f"{name} cannot hold {kind_of(target)}"
            if target is value:
                check_node(value, nodes)


def nodes_in(value: object) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [node for item in value for node in nodes_in(item)]
    if not isinstance(value, dict):
        return []
    return [value, *(node for item in value.values() for node in nodes_in(item))]


def test_json_ld_expands_and_every_property_is_one_of_schema_org(article: copydesk.Article) -> None:
    line = article.to_json_ld(id=1, url="https://news.example/1", headline="Rain", published="2025-03-04")
    expanded = jsonld.expand(json.loads(line), {"documentLoader": load})
    [root] = expanded
    named = {node["@id"]: node for node in nodes_in(root) if "@id" in node and "@type" in node}
    check_node(root, named)
    assert root["@id"] == "https://news.example/1"
    assert root[VOCABULARY + "datePublished"] == [{"@value": "2025-03-04"}]
    # What is no term of the context would be dropped without a word.
    assert {name.removeprefix(VOCABULARY) for name in root} == set(json.loads(line)) - {"@context"}


def test_ninjs_fits_its_schema(article: copydesk.Article) -> None:
    validator = jsonschema.Draft202012Validator(NINJS)
    validator.check_schema(NINJS)
    validator.validate(
        json.loads(article.to_ninjs(id="a", url="https://news.example/é?q=<1>", headline="Rain"))
    )
    validator.validate(json.loads(article.to_ninjs()))


def test_selectors_select_what_python_selects(article: copydesk.Article) -> None:
    text = re.sub("[\ud800-\udfff]", "\ufffd", article.text)
    page = json.loads(article.to_web_annotation())
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    selected = {}
    for annotation in page["items"]:
        assert set(annotation) == {"type", "id", "motivation", "body", "target"}
        targets = annotation["target"]
        targets = targets if isinstance(targets, list) else [targets]
        for target in targets:
            position, quote = target["selector"]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])
        name = annotation["id"].split("#")[1]
        selected[name] = tuple((it["selector"][0]["start"], it["selector"][0]["end"]) for it in targets)
    for number, entity in enumerate(article.entities, 1):
        assert selected[f"entity-{number}"] == ((entity.start, entity.end),)
    for attribution in article.attributions:
        assert selected[f"attribution-{attribution.id}-content"] == attribution.content.spans


def test_columns_are_two_to_anybody_who_splits_at_blanks(article: copydesk.Article) -> None:
    columns = article.to_conll()
    rows = [line.split() for line in columns.splitlines()]
    assert all(len(row) in {0, 2} for row in rows)
    names = [row for row in rows[1:] if row and row[1].startswith("B-")]
    assert len(names) == len(article.entities)


def test_brat_finds_a_line_for_every_name(article: copydesk.Article) -> None:
    text = re.sub("[\ud800-\udfff]", "\ufffd", article.text)
    found = 0
    for line in article.to_brat().splitlines():
        if line.startswith("T"):
            number, place, words = line.split("\t")
            kind, _, spans = place.partition(" ")
            pairs = [tuple(map(int, span.split(" "))) for span in spans.split(";")]
            assert " ".join(text[start:end] for start, end in pairs) == words
            assert number[1:].isdigit()
            found += kind.isupper()
        else:
            assert re.match(r"([RAN#]\d+|\*)\t", line)
    assert found == len(article.entities)


def test_arguments_of_a_wrong_type_are_refused() -> None:
    article = copydesk.extract("It rained.")
    for wrong in ({"id": 1.5}, {"url": 1}, {"headline": b"x"}, {"published": 5}):
        with pytest.raises(TypeError):
            article.to_json_ld(**wrong)
    with pytest.raises(copydesk.InvalidDateError):
        article.to_json_ld(published="soon")
    assert json.loads(article.to_json_ld(headline="a\ud800"))["headline"] == "a\ufffd"


def run(command: str, folder: Path, *arguments: str, status: int = 0) -> str:
    done = subprocess.run(
        [command, "extract", *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == status, done.stderr
    return done.stdout if status == 0 else done.stderr


def test_the_command_writes_what_the_methods_return(command: str, story: str, tmp_path: Path) -> None:
    lines = [
        {
            "id": "a/1",
            "text": story,
            "published": "2025-03-04",
            "link": "https://news.example/1",
            "title": "Rain",
        },
        {"id": "a/1", "text": "Ann Lee left.\r\n“No,” she said."},
    ]
    (tmp_path / "news.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    articles = [copydesk.extract(line["text"], published=line.get("published")) for line in lines]
    head: dict[str, Any] = {"id": "a/1", "url": "https://news.example/1", "headline": "Rain"}
    for name, method in (
        ("json-ld", lambda it, **head: it.to_json_ld(**head)),
        ("ninjs", lambda it, **head: it.to_ninjs(**head)),
        ("web-annotation", lambda it, **head: it.to_web_annotation(**head)),
    ):
        fields = ("--url-field", "link", "--headline-field", "title")
        output = run(command, tmp_path, "--format", name, *fields, "news.jsonl")
        first = {**head, "published": "2025-03-04"} if name == "json-ld" else head
        assert output.split("\n") == [method(articles[0], **first), method(articles[1], id="a/1"), ""]
    assert run(command, tmp_path, "--format", "conll", "news.jsonl") == "".join(
        it.to_conll() for it in articles
    )

    assert "--output" in run(command, tmp_path, "--format", "brat", "news.jsonl", status=2)
    run(command, tmp_path, "--format", "brat", "--output", "brat", "news.jsonl")
    files = {path.name: path.read_bytes().decode() for path in (tmp_path / "brat").iterdir()}
    assert set(files) == {"annotation.conf", "a_1.txt", "a_1.ann", "a_1-2.txt", "a_1-2.ann"}
    assert [files["a_1.txt"], files["a_1-2.txt"]] == [line["text"] for line in lines]
    assert [files["a_1.ann"], files["a_1-2.ann"]] == [it.to_brat() for it in articles]
    assert "not empty" in run(
        command, tmp_path, "--format", "brat", "--output", "brat", "news.jsonl", status=2
    )


def test_the_guide_shows_what_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    # Tabs count as blanks: doctest expands them in what it expects.
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    result = doctest.testfile(str(GUIDE), module_relative=False, optionflags=flags)
    assert result.failed == 0
    assert result.attempted > 10


@pytest.mark.parametrize(
    "line", re.findall(r"^\$ (copydesk .*?)(?: +#.*)?$", GUIDE.read_text("utf-8"), re.MULTILINE)
)
def test_the_commands_of_the_guide_run(command: str, line: str, tmp_path: Path) -> None:
    shutil.copy(ROOT / "examples" / "wire_story.txt", tmp_path / "story.txt")
    (tmp_path / "news.jsonl").write_text(
        '{"text": "One.", "link": "https://a.example/1"}\n', encoding="utf-8"
    )
    done = subprocess.run(line.replace("copydesk", f'"{command}"', 1), shell=True, cwd=tmp_path, check=False)
    assert done.returncode == 0
