"""Articles as HTML, in a browser where there is one."""

import html.parser
import shutil
import struct
import subprocess
import zlib
from pathlib import Path

import pytest

import copydesk

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--hide-scrollbars",
    "--window-size=600,400",
]
HOSTILE = 'PARIS (AFP) - <script>alert("x")</script> & "<b>No</b>," \'said\' Ann <i>Lee</i>\x00 on Monday.\r\n\n</p>'


class Page(html.parser.HTMLParser):
    """Collects text and tags, and checks that the tags nest."""

    VOID = frozenset({"meta", "br"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.paragraphs: list[str] = []
        self.classes: set[str] = set()
        self.tags: set[str] = set()
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.classes |= set((dict(attrs).get("class") or "").split())
        if tag == "p":
            self.paragraphs.append("")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "p" in self.open and "sup" not in self.open:
            self.paragraphs[-1] += data


def test_the_text_stays_as_it_is(story: str) -> None:
    page = Page(copydesk.extract(story)._repr_html_())
    assert page.paragraphs == [line.rstrip() for line in story.splitlines() if line.strip()]
    assert {"dateline", "content", "source", "cue", "name", "GPE", "DATE", "card"} <= page.classes


def test_markup_in_the_text_stays_text() -> None:
    page = Page(copydesk.extract(HOSTILE)._repr_html_())
    assert not page.tags & {"script", "b>", "i"}
    assert page.paragraphs == [HOSTILE.split("\r")[0].replace("\0", "\ufffd"), "</p>"]


@pytest.mark.parametrize("text", ["", " \n ", "\ud800", "x" * 100_000, "\n".join("a" * 1000)])
def test_it_is_always_a_string(text: str) -> None:
    Page(copydesk.extract(text)._repr_html_())


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_browser_shows_the_page(command: str, story: str, tmp_path: Path, scheme: str) -> None:
    assert CHROMIUM is not None
    story_file, page, picture = tmp_path / "story.txt", tmp_path / "page.html", tmp_path / "page.png"
    story_file.write_text(story, encoding="utf-8")
    subprocess.run([command, "extract", "--format", "html", "--output", page, story_file], check=True)
    flags = [*FLAGS, f"--user-data-dir={tmp_path / 'profile'}"]
    if scheme == "dark":
        flags += ["--force-dark-mode", "--blink-settings=preferredColorScheme=0"]
    dom = subprocess.run(
        [CHROMIUM, *flags, "--dump-dom", page.as_uri()],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    ).stdout
    assert dom.count('class="content') >= 5
    assert dom.count('class="card') >= 5
    subprocess.run(
        [CHROMIUM, *flags, f"--screenshot={picture}", page.as_uri()],
        capture_output=True,
        check=True,
        timeout=120,
    )
    shades = [row[at] for row in rows(picture) for at in range(len(row))]
    assert len(set(shades)) > 50, "blank"
    ground = max(set(shades), key=shades.count)
    assert ground > 200 if scheme == "light" else ground < 60


def rows(picture: Path) -> list[bytearray]:
    """The rows of a PNG with 8 bits a channel, as bytes."""
    data, at, stored, width, step = picture.read_bytes(), 8, b"", 0, 3
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        if kind == b"IHDR":
            width, colours = struct.unpack(">I", data[at + 8 : at + 12])[0], data[at + 17]
            step = {2: 3, 6: 4}[colours]
        elif kind == b"IDAT":
            stored += data[at + 8 : at + 8 + size]
        at += 12 + size
    pixels, size = zlib.decompress(stored), width * step
    above, found = bytearray(size), []
    for start in range(0, len(pixels), size + 1):
        row = bytearray(pixels[start + 1 : start + 1 + size])
        for index in range(size):
            left = row[index - step] if index >= step else 0
            corner = above[index - step] if index >= step else 0
            row[index] = (row[index] + predicted(pixels[start], left, above[index], corner)) & 255
        above = row
        found.append(row)
    return found


def predicted(method: int, left: int, above: int, corner: int) -> int:
    """What the filter of a PNG row expects of a byte, by its three neighbours."""
    if method == 4:
        return min(left, above, corner, key=lambda byte: abs(left + above - corner - byte))
    return (0, left, above, (left + above) // 2)[method]
