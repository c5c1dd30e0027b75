"""Tables: the columns that docs/tables.md promises, the rows that the articles have, and the libraries that read them."""

import pickle
import re
import subprocess
import sys
from collections.abc import Sequence

import pytest

import copydesk
from conftest import ROOT

TEXTS = [
    "KYIV, Ukraine (AP) — “We will rebuild,” Mayor Ivan Petrenko told reporters. It cost $40 million.",
    None,
    "LONDON, 4 May 2020 (Reuters) - Sales rose 12 percent on Sunday, Ann Lee told the BBC. “Söhne 😀,” she said.",
]
IDS = ["a", 7, None]
TABLES = ("datelines", "entities", "clusters", "attributions")


@pytest.fixture(scope="module")
def articles() -> copydesk.Articles:
    return copydesk.extract_many(TEXTS, ids=IDS)


def test_articles_are_a_sequence(articles: copydesk.Articles) -> None:
    assert isinstance(articles, Sequence)
    assert len(articles) == 3
    assert repr(articles) == "Articles(3 articles)"
    assert articles[0].dateline is not None
    assert articles[-1] == articles[2] != articles[0]
    for index in (3, -4, sys.maxsize, -sys.maxsize):
        with pytest.raises(IndexError, match="there are 3"):
            articles[index]
    with pytest.raises(TypeError):
        articles["0"]  # type: ignore[call-overload]
    assert list(reversed(articles)) == [articles[2], articles[1], articles[0]]
    assert articles[1] in articles
    assert "text" not in articles
    assert (articles.index(articles[2]), articles.index(articles[2], -1), articles.count(articles[1])) == (
        2,
        2,
        1,
    )
    for start, stop in ((0, 2), (0, -1), (3, 9)):
        with pytest.raises(ValueError, match="not among"):
            articles.index(articles[2], start, stop)


@pytest.mark.parametrize(
    "part", [slice(None), slice(1, None), slice(None, None, -1), slice(5, 9), slice(2, 0, -2), slice(-2, -1)]
)
def test_slices_are_articles(articles: copydesk.Articles, part: slice) -> None:
    assert isinstance(articles[part], copydesk.Articles)
    assert articles[part] == list(articles)[part]


def test_articles_are_values(articles: copydesk.Articles) -> None:
    again = copydesk.Articles(articles)
    assert articles == again == copydesk.Articles(list(articles)) == list(articles)
    assert articles != articles[:2]
    assert articles != articles[::-1]
    assert articles != tuple(articles)
    assert copydesk.Articles() == copydesk.extract_many([]) == []
    assert pickle.loads(pickle.dumps(articles)) == articles
    with pytest.raises(TypeError):
        hash(articles)
    with pytest.raises(TypeError):
        copydesk.Articles(["text"])  # type: ignore[list-item]


def test_ids_are_given_back(articles: copydesk.Articles) -> None:
    assert [article.id for article in articles] == IDS
    assert [article.to_dict().get("id") for article in articles] == IDS
    assert copydesk.extract_many(["One."])[0].id is None
    assert copydesk.extract_many(["One."], ids=[2**64 - 1])[0].id == 2**64 - 1


def test_ids_are_one_for_each_text() -> None:
    with pytest.raises(ValueError, match="ids: only 1"):
        copydesk.extract_many(["a", "b"], ids=["a"])
    with pytest.raises(ValueError, match="more ids than the 1 texts"):
        copydesk.extract_many(["a"], ids=["a", "b"])
    with pytest.raises(TypeError, match=r"ids\[1\]"):
        copydesk.extract_many(["a", "b"], ids=[1, 2.5])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="not one string"):
        copydesk.extract_many(["a", "b"], ids="ab")


def documented() -> dict[str, list[tuple[str, str, bool]]]:
    """The columns of each table in docs/tables.md: name, type, whether it may be null."""
    text = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    columns = {}
    for section in text.split("\n## ")[1:]:
        rows = re.findall(r"^\| `(\w+)` \| ([\w ]+) \| (yes)? ?\|", section, re.MULTILINE)
        columns[section.split("`")[1]] = [(name, kind, bool(null)) for name, kind, null in rows]
    return columns


