"""The functions of DuckDB: types, missing articles, days of publication; and tables that it reads by name."""

import doctest
from collections.abc import Iterator  # noqa: TC003

import pytest

import copydesk

duckdb = pytest.importorskip("duckdb")
pa = pytest.importorskip("pyarrow")
import copydesk.duckdb  # noqa: E402

RAIN = "PARIS (AP) - “It rained on Sunday,” Ann Lee said."
COST = "Bob Roe paid $5."
LISTS = ["entities", "clusters", "attributions"]


@pytest.fixture
def connection() -> "Iterator[duckdb.DuckDBPyConnection]":
    with duckdb.connect() as connection:
        copydesk.duckdb.register(connection)
        yield connection


def found(kind: str, text: str) -> list[dict[str, object]]:
    """What the table of one article says."""
    table = getattr(copydesk.Extractor().extract_many([text]), kind).to_arrow()
    return table.drop_columns(["article", "id"]).to_pylist()


@pytest.mark.parametrize("kind", LISTS)
def test_each_article_has_its_list(connection: "duckdb.DuckDBPyConnection", kind: str, story: str) -> None:
    texts = [RAIN, None, "", story, COST]
    connection.execute("CREATE TABLE news AS SELECT UNNEST(?) AS body", [texts])
    column = connection.sql(f"SELECT copydesk_{kind}(body) FROM news").fetchall()
    assert [row[0] for row in column] == [None if text is None else found(kind, text) for text in texts]


def test_each_article_has_its_dateline(connection: "duckdb.DuckDBPyConnection") -> None:
    connection.execute("CREATE TABLE news AS SELECT UNNEST(?) AS body", [[RAIN, None, "", COST]])
    column = connection.sql("SELECT copydesk_dateline(body) FROM news").fetchall()
    assert column == [(found("datelines", RAIN)[0],), (None,), (None,), (None,)]


def test_everything_may_be_found_in_one_go(connection: "duckdb.DuckDBPyConnection", story: str) -> None:
    connection.execute("CREATE TABLE news AS SELECT UNNEST(?) AS body", [[RAIN, None, story]])
    rows = connection.sql(
        "SELECT copydesk_extract(body), copydesk_dateline(body), copydesk_entities(body), copydesk_clusters(body), "
        "copydesk_attributions(body) FROM news"
    ).fetchall()
    for everything, *each in rows:
        assert (everything is None) == (each[1] is None)
        if everything is not None:
            assert list(everything) == ["dateline", *LISTS]
            assert list(everything.values()) == each


def test_types_are_known_before_anything_is_read(connection: "duckdb.DuckDBPyConnection") -> None:
    connection.execute("CREATE TABLE news (body VARCHAR)")
    relation = connection.sql("SELECT UNNEST(copydesk_attributions(body), max_depth := 2) FROM news")
    table = copydesk.Extractor().extract_many([]).attributions
    assert relation.columns == list(table.column_names[2:])
    types = dict(zip(relation.columns, map(str, relation.types), strict=True))
    assert types["start"] == "UINTEGER"
    assert types["negated"] == "BOOLEAN"
    assert types["score"] == "DOUBLE"
    assert types["content"] == "VARCHAR"
    assert relation.fetchall() == []


def test_results_are_unnested_beside_their_article(connection: "duckdb.DuckDBPyConnection") -> None:
    connection.execute(
        "CREATE TABLE news AS SELECT * FROM (VALUES (1, ?), (2, NULL), (3, ?)) AS t(id, body)", [RAIN, COST]
    )
    rows = connection.sql("SELECT id, UNNEST(copydesk_entities(body), max_depth := 2) FROM news").project(
        "id, text"
    )
    assert rows.fetchall() == [
        (1, "PARIS"),
        (1, "AP"),
        (1, "Sunday"),
        (1, "Ann Lee"),
        (3, "Bob Roe"),
        (3, "$5"),
    ]


@pytest.mark.parametrize("day", ["DATE '2024-12-02'", "TIMESTAMP '2024-12-02 10:00:00'", "'2024-12-02'"])
def test_the_day_of_publication_may_be_given(connection: "duckdb.DuckDBPyConnection", day: str) -> None:
    value = "copydesk_entities('It rained on Sunday.', published := {})[1].value"
    assert connection.sql(f"SELECT {value.format(day)}").fetchall() == [("2024-12-01",)]
    assert connection.sql(f"SELECT {value.format('NULL')}").fetchall() != [("2024-12-01",)]


def test_more_rows_than_a_vector(connection: "duckdb.DuckDBPyConnection") -> None:
    rows = connection.sql(
        "SELECT n, copydesk_entities('It cost $' || n || '.')[1].number FROM range(1, 5001) AS t(n) ORDER BY n"
    ).fetchall()
    assert rows == [(number, number) for number in range(1, 5001)]


def test_registering_again_replaces_the_extractor(connection: "duckdb.DuckDBPyConnection") -> None:
    labels = "SELECT list_transform(copydesk_entities('They saw the Sea Lark.'), lambda it: it.label)"
    copydesk.duckdb.register(connection, copydesk.Extractor(gazetteer={"SHIP": ["Sea Lark"]}))
    assert connection.sql(labels).fetchall() == [(["SHIP"],)]
    copydesk.duckdb.register(connection)
    assert connection.sql(labels).fetchall() != [(["SHIP"],)]


def test_a_database_keeps_no_function(tmp_path: object) -> None:
    path = f"{tmp_path}/news.duckdb"
    for _ in range(2):
        with duckdb.connect(path) as connection:
            copydesk.duckdb.register(connection)
            assert connection.sql("SELECT len(copydesk_entities('Ann Lee left.'))").fetchall() == [(1,)]
    with duckdb.connect(path) as connection, pytest.raises(duckdb.CatalogException):
        connection.sql("SELECT copydesk_entities('Ann Lee left.')")


def test_tables_are_read_by_the_name_of_the_variable(story: str) -> None:
    articles = copydesk.Extractor().extract_many([RAIN, story])
    said, clusters = articles.attributions, articles.clusters
    assert len(said) > 10
    with duckdb.connect() as connection:
        rows = connection.sql(
            "SELECT name, count(*) AS n FROM said JOIN clusters "
            "ON said.article = clusters.article AND source_cluster = clusters.cluster GROUP BY name ORDER BY n DESC, name"
        ).fetchall()
    assert ("Ann Lee", 1) in rows
    assert rows[0][1] > 1
    assert len(clusters) > 10


def test_the_docstring_is_true() -> None:
    result = doctest.testmod(copydesk.duckdb)
    assert result.attempted > 5
    assert result.failed == 0
