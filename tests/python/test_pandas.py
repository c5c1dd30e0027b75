"""The accessor of pandas: the index is kept, missing texts have no rows, every kind of string column works."""

import datetime
import doctest

import pytest

import copydesk

pd = pytest.importorskip("pandas")
pytest.importorskip("pyarrow")
import copydesk.pandas  # noqa: E402

RAIN = "PARIS (AP) - “It rained on Sunday,” Ann Lee said."
COST = "Bob Roe paid $5."
KINDS = ["datelines", "entities", "clusters", "attributions"]


def expected(kind: str, texts: list[str | None], **options: object) -> list[dict[str, object]]:
    """The rows of the table that extract_many gives."""
    frame = getattr(copydesk.Extractor().extract_many(texts, **options), kind).to_pandas()
    return rows(frame.drop(columns="id"))


def rows(frame: "pd.DataFrame") -> list[dict[str, object]]:
    frame = frame.astype(object).where(frame.notna(), None)
    return [
        {
            name: list(value) if hasattr(value, "__len__") and not isinstance(value, str) else value
            for name, value in row.items()
        }
        for row in frame.to_dict("records")
    ]


def news(*texts: object, **options: object) -> "pd.Series":
    return pd.Series(list(texts), **options)


@pytest.mark.parametrize("kind", KINDS)
def test_the_rows_are_those_of_the_table(kind: str, story: str) -> None:
    texts = [RAIN, None, story, "", COST]
    frame = getattr(news(*texts).copydesk, kind)()
    assert rows(frame) == expected(kind, texts)
    assert list(frame.index) == list(frame["article"])


@pytest.mark.parametrize("kind", KINDS)
def test_rows_have_the_index_of_their_article(kind: str) -> None:
    series = news(RAIN, COST, RAIN, index=pd.Index(["x", "y", "x"], name="url"))
    frame = getattr(series.copydesk, kind)()
    assert frame.index.name == "url"
    assert list(frame.index) == [["x", "y", "x"][article] for article in frame["article"]]
    assert len(frame) > 0


def test_an_index_of_several_levels_is_kept() -> None:
    index = pd.MultiIndex.from_tuples([("AP", 1), ("AP", 2), ("AFP", 1)], names=["agency", "number"])
    frame = news(RAIN, None, COST, index=index).copydesk.entities()
    assert frame.index.names == ["agency", "number"]
    assert set(frame.index) == {("AP", 1), ("AFP", 1)}
    assert list(frame.sort_index().loc[("AFP", 1), "text"]) == ["Bob Roe", "$5"]


@pytest.mark.parametrize(
    "dtype", ["object", "str", "string", "string[python]", "string[pyarrow]", "category"]
)
def test_every_column_of_strings_gives_the_same(dtype: str) -> None:
    series = news(RAIN, None, COST, RAIN).astype(dtype)
    assert rows(series.copydesk.entities()) == expected("entities", [RAIN, None, COST, RAIN])


def test_every_missing_value_has_no_rows() -> None:
    series = news(None, float("nan"), pd.NA, pd.NaT, "", COST, dtype=object)
    assert set(series.copydesk.entities().index) == {5}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("texts", [[], [None, None], ["", "Nothing."]])
def test_tables_without_rows_have_the_same_columns(kind: str, texts: list[str | None]) -> None:
    full = getattr(news(RAIN).copydesk, kind)()
    for series in (news(*texts, dtype=object), news(*texts, dtype="string")):
        empty = getattr(series.copydesk, kind)()
        assert len(empty) == 0
        pd.testing.assert_series_equal(empty.dtypes, full.dtypes)
        assert empty.index.dtype == series.index.dtype
    assert len(news(float("nan")).copydesk.entities()) == 0


@pytest.mark.parametrize("series", [[1, 2], [True], [datetime.date(2024, 1, 1)]])
def test_other_columns_have_no_such_accessor(series: list[object]) -> None:
    with pytest.raises((AttributeError, TypeError), match="str"):
        pd.Series(series).copydesk.entities()


def test_a_wrong_text_is_named_by_its_place() -> None:
    series = news(*[COST] * 1030, 7)
    with pytest.raises(TypeError, match=r"texts\[6\]") as info:
        series.copydesk.entities()
    assert info.value.__notes__ == ["Counted from row 1024 of the series."]


def test_days_of_publication_may_be_a_column() -> None:
    series = news("It rained on Sunday.", None, "It rained on Sunday.", index=["a", "b", "c"])
    days = {"a": "2024-12-02", "b": "2024-12-03", "c": "2024-12-09"}
    values = ["2024-12-01", "2024-12-08"]
    for published in (
        pd.to_datetime(pd.Series(days)),
        pd.to_datetime(pd.Series(days)).dt.tz_localize("UTC"),
        pd.Series(days),
        pd.Series(days)[::-1],
        list(days.values()),
        pd.to_datetime(pd.Series(days)).to_numpy(),
        pd.to_datetime(list(days.values())),
    ):
        assert list(series.copydesk.entities(published)["value"]) == values
    one = series.copydesk.entities(published=datetime.date(2024, 12, 2))
    assert list(one["value"]) == [values[0]] * 2
    assert list(series.copydesk.entities(pd.Timestamp("2024-12-02"))["value"]) == [values[0]] * 2
    missing = series.copydesk.entities(pd.to_datetime(pd.Series(days)).drop("c"))
    assert missing["value"].iloc[0] == values[0]
    assert missing["value"].iloc[1] != values[1]
    with pytest.raises(ValueError, match="expected 3 days"):
        series.copydesk.entities(published=["2024-12-02"])


def test_many_batches_are_one_table() -> None:
    texts = [f"It cost ${number}." for number in range(3000)]
    frame = news(*texts, index=range(5000, 8000)).copydesk.entities(published=["2024-12-02"] * 3000)
    assert list(frame["number"]) == list(range(3000))
    assert list(frame["article"]) == list(range(3000))
    assert list(frame.index) == list(range(5000, 8000))


def test_everything_may_be_found_in_one_go(story: str) -> None:
    series = news(RAIN, None, story)
    found = series.copydesk.extract(published="2025-03-03")
    for kind, frame in found._asdict().items():
        pd.testing.assert_frame_equal(frame, getattr(series.copydesk, kind)(published="2025-03-03"))
    said = found.attributions.merge(
        found.clusters, left_on=["article", "source_cluster"], right_on=["article", "cluster"]
    )
    assert (said["source_name"] == said["name"]).all()
    assert len(said) > 10


def test_the_extractor_may_be_ones_own() -> None:
    extractor = copydesk.Extractor(gazetteer={"SHIP": ["Sea Lark"]})
    frame = news("They saw the Sea Lark.").copydesk.entities(extractor=extractor)
    assert list(frame["label"]) == ["SHIP"]


def test_rows_join_their_articles() -> None:
    frame = pd.DataFrame({"outlet": ["AP", "AFP"], "body": [RAIN, COST]}, index=["a", "b"])
    joined = frame.join(frame["body"].copydesk.attributions())
    assert list(joined["source_name"].fillna("")) == ["Ann Lee", ""]


def test_progress_is_shown_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    news(RAIN, COST).copydesk.entities()
    assert capsys.readouterr().err == ""
    news(RAIN, COST).copydesk.entities(progress=True)
    assert "2/2" in capsys.readouterr().err


def test_the_docstring_is_true() -> None:
    result = doctest.testmod(copydesk.pandas)
    assert result.attempted > 4
    assert result.failed == 0
