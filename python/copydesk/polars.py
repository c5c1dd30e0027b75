"""The namespace ``copydesk`` for polars: of expressions, series, frames and lazy frames.

>>> import polars as pl
>>> import copydesk.polars
>>> news = pl.DataFrame({"id": ["a", "b"], "body": ["“It rained,” Ann Lee said.", None]})
>>> news.select("id", pl.col("body").copydesk.attributions().list.len().alias("statements"))
shape: (2, 2)
┌─────┬────────────┐
│ id  ┆ statements │
│ --- ┆ ---        │
│ str ┆ u32        │
╞═════╪════════════╡
│ a   ┆ 1          │
│ b   ┆ null       │
└─────┴────────────┘
>>> news.copydesk.attributions("body", keep="id").select("id", "source_name", "cue", "content")
shape: (1, 4)
┌─────┬─────────────┬──────┬──────────────┐
│ id  ┆ source_name ┆ cue  ┆ content      │
│ --- ┆ ---         ┆ ---  ┆ ---          │
│ str ┆ str         ┆ str  ┆ str          │
╞═════╪═════════════╪══════╪══════════════╡
│ a   ┆ Ann Lee     ┆ said ┆ “It rained,” │
└─────┴─────────────┴──────┴──────────────┘

An expression gives a list of structs for each article, or one struct for its dateline; a frame gives a
table with a row for each result. The fields are the columns of docs/tables.md without ``article`` and
``id``, and they are known before anything is read, so that lazy frames know their schema. Missing articles
give null, others that hold nothing an empty list. Needs polars: ``copydesk[polars]``.
"""

import datetime
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, Generic, TypeAlias, TypeVar

import polars as pl

import copydesk

__all__ = ["ExprNamespace", "FrameNamespace", "LazyFrameNamespace", "SeriesNamespace"]

_Column = TypeVar("_Column", pl.Expr, pl.Series)
_Frame = TypeVar("_Frame", pl.DataFrame, pl.LazyFrame)
_Published: TypeAlias = str | datetime.date | pl.Expr | pl.Series | None

_KINDS: tuple[str, ...] = ("datelines", "entities", "clusters", "attributions")

# What is found in so many articles is turned into tables, which are smaller, before the next are read.
_BATCH = 1024


class _ColumnNamespace(ABC, Generic[_Column]):
    """What stands in each article of a column of strings.

    All methods take the same arguments:

    - ``published``: the days of publication: a column's name, an expression, a series, or one date for all.
    - ``extractor``: the extractor to use; None means the embedded models.
    """

    def extract(
        self, published: _Published = None, *, extractor: copydesk.Extractor | None = None
    ) -> _Column:
        """Find everything, in one go: a struct of what the other methods find."""
        return self._find(_KINDS, published, extractor)

    def dateline(
        self, published: _Published = None, *, extractor: copydesk.Extractor | None = None
    ) -> _Column:
        """Find the dateline: a struct, null if the article has none."""
        # All else would be found for nothing.
        return self._find(("datelines",), published, extractor or copydesk.Extractor(entities_only=True))

    def entities(
        self, published: _Published = None, *, extractor: copydesk.Extractor | None = None
    ) -> _Column:
        """Find the names and values: a list of structs."""
        return self._find(("entities",), published, extractor)

    def clusters(
        self, published: _Published = None, *, extractor: copydesk.Extractor | None = None
    ) -> _Column:
        """Find who is who, the people, organisations and places: a list of structs."""
        return self._find(("clusters",), published, extractor)

    def attributions(
        self, published: _Published = None, *, extractor: copydesk.Extractor | None = None
    ) -> _Column:
        """Find who said what: a list of structs."""
        return self._find(("attributions",), published, extractor)

    @abstractmethod
    def _find(
        self, kinds: tuple[str, ...], published: _Published, extractor: copydesk.Extractor | None
    ) -> _Column: ...


@pl.api.register_expr_namespace("copydesk")
class ExprNamespace(_ColumnNamespace[pl.Expr]):
    """``expression.copydesk``: what stands in each article of a column of strings."""

    def __init__(self, expression: pl.Expr) -> None:
        self._expression = expression

    def _find(
        self, kinds: tuple[str, ...], published: _Published, extractor: copydesk.Extractor | None
    ) -> pl.Expr:
        days = [] if published is None else [_expression(published)]
        return pl.map_batches(
            [self._expression, *days],
            partial(_find, kinds, extractor or copydesk.Extractor()),
            return_dtype=_dtype(kinds),
            is_elementwise=True,
        )


@pl.api.register_series_namespace("copydesk")
class SeriesNamespace(_ColumnNamespace[pl.Series]):
    """``series.copydesk``: what stands in each article of a column of strings."""

    def __init__(self, series: pl.Series) -> None:
        self._series = series

    def _find(
        self, kinds: tuple[str, ...], published: _Published, extractor: copydesk.Extractor | None
    ) -> pl.Series:
        return (
            self._series.to_frame()
            .select(ExprNamespace(pl.first())._find(kinds, published, extractor))
            .to_series()
        )


