"""Streams of articles, and long work: order, contexts, bounded reading, wrong rows, Ctrl-C, processes."""

import itertools
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest

import copydesk

EXTRACTOR = copydesk.Extractor(threads=2)
needs_fork = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not fork")


def texts(count: int) -> list[str]:
    return [f"It cost ${number} on Sunday. " * (number % 7) for number in range(count)]


@pytest.mark.parametrize("batch_size", [None, 1, 7])
def test_a_pipe_yields_what_extract_finds(batch_size: int | None) -> None:
    found = EXTRACTOR.pipe(texts(1500), "2024-12-02", batch_size=batch_size)
    assert list(found) == copydesk.extract_many(texts(1500), "2024-12-02")
    assert list(copydesk.pipe([])) == []


def test_contexts_come_back_with_their_articles() -> None:
    contexts = [object() for _ in range(3)]
    pairs = [("One.", contexts[0]), (None, contexts[1]), ("Two.", contexts[2])]
    found = list(copydesk.pipe(pairs, as_tuples=True))
    assert [context for _, context in found] == contexts
    assert [article.text for article, _ in found] == ["One.", "", "Two."]
    wrong = copydesk.pipe([("One.", 1), "Two."], as_tuples=True)  # type: ignore[list-item]
    assert next(wrong)[1] == 1
    with pytest.raises(TypeError, match=r"texts\[1\]: expected a tuple of text and context, not str"):
        next(wrong)


def test_a_pipe_reads_no_further_than_a_batch() -> None:
    read = itertools.count()
    found = EXTRACTOR.pipe((f"Text {next(read)}." for _ in itertools.repeat(None)), batch_size=10)
    assert iter(found) is found
    assert next(read) == 0
    for _ in range(11):
        next(found)
    assert next(read) == 21


def test_long_texts_end_a_batch_early() -> None:
    read = itertools.count()
    found = EXTRACTOR.pipe(" " * 3_000_000 + str(next(read)) for _ in itertools.repeat(None))
    next(found)
    assert next(read) == 2


def test_what_comes_before_a_wrong_text_is_not_lost() -> None:
    found = EXTRACTOR.pipe(["One.", None, 5, "Four."])  # type: ignore[list-item]
    assert [next(found).text, next(found).text] == ["One.", ""]
    with pytest.raises(TypeError, match=r"texts\[2\]: expected a str or None, not int"):
        next(found)
    assert list(found) == []


def test_an_exception_of_the_caller_passes_through() -> None:
    def lines() -> Iterator[str]:
        yield "One."
        raise OSError("the disk is gone")

    found = copydesk.pipe(lines(), on_error="null")
    assert next(found).text == "One."
    with pytest.raises(OSError, match="the disk is gone"):
        next(found)


def test_wrong_rows_keep_their_places() -> None:
    rows = ["It rained on Sunday.", 5, "It rained on Sunday.", b"bytes"]
    days = ["2024-12-02", "2024-12-02", "soon", None]
    found = copydesk.extract_many(rows, days, on_error="null")  # type: ignore[arg-type]
    assert [article.text for article in found] == [rows[0], "", rows[2], ""]
    assert [[entity.value for entity in article.entities] for article in found] == [
        ["2024-12-01"],
        [],
        [None],
        [],
    ]
    told: list[tuple[int, Exception]] = []
    pipe = copydesk.pipe(rows, days, on_error=lambda *row: told.append(row))  # type: ignore[arg-type]
    assert list(pipe) == found
    assert [(index, type(error)) for index, error in told] == [
        (1, TypeError),
        (2, copydesk.InvalidDateError),
        (3, TypeError),
    ]
    assert str(told[0][1]) == "texts[1]: expected a str or None, not int"
    assert str(told[1][1]).startswith("published[2]: ")


def test_a_function_for_errors_may_raise() -> None:
    def stop(index: int, error: Exception) -> None:
        raise LookupError(index) from error

    with pytest.raises(LookupError, match="1"):
        copydesk.extract_many(["One.", 5], on_error=stop)  # type: ignore[list-item]


@pytest.mark.parametrize("wrong", ["ignore", None, 5])
def test_there_are_three_ways_to_take_an_error(wrong: object) -> None:
    with pytest.raises(ValueError, match='on_error: expected "raise", "null" or a function'):
        copydesk.extract_many([], on_error=wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [0, -1])
def test_a_batch_has_at_least_one_text(size: int) -> None:
    with pytest.raises(ValueError, match="batch_size: expected at least 1"):
        copydesk.pipe([], batch_size=size)


def test_a_pipe_is_not_entered_twice() -> None:
    def lines() -> Iterator[str]:
        yield next(found).text

    found: Iterator[copydesk.Article] = copydesk.pipe(lines())
    with pytest.raises(ValueError, match="already executing"):
        next(found)


def test_a_pipe_cannot_be_pickled() -> None:
    with pytest.raises(TypeError):
        pickle.dumps(copydesk.pipe([]))


INTERRUPTED = """
import signal, sys, time
import copydesk

text = "KYIV (AP) - \\u201cIt rained on Sunday,\\u201d Ann Lee told reporters. " * 100
def rows():
    for number in range(10**9):
        if number == 2000:
            print("started", flush=True)
        yield text
try:
    WORK
except KeyboardInterrupt:
    print(time.monotonic_ns(), flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
@pytest.mark.parametrize(
    "work", ["copydesk.extract_many(rows())", "[None for _ in copydesk.pipe(rows(), batch_size=10000)]"]
)
def test_ctrl_c_stops_long_work(work: str) -> None:
    command = [sys.executable, "-c", INTERRUPTED.replace("WORK", work)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "started\n"
        time.sleep(0.2)
        sent = time.monotonic_ns()
        process.send_signal(signal.SIGINT)
        stopped = int(process.stdout.readline())
        assert process.wait(timeout=60) == 0
    # It takes a twentieth of a second; a busy machine may take its time to notice.
    assert (stopped - sent) / 1e9 < 2


@pytest.mark.parametrize("method", ["fork", "spawn"])
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_other_processes_extract_too(method: str) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"no {method} here")
    expected = EXTRACTOR.extract_many(texts(20))
    with multiprocessing.get_context(method).Pool(2) as pool:
        found = pool.map_async(EXTRACTOR.extract_many, [texts(20)] * 4).get(timeout=120)
    assert found == [expected] * 4


@needs_fork
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_pipe_goes_on_in_a_forked_process() -> None:
    found = EXTRACTOR.pipe(texts(30), batch_size=10)
    first = next(found)
    child = os.fork()
    if child == 0:
        # The threads of the pipe are those of the parent; it must not wait for them.
        os._exit(0 if len(list(found)) == 29 else 1)
    deadline = time.monotonic() + 60
    while (ended := os.waitpid(child, os.WNOHANG)) == (0, 0) and time.monotonic() < deadline:
        time.sleep(0.01)
    if ended == (0, 0):
        os.kill(child, signal.SIGKILL)
    assert ended == (child, 0)
    assert [first, *found] == EXTRACTOR.extract_many(texts(30))


def test_pipes_of_several_threads_do_not_meet() -> None:
    expected = EXTRACTOR.extract_many(texts(200))
    results: list[bool] = []

    def work() -> None:
        results.append(list(EXTRACTOR.pipe(texts(200), batch_size=9)) == expected)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [True] * 4
