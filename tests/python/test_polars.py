"""The namespace of polars: types known beforehand, every context of expressions, long tables."""

import datetime
import doctest
import threading

import pytest

import copydesk

pl = pytest.importorskip("polars")
import copydesk.polars  # noqa: E402

RAIN = "PARIS (AP) - “It rained on Sunday,” Ann Lee said."
COST = "Bob Roe paid $5."
LISTS = ["entities", "clusters", "attributions"]
METHODS = ["dateline", *LISTS, "extract"]


def news(*texts: str | None) -> "pl.DataFrame":
    return pl.DataFrame({"id": range(len(texts)), "body": texts}, schema={"id": pl.Int64, "body": pl.String})


def found(kind: str, text: str) -> list[dict[str, object]]:
    """What the table of one article says."""
    table = getattr(copydesk.Extractor().extract_many([text]), kind)
    return pl.DataFrame(table).drop("article", "id").to_dicts()


@pytest.mark.parametrize("kind", LISTS)
def test_each_article_has_its_list(kind: str, story: str) -> None:
    frame = news(RAIN, None, "", story, COST)
    lists = frame.select(getattr(pl.col("body").copydesk, kind)())
    assert lists.columns == ["body"]
    assert lists["body"].to_list() == [None if text is None else found(kind, text) for text in frame["body"]]


def test_each_article_has_its_dateline() -> None:
    column = news(RAIN, None, "", COST).select(pl.col("body").copydesk.dateline())["body"]
    assert column.to_list() == [found("datelines", RAIN)[0], None, None, None]
    assert column.struct.field("places").to_list() == [["Paris"], None, None, None]


def test_everything_may_be_found_in_one_go(story: str) -> None:
    frame = news(RAIN, None, story).with_columns(
        pl.col("body").copydesk.extract().alias("found"),
        *(getattr(pl.col("body").copydesk, method)().alias(method) for method in METHODS[:-1]),
    )
    for method in METHODS[:-1]:
        assert frame["found"].struct.field(method).to_list() == frame[method].to_list()
    assert frame["found"].is_null().to_list() == [False, True, False]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("texts", [(), (None,), ("",), (RAIN, None)])
def test_the_type_is_known_before_anything_is_read(method: str, texts: tuple[str | None, ...]) -> None:
    lazy = news(*texts).lazy().select(getattr(pl.col("body").copydesk, method)())
    assert lazy.collect().schema == lazy.collect_schema()
    assert len(lazy.collect()) == len(texts)


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_lazy_frames_give_the_same(engine: str, story: str) -> None:
    frame = news(*[RAIN, story, None, COST] * 700)
    column = pl.col("body").copydesk.entities()
    lazy = frame.lazy().filter(pl.col("id") % 3 > 0).with_columns(entities=column)
    assert lazy.collect(engine=engine).equals(
        frame.filter(pl.col("id") % 3 > 0).with_columns(entities=column)
    )


def test_groups_and_windows() -> None:
    frame = news(RAIN, COST, None, RAIN).with_columns(desk=pl.Series(["a", "b", "b", "a"]))
    column = pl.col("body").copydesk.entities()
    grouped = frame.group_by("desk", maintain_order=True).agg(column)
    flat = frame.select(column)["body"].to_list()
    assert grouped["body"].to_list() == [[flat[0], flat[3]], [flat[1], flat[2]]]
    counts = frame.group_by("desk", maintain_order=True).agg(column.list.len().sum())
    assert counts["body"].to_list() == [len(flat[0]) * 2, len(flat[1])]
    over = frame.select(column.list.len().sum().over("desk"))
    assert over["body"].to_list() == [len(flat[0]) * 2, len(flat[1]), len(flat[1]), len(flat[0]) * 2]
    assert frame.filter(column.list.len() > 3)["id"].to_list() == [0, 3]


def test_days_of_publication_may_be_any_expression() -> None:
    days = [datetime.date(2024, 12, 2), None, datetime.date(2024, 12, 9)]
    frame = pl.DataFrame({"body": ["It rained on Sunday.", None, "It rained on Sunday."], "day": days})
    values = ["2024-12-01", None, "2024-12-08"]
    at = pl.col("day").cast(pl.Datetime)
    for published in (
        "day",
        pl.col("day"),
        frame["day"],
        at,
        at.dt.replace_time_zone("UTC"),
        pl.col("day").cast(pl.String),
    ):
        column = pl.col("body").copydesk.entities(published).list.first().struct.field("value")
        assert frame.select(column)["value"].to_list() == values
    for published in (datetime.date(2024, 12, 2), pl.lit("2024-12-02")):
        column = pl.col("body").copydesk.entities(published).list.first().struct.field("value")
        assert frame.select(column)["value"].to_list() == [values[0], None, values[0]]
    series = frame["body"].copydesk.entities(frame["day"])
    assert series.list.first().struct.field("value").to_list() == values
    table = frame.copydesk.entities("body", "day")
    assert table["value"].to_list() == [values[0], values[2]]


def test_a_series_gives_a_series() -> None:
    series = pl.Series("text", [RAIN, None])
    lists = series.copydesk.attributions()
    assert lists.name == "text"
    assert lists.to_list() == [found("attributions", RAIN), None]
    assert series.cast(pl.Categorical).copydesk.attributions().to_list() == lists.to_list()
    assert pl.Series([None, None]).copydesk.attributions().to_list() == [None, None]


@pytest.mark.parametrize("kind", ["datelines", *LISTS])
def test_a_frame_gives_a_table(kind: str, story: str) -> None:
    frame = news(RAIN, None, story, "", COST)
    table = getattr(frame.copydesk, kind)("body", keep="id")
    expected = getattr(copydesk.Extractor().extract_many(frame["body"]), kind).to_polars()
    assert table.drop("id").equals(expected.drop("article", "id"))
    assert table["id"].to_list() == expected["article"].to_list()
    lazy = getattr(frame.lazy().copydesk, kind)(pl.col("body"), keep=["id", pl.lit(1).alias("one")])
    assert lazy.collect_schema() == lazy.collect().schema
    assert lazy.drop("one").collect().equals(table)
    assert getattr(frame.clear().copydesk, kind)("body", keep=pl.col("id")).schema == table.schema


def test_other_columns_are_refused() -> None:
    with pytest.raises(Exception, match="columns of strings"):
        pl.select(pl.lit(1).alias("n").copydesk.entities())


def test_the_extractor_may_be_ones_own() -> None:
    extractor = copydesk.Extractor(gazetteer={"SHIP": ["Sea Lark"]})
    column = pl.col("body").copydesk.entities(extractor=extractor)
    assert news("The Sea Lark left.").select(column).to_series().list.first().struct.field(
        "label"
    ).to_list() == ["SHIP"]


def test_other_threads_run_meanwhile(story: str) -> None:
    ticks, stop = [], threading.Event()

    def tick() -> None:
        while not stop.wait(0.001):
            ticks.append(1)

    ticker = threading.Thread(target=tick)
    ticker.start()
    news(*[story * 20] * 8).select(pl.col("body").copydesk.entities(extractor=copydesk.Extractor(threads=1)))
    stop.set()
    ticker.join()
    assert len(ticks) > 5


def test_the_docstring_is_true() -> None:
    result = doctest.testmod(copydesk.polars)
    assert result.attempted > 3
    assert result.failed == 0
