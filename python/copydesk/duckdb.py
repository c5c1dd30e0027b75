"""Functions for DuckDB: a column of articles in, what they hold out.

>>> import duckdb
>>> import copydesk.duckdb
>>> connection = duckdb.connect()
>>> copydesk.duckdb.register(connection)
>>> body = "PARIS (AP) - “It rained on Sunday,” Ann Lee said."
>>> news = connection.execute("CREATE TABLE news AS SELECT DATE '2024-12-02' AS day, ? AS body", [body])
>>> connection.sql(
...     "SELECT day, said.source_name, said.content "
...     "FROM (SELECT day, UNNEST(copydesk_attributions(body)) AS said FROM news)"
... ).fetchall()
[(datetime.date(2024, 12, 2), 'Ann Lee', '“It rained on Sunday,”')]
>>> connection.sql("SELECT copydesk_dateline(body).places FROM news").fetchall()
[(['Paris'],)]
>>> connection.sql(
...     "SELECT name.value FROM (SELECT UNNEST(copydesk_entities(body, published := day)) AS name FROM news) "
...     "WHERE name.label = 'DATE'"
... ).fetchall()
[('2024-12-01',)]
>>> connection.close()

The fields are the columns of docs/tables.md without ``article`` and ``id``. A missing article gives NULL,
one that holds nothing an empty list. Needs duckdb and pyarrow: ``copydesk[duckdb]``.

The tables of ``copydesk.Articles`` need no function: DuckDB reads them by the name of the variable.

>>> entities = copydesk.extract_many([body]).entities
>>> duckdb.sql("SELECT label, count(*) FROM entities GROUP BY ALL ORDER BY ALL").fetchall()
[('DATE', 1), ('GPE', 1), ('ORG', 1), ('PERSON', 1)]
"""

import contextlib
import itertools
from functools import partial
from typing import Any

import duckdb
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

import copydesk

__all__ = ["register"]

_FUNCTIONS: dict[str, tuple[str, ...]] = {
    "copydesk_extract": ("datelines", "entities", "clusters", "attributions"),
    "copydesk_dateline": ("datelines",),
    "copydesk_entities": ("entities",),
    "copydesk_clusters": ("clusters",),
    "copydesk_attributions": ("attributions",),
}


def register(connection: duckdb.DuckDBPyConnection, extractor: copydesk.Extractor | None = None) -> None:
    """Give a connection the functions of copydesk; those of an earlier call are replaced.

    - ``copydesk_dateline(body)``: a STRUCT, NULL if the article has no dateline
    - ``copydesk_entities(body)``: a LIST of STRUCTs, the names and values
    - ``copydesk_clusters(body)``: a LIST of STRUCTs, who is who
    - ``copydesk_attributions(body)``: a LIST of STRUCTs, who said what
    - ``copydesk_extract(body)``: a STRUCT of all four, found in one go

    Each takes the day of publication as well: ``copydesk_entities(body, published := day)``.

    Args:
        connection: The connection. The functions last as long as it does: no database keeps them.
        extractor: The extractor to use; None means the embedded models.
    """
    for name, kinds in _FUNCTIONS.items():
        # A dateline needs no more than the names.
        find = partial(_find, kinds, extractor or copydesk.Extractor(entities_only=kinds == ("datelines",)))
        _create(connection, f"_{name}", find)
        connection.execute(
            f"CREATE OR REPLACE TEMP MACRO {name}(body, published := NULL) AS "
            f"_{name}(CAST(body AS VARCHAR), CAST(published AS DATE))"
        )


def _create(connection: duckdb.DuckDBPyConnection, name: str, find: Any) -> None:
    nothing = pa.table({"found": find(pa.chunked_array([], pa.string()), pa.chunked_array([], pa.date32()))})
    with contextlib.suppress(duckdb.InvalidInputException):
        connection.remove_function(name)
    # Strings, because the module that holds the enumerations has had several names.
    create: Any = connection.create_function
    returned = connection.from_arrow(nothing).types[0]
    create(name, find, ["VARCHAR", "DATE"], returned, type="arrow", null_handling="special")


def _find(
    kinds: tuple[str, ...], extractor: copydesk.Extractor, texts: pa.ChunkedArray, days: pa.ChunkedArray
) -> pa.Array:
    articles = extractor.extract_many(texts.to_pylist(), published=days.to_pylist())
    missing = texts.combine_chunks().is_null()
    found = {_field(kind): _column(kind, getattr(articles, kind).to_arrow(), missing) for kind in kinds}
    if len(found) > 1:
        return pa.StructArray.from_arrays(found.values(), found.keys(), mask=missing)
    return found[_field(kinds[0])]


def _field(kind: str) -> str:
    return "dateline" if kind == "datelines" else kind


def _column(kind: str, table: pa.Table, missing: pa.Array) -> pa.Array:
    """Gather the rows of a table into one value for each text."""
    articles = table["article"].combine_chunks()
    fields = table.column_names[2:]
    rows = pa.StructArray.from_arrays([table[field].combine_chunks() for field in fields], fields)
    if kind == "datelines":
        return rows.take(pc.index_in(pa.array(range(len(missing)), pa.uint32()), value_set=articles))
    counts = {it["values"]: it["counts"] for it in articles.value_counts().to_pylist()}
    starts = itertools.accumulate((counts.get(index, 0) for index in range(len(missing))), initial=0)
    return pa.ListArray.from_arrays(pa.array(starts, pa.int32()), rows, mask=missing)
