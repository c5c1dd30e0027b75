"""Many articles: order, missing texts, days of publication, threads."""

import datetime
import io
import itertools
import multiprocessing
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

import copydesk

EXTRACTOR = copydesk.Extractor()
NAN = float("nan")


def articles(count: int) -> list[str]:
    return [f"It cost ${number} on Sunday. " * (number % 7) for number in range(count)]


@pytest.mark.parametrize("threads", [None, 1, 3])
def test_many_are_the_same_as_one_by_one(threads: int | None, story: str) -> None:
    texts = [*articles(2500), story]
    found = EXTRACTOR.extract_many(texts, published="2024-12-02", threads=threads)
    assert found == [copydesk.extract(text, "2024-12-02") for text in texts]


def test_missing_texts_give_empty_articles() -> None:
    found = EXTRACTOR.extract_many(["It rained on 2 May 2020.", None, NAN, ""])
    assert [len(article.entities) for article in found] == [1, 0, 0, 0]
    assert found[1].text == ""
    assert EXTRACTOR.extract_many([]) == []


@pytest.mark.parametrize("wrong", [5, b"bytes", ["list"], object()])
def test_anything_else_is_a_type_error_with_its_index(wrong: object) -> None:
    texts = itertools.chain(["text"] * 1500, [wrong])
    with pytest.raises(TypeError, match=r"texts\[1500\]"):
        EXTRACTOR.extract_many(texts)  # type: ignore[arg-type]


def test_one_string_is_not_taken_for_its_letters() -> None:
    with pytest.raises(TypeError, match="not one string"):
        EXTRACTOR.extract_many("text")
    with pytest.raises(TypeError):
        EXTRACTOR.extract_many(None)  # type: ignore[arg-type]


def test_each_article_may_have_its_own_day() -> None:
    days = ["2024-12-02", datetime.date(2024, 12, 9), None, NAN]
    found = EXTRACTOR.extract_many(["It rained on Sunday."] * 4, published=days)
    assert [article.entities[0].value for article in found[:2]] == ["2024-12-01", "2024-12-08"]
    assert found[2] == found[3] == copydesk.extract("It rained on Sunday.")


def test_wrong_days_name_their_index() -> None:
    with pytest.raises(copydesk.InvalidDateError, match=r"published\[1\]"):
        EXTRACTOR.extract_many(["a", "b"], published=["2024-12-02", "soon"])
    with pytest.raises(TypeError, match=r"published\[0\]"):
        EXTRACTOR.extract_many(["a"], published=[3])  # type: ignore[list-item]
    with pytest.raises(ValueError, match="only 1 days"):
        EXTRACTOR.extract_many(["a", "b"], published=["2024-12-02"])
    with pytest.raises(ValueError, match="more days"):
        EXTRACTOR.extract_many(["a"], published=["2024-12-02"] * 2)


def test_columns_of_pandas_polars_and_numpy() -> None:
    texts = ["It rained on Sunday.", None]
    expected = [copydesk.extract("It rained on Sunday.", "2024-12-02"), copydesk.extract("")]
    pandas = pytest.importorskip("pandas")
    days = pandas.Series(pandas.to_datetime(["2024-12-02", None]))
    for dtype in ("object", "string"):
        assert EXTRACTOR.extract_many(pandas.Series(texts, dtype=dtype), published=days) == expected
    polars = pytest.importorskip("polars")
    assert EXTRACTOR.extract_many(polars.Series(texts), published=datetime.date(2024, 12, 2)) == expected
    numpy = pytest.importorskip("numpy")
    days = numpy.array(["2024-12-02", "NaT"], dtype="datetime64[ns]")
    assert EXTRACTOR.extract_many(numpy.array(texts, dtype=object), published=days) == expected
    assert EXTRACTOR.extract_many(numpy.array(texts[:1]), published="2024-12-02") == expected[:1]


@pytest.mark.parametrize("threads", [0, -1])
def test_there_is_at_least_one_thread(threads: int) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        copydesk.Extractor(threads=threads)
    with pytest.raises(ValueError, match="at least 1"):
        EXTRACTOR.extract_many([], threads=threads)


def test_an_extractor_is_a_value() -> None:
    assert repr(copydesk.Extractor(threads=4)) == "Extractor(threads=4)"
    assert copydesk.Extractor(threads=4) == copydesk.Extractor(threads=4) != copydesk.Extractor()
    with pytest.raises(TypeError):
        copydesk.Extractor(4)  # type: ignore[misc]


def test_one_extractor_serves_many_threads(story: str) -> None:
    expected = copydesk.extract(story)
    with ThreadPoolExecutor(8) as pool:
        assert all(article == expected for article in pool.map(EXTRACTOR.extract, [story] * 64))


def test_other_threads_run_meanwhile(story: str) -> None:
    ticks, stop = [], threading.Event()

    def tick() -> None:
        while not stop.wait(0.001):
            ticks.append(1)

    ticker = threading.Thread(target=tick)
    ticker.start()
    EXTRACTOR.extract_many([story * 20] * 8, threads=1)
    stop.set()
    ticker.join()
    assert len(ticks) > 5


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not fork")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_forked_process_extracts_too(story: str) -> None:
    EXTRACTOR.extract_many([story] * 4)
    with multiprocessing.get_context("fork").Pool(2) as pool:
        found = pool.map(EXTRACTOR.extract, [story] * 4)
    assert found == [copydesk.extract(story)] * 4


def test_progress_is_shown_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("tqdm")
    EXTRACTOR.extract_many(articles(3))
    assert capsys.readouterr().err == ""
    EXTRACTOR.extract_many(articles(3), progress=True)
    assert "3/3" in capsys.readouterr().err
    EXTRACTOR.extract_many(io.StringIO("one\ntwo\n"), progress=True)
    assert "2article" in capsys.readouterr().err.replace(" ", "")