class _TableNamespace(ABC, Generic[_Frame]):
    """Tables with a row for each result in the articles of a frame.

    All methods take the same arguments:

    - ``text``: the name of the column of articles, or an expression.
    - ``published``: the days of publication: a column's name, an expression, a series, or one date for all.
    - ``keep``: the columns of the article to repeat in each of its rows: names, selectors or expressions.
    - ``extractor``: the extractor to use; None means the embedded models.
    """

    def datelines(
        self,
        text: str | pl.Expr,
        published: _Published = None,
        *,
        keep: "_Kept" = (),
        extractor: copydesk.Extractor | None = None,
    ) -> _Frame:
        """Find the datelines: one row for each article that has one."""
        return self._table(_articles(text).dateline(published, extractor=extractor), keep)

    def entities(
        self,
        text: str | pl.Expr,
        published: _Published = None,
        *,
        keep: "_Kept" = (),
        extractor: copydesk.Extractor | None = None,
    ) -> _Frame:
        """Find the names and values: one row for each."""
        return self._table(_articles(text).entities(published, extractor=extractor), keep)

    def clusters(
        self,
        text: str | pl.Expr,
        published: _Published = None,
        *,
        keep: "_Kept" = (),
        extractor: copydesk.Extractor | None = None,
    ) -> _Frame:
        """Find who is who: one row for each person, organisation or place of an article."""
        return self._table(_articles(text).clusters(published, extractor=extractor), keep)

    def attributions(
        self,
        text: str | pl.Expr,
        published: _Published = None,
        *,
        keep: "_Kept" = (),
        extractor: copydesk.Extractor | None = None,
    ) -> _Frame:
        """Find who said what: one row for each attribution."""
        return self._table(_articles(text).attributions(published, extractor=extractor), keep)

    @abstractmethod
    def _table(self, found: pl.Expr, keep: "_Kept") -> _Frame: ...


_Kept: TypeAlias = str | pl.Expr | Iterable[str | pl.Expr]


@pl.api.register_dataframe_namespace("copydesk")
class FrameNamespace(_TableNamespace[pl.DataFrame]):
    """``frame.copydesk``: tables with a row for each result in the articles of the frame."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self._frame = frame

    def _table(self, found: pl.Expr, keep: _Kept) -> pl.DataFrame:
        return _rows(self._frame.lazy(), found, keep).collect()


@pl.api.register_lazyframe_namespace("copydesk")
class LazyFrameNamespace(_TableNamespace[pl.LazyFrame]):
    """``frame.copydesk``: lazy tables with a row for each result in the articles of the lazy frame."""

    def __init__(self, frame: pl.LazyFrame) -> None:
        self._frame = frame

    def _table(self, found: pl.Expr, keep: _Kept) -> pl.LazyFrame:
        return _rows(self._frame, found, keep)


def _articles(text: str | pl.Expr) -> ExprNamespace:
    return ExprNamespace(pl.col(text) if isinstance(text, str) else text)


def _expression(published: str | datetime.date | pl.Expr | pl.Series) -> pl.Expr:
    if isinstance(published, pl.Expr):
        return published
    return pl.col(published) if isinstance(published, str) else pl.lit(published)


def _rows(frame: pl.LazyFrame, found: pl.Expr, keep: _Kept) -> pl.LazyFrame:
    keep = [keep] if isinstance(keep, str | pl.Expr) else keep
    kept = frame.select(*keep, found.alias("copydesk"))
    if isinstance(frame.select(found).collect_schema().dtypes()[0], pl.List):
        kept = kept.explode("copydesk")
    return kept.drop_nulls("copydesk").unnest("copydesk")


def _results(table: copydesk.Table) -> pl.DataFrame:
    return pl.DataFrame(table).drop("id")


# The fields of each kind of result, read off tables without rows.
_STRUCTS = {
    kind: pl.Struct(_results(getattr(copydesk.Articles(), kind)).drop("article").schema) for kind in _KINDS
}


def _dtype(kinds: tuple[str, ...]) -> pl.DataType:
    if len(kinds) > 1:
        return pl.Struct({_field(kind): _dtype((kind,)) for kind in kinds})
    struct = _STRUCTS[kinds[0]]
    return struct if kinds == ("datelines",) else pl.List(struct)


def _field(kind: str) -> str:
    return "dateline" if kind == "datelines" else kind


def _find(kinds: tuple[str, ...], extractor: copydesk.Extractor, columns: Sequence[pl.Series]) -> pl.Series:
    texts, *days = columns
    if texts.dtype not in (pl.String, pl.Categorical, pl.Enum, pl.Null):
        raise TypeError(f"copydesk reads columns of strings, {texts.name!r} is of {texts.dtype}")
    published = days[0].to_list() if days else None
    if isinstance(published, list) and len(published) == 1:
        published = published[0]
    batches = []
    for start in range(0, len(texts) or 1, _BATCH):
        try:
            batches.append(_batch(kinds, extractor, texts.slice(start, _BATCH), _of_batch(published, start)))
        except ValueError as error:
            error.add_note(f"Counted from row {start} of the column.")
            raise
    return pl.concat(batches).alias(texts.name)


def _of_batch(days: list[object] | object, start: int) -> Any:
    return days[start : start + _BATCH] if isinstance(days, list) else days


def _batch(
    kinds: tuple[str, ...], extractor: copydesk.Extractor, texts: pl.Series, published: Any
) -> pl.Series:
    articles = extractor.extract_many(texts.to_list(), published=published)
    found = pl.DataFrame(
        [_column(kind, getattr(articles, kind), texts).alias(_field(kind)) for kind in kinds]
    )
    if len(kinds) == 1:
        return found.to_series()
    return found.select(pl.when(pl.lit(texts.is_not_null())).then(pl.struct(pl.all()))).to_series()


def _column(kind: str, table: copydesk.Table, texts: pl.Series) -> pl.Series:
    """Gather the rows of a table into one value for each text."""
    results = _results(table)
    rows = results.select("article", found=pl.struct(pl.exclude("article")))
    found = pl.col("found")
    if kind != "datelines":
        rows = rows.group_by("article", maintain_order=True).agg(found)
        found = found.fill_null(pl.lit([], dtype=_dtype((kind,))))
    articles = pl.select(article=pl.int_range(len(texts), dtype=pl.UInt32), known=texts.is_not_null())
    articles = articles.join(rows, on="article", how="left", maintain_order="left")
    return articles.select(pl.when("known").then(found)).to_series()