def test_the_columns_are_those_of_the_documentation(articles: copydesk.Articles) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    tables = {f"articles.{name}": getattr(articles, name) for name in TABLES}
    tables["copydesk.link(articles).table"] = copydesk.link(articles).table
    expected = documented()
    assert list(expected) == [f"articles.{name}" for name in TABLES] + ["copydesk.link(articles).table"]
    for name, table in tables.items():
        schema = pyarrow.schema(table)
        found = [
            (
                field.name,
                re.sub("list<item: large_string>", "list of string", str(field.type)),
                field.nullable,
            )
            for field in schema
        ]
        assert [(n, kind.replace("large_string", "string"), null) for n, kind, null in found] == expected[
            name
        ]
        assert table.column_names == tuple(schema.names)
        assert table.to_arrow().schema == schema


def test_rows_are_what_the_articles_hold(articles: copydesk.Articles) -> None:
    pytest.importorskip("pyarrow")
    entities = articles.entities.to_arrow().to_pylist()
    pairs = [(index, entity) for index, article in enumerate(articles) for entity in article.entities]
    assert len(entities) == len(articles.entities) == len(pairs) > 8
    for row, (index, entity) in zip(entities, pairs, strict=True):
        assert (row["article"], row["id"]) == (index, {0: "a", 2: None}[index])
        assert articles[index].text[row["start"] : row["end"]] == row["text"] == entity.text
        assert (row["label"], row["score"], row["cluster"]) == (entity.label, entity.score, entity.cluster)
    attributions = articles.attributions.to_arrow().to_pylist()
    assert [(row["source"], row["source_name"], row["kind"]) for row in attributions] == [
        (it.source and it.source.text, it.source and it.source.name, it.kind)
        for article in articles
        for it in article.attributions
    ]
    names = [
        (row["article"], row["cluster"], row["name"]) for row in articles.clusters.to_arrow().to_pylist()
    ]
    assert names == [(i, it.id, it.name) for i, article in enumerate(articles) for it in article.clusters]
    assert [row["article"] for row in articles.datelines.to_arrow().to_pylist()] == [0, 2]
    assert [row["article"] for row in articles[2:].datelines.to_arrow().to_pylist()] == [0]


def test_link_has_a_row_for_each_cluster(articles: copydesk.Articles) -> None:
    pytest.importorskip("pyarrow")
    identities = copydesk.link(articles)
    assert isinstance(identities, tuple)
    assert identities == copydesk.link(list(articles)) == tuple(identities)
    assert pickle.loads(pickle.dumps(identities)) == identities
    rows = [
        (row["identity"], row["article"], row["cluster"]) for row in identities.table.to_arrow().to_pylist()
    ]
    assert rows == [(it.id, *cluster) for it in identities for cluster in it.clusters]


@pytest.mark.parametrize("name", TABLES)
def test_pandas_and_polars_hold_the_same(articles: copydesk.Articles, name: str) -> None:
    pytest.importorskip("pyarrow")
    table = getattr(articles, name)
    expected = table.to_arrow().to_pylist()
    assert table.to_polars().to_dicts() == expected
    frame = table.to_pandas()
    assert list(frame.columns) == list(table.column_names)
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    lists = ("places", "agencies", "bylines", "roles")
    assert [{k: list(v) if k in lists else v for k, v in row.items()} for row in rows] == expected
    whole = [
        column for column in frame.columns if column.endswith("cluster") or column in ("start", "parent")
    ]
    assert all(str(frame[column].dtype) == "UInt32" for column in whole)


def test_a_table_outlives_its_articles() -> None:
    polars = pytest.importorskip("polars")
    table = copydesk.extract_many(TEXTS * 50).entities
    frames = [polars.DataFrame(table) for _ in range(3)]
    rows = len(table)
    del table
    assert [len(frame) for frame in frames] == [rows] * 3
    assert frames[0].equals(frames[2])


def test_a_capsule_that_nobody_reads_is_released(articles: copydesk.Articles) -> None:
    assert '"arrow_array_stream"' in repr(articles.entities.__arrow_c_stream__())
    assert '"arrow_schema"' in repr(articles.entities.__arrow_c_schema__())
    for _ in range(1000):
        articles.entities.__arrow_c_stream__(requested_schema=None)


@pytest.mark.parametrize(
    ("method", "library", "extra"),
    [("to_arrow", "pyarrow", "arrow"), ("to_pandas", "pandas", "pandas"), ("to_polars", "polars", "polars")],
)
def test_a_missing_library_is_named_with_its_extra(method: str, library: str, extra: str) -> None:
    code = f"""if True:
        import sys
        sys.modules[{library!r}] = None
        import copydesk
        try:
            copydesk.extract_many(["One."]).entities.{method}()
        except ImportError as error:
            print(error)
    """
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown == f'{library} is not installed: pip install "copydesk[{extra}]"\n'
