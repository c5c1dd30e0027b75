"""The accessor ``copydesk`` for pandas: a column of articles in, tables of what they hold out.

>>> import pandas as pd
>>> import copydesk.pandas
>>> news = pd.DataFrame(
...     {
...         "date": pd.to_datetime(["2024-12-02", "2024-12-09"]),
...         "body": ["“It rained on Sunday,” Ann Lee said.", None],
...     },
...     index=["a", "b"],
... )
>>> said = news["body"].copydesk.attributions()
>>> said[["source_name", "cue", "content"]]
  source_name   cue                 content
a     Ann Lee  said  “It rained on Sunday,”
>>> names = news["body"].copydesk.entities(published=news["date"])
>>> names[["text", "label", "value"]]
      text   label       value
a   Sunday    DATE  2024-12-01
a  Ann Lee  PERSON         NaN

A row has the index of its article, so that ``news.join(said)`` puts the two together; an article that is
missing or holds nothing has no rows. The columns are those of docs/tables.md without ``id``, whose place
the index takes; ``article`` is the position of the article in the series. Needs pandas and pyarrow:
``copydesk[pandas]``.
"""

import contextlib
from collections.abc import Iterable
from typing import Any, NamedTuple

import pandas as pd

import copydesk

__all__ = ["CopydeskAccessor", "Frames"]

# What is found in so many articles is turned into tables, which are smaller, before the next are read.
_BATCH = 1024


class Frames(NamedTuple):
    """The tables of a column of articles; ``article`` and ``cluster`` join their rows."""

    datelines: pd.DataFrame
    entities: pd.DataFrame
    clusters: pd.DataFrame
    attributions: pd.DataFrame


@pd.api.extensions.register_series_accessor("copydesk")
class CopydeskAccessor:
    """``series.copydesk``: what stands in each article of a column of strings.

    All methods take the same arguments:

    - ``published``: the days of publication: a series with the same index, an iterable with one day for each
      article, or one day for all; a day is a date, a timestamp, a string such as "2024-12-02", or missing.
    - ``extractor``: the extractor to use; None means the embedded models.
    - ``progress``: whether to show a progress bar (needs tqdm).
    """

    def __init__(self, series: "pd.Series[Any]") -> None:
        if not _may_hold_texts(series):
            raise AttributeError(f"copydesk reads columns of strings, this one is of {series.dtype}")
        self._series = series

    def extract(
        self,
        published: object = None,
        *,
        extractor: copydesk.Extractor | None = None,
        progress: bool = False,
    ) -> Frames:
        """Find everything, in one go."""
        return Frames(*self._frames(Frames._fields, published, extractor, progress))

    def datelines(
        self,
        published: object = None,
        *,
        extractor: copydesk.Extractor | None = None,
        progress: bool = False,
    ) -> pd.DataFrame:
        """Find the datelines: one row for each article that has one."""
        # All else would be found for nothing.
        extractor = extractor or copydesk.Extractor(entities_only=True)
        return self._frames(("datelines",), published, extractor, progress)[0]

    def entities(
        self,
        published: object = None,
        *,
        extractor: copydesk.Extractor | None = None,
        progress: bool = False,
    ) -> pd.DataFrame:
        """Find the names and values: one row for each."""
        return self._frames(("entities",), published, extractor, progress)[0]

    def clusters(
        self,
        published: object = None,
        *,
        extractor: copydesk.Extractor | None = None,
        progress: bool = False,
    ) -> pd.DataFrame:
        """Find who is who: one row for each person, organisation or place of an article."""
        return self._frames(("clusters",), published, extractor, progress)[0]

    def attributions(
        self,
        published: object = None,
        *,
        extractor: copydesk.Extractor | None = None,
        progress: bool = False,
    ) -> pd.DataFrame:
        """Find who said what: one row for each attribution."""
        return self._frames(("attributions",), published, extractor, progress)[0]

    def _frames(
        self, kinds: tuple[str, ...], published: object, extractor: copydesk.Extractor | None, progress: bool
    ) -> list[pd.DataFrame]:
        extractor = extractor or copydesk.Extractor()
        days = _days(published, self._series.index)
        count = len(self._series)
        batches: list[list[pd.DataFrame]] = [[] for _ in kinds]
        with _bar(count) if progress else contextlib.nullcontext() as bar:
            # No articles make a batch as well: their tables have the same columns.
            for start in range(0, count or 1, _BATCH):
                batch = slice(start, min(start + _BATCH, count))
                articles = self._articles(batch, days[batch] if isinstance(days, list) else days, extractor)
                for kind, frames in zip(kinds, batches, strict=True):
                    frame = getattr(articles, kind).to_pandas()
                    frame["article"] += start
                    frames.append(frame)
                if bar is not None:
                    bar.update(batch.stop - batch.start)
        return [self._indexed(pd.concat(frames, ignore_index=True)) for frames in batches]

    def _articles(self, batch: slice, days: Any, extractor: copydesk.Extractor) -> copydesk.Articles:
        try:
            return extractor.extract_many(self._series.iloc[batch].tolist(), published=days)
        except (TypeError, ValueError) as error:
            error.add_note(f"Counted from row {batch.start} of the series.")
            raise

    def _indexed(self, frame: pd.DataFrame) -> pd.DataFrame:
        return frame.drop(columns="id").set_index(self._series.index.take(frame["article"].to_numpy()))


def _may_hold_texts(series: "pd.Series[Any]") -> bool:
    dtype = series.dtype
    if isinstance(dtype, pd.CategoricalDtype):
        dtype = dtype.categories.dtype
    return (
        pd.api.types.is_object_dtype(dtype)
        or pd.api.types.is_string_dtype(dtype)
        or bool(series.isna().all())
    )


def _days(published: Any, index: "pd.Index[Any]") -> Any:
    """Line up the days of publication: one for all articles, or a list with one for each of them."""
    if isinstance(published, pd.Series):
        published = published if published.index.equals(index) else published.reindex(index)
    elif not isinstance(published, Iterable) or isinstance(published, str):
        return published
    days = list(published)
    if len(days) != len(index):
        raise ValueError(f"published: expected {len(index)} days, one for each article, not {len(days)}")
    return days


def _bar(count: int) -> Any:
    from tqdm.auto import tqdm  # type: ignore[import-untyped]

    return tqdm(total=count, unit="article")
