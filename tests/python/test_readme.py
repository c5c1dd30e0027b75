"""What the README shows is what happens. ``pytest tests/python/test_readme.py --accept`` writes what happens now."""

import doctest
import io
import re
import shutil
import subprocess
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from conftest import ROOT

README = ROOT / "README.md"
SHOWN = {"Dateline": 99, "Who said what": 9, "Names": 8, "Dates and figures": 8}


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept"))


def block(pattern: str, number: int = 0) -> tuple[str, str]:
    """The README up to the end of a match of ``pattern``, and the text from there to the fence that follows."""
    readme = README.read_text(encoding="utf-8")
    begin = list(re.finditer(pattern, readme, re.MULTILINE))[number]
    return readme[: begin.end()], readme[begin.end() : readme.index("```", begin.end())]


def compare(before: str, shown: str, real: str, *, accept: bool) -> None:
    if accept and shown != real:
        readme = README.read_text(encoding="utf-8")
        README.write_text(before + real + readme[len(before) + len(shown) :], encoding="utf-8")
        shown = real
    assert shown == real


def shortened(output: str) -> str:
    """The first entries of each section; an entry begins behind two blanks."""
    lines: list[str] = []
    left = 0
    for line in output.splitlines():
        if not line.startswith(" "):
            left = SHOWN[line] + 1
        elif not line.startswith("   "):
            left -= 1
        if left > 0:
            lines.append(line)
        elif lines[-1] != "  …":
            lines.append("  …")
    return "".join(line + "\n" for line in lines)


def test_the_command_prints_what_the_readme_shows(command: str, accept: bool) -> None:
    before, shown = block(r"^<!-- copydesk extract examples/wire_story.txt -->\n```text\n")
    run = subprocess.run(
        [command, "extract", "examples/wire_story.txt"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    compare(before, shown, shortened(run.stdout), accept=accept)


@pytest.mark.parametrize("number", range(README.read_text("utf-8").count("```pycon\n")))
def test_the_python_examples_do_what_the_readme_shows(number: int, accept: bool) -> None:
    before, shown = block(r"^```pycon\n", number)
    sources = [example.source for example in doctest.DocTestParser().get_examples(shown)]
    assert len(sources) > 2
    space: dict[str, object] = {}
    compare(before, shown, "".join(session(source, space) for source in sources) + "\n", accept=accept)


def session(source: str, space: dict[str, object]) -> str:
    """The lines that a console shows for one statement."""
    output = io.StringIO()
    with redirect_stdout(output):
        exec(compile(source, "README.md", "single"), space)
    lines = source.splitlines()
    return ">>> " + "\n... ".join(lines) + "\n" + output.getvalue()


@pytest.mark.parametrize(
    "line", re.findall(r"^\$ (copydesk .*?)(?: +#.*)?$", README.read_text("utf-8"), re.MULTILINE)
)
def test_the_commands_of_the_readme_run(command: str, line: str, story: str, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(story, encoding="utf-8")
    (tmp_path / "news.jsonl").write_text('{"text": "One."}\n', encoding="utf-8")
    (tmp_path / "news.csv").write_text("body\nOne.\n", encoding="utf-8")
    (tmp_path / "names.json").write_text('{"SHIP": ["Sea Lark"]}', encoding="utf-8")
    shutil.copy(ROOT / "models" / "fixtures" / "format-2.bin", tmp_path / "my.model")
    columns = "Ann\tB-PER\nLee\tI-PER\nleft\tO\nHull\tB-LOC\n.\tO\n\n" * 50
    (tmp_path / "train.conll").write_text(columns, encoding="utf-8")
    (tmp_path / "dev.conll").write_text(columns[: len(columns) // 10], encoding="utf-8")
    run = subprocess.run(line.replace("copydesk", f'"{command}"', 1), shell=True, cwd=tmp_path, check=False)
    assert run.returncode == 0


def test_the_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    source = (ROOT / "examples" / "extract.py").read_text(encoding="utf-8")
    space: dict[str, object] = {"__file__": str(ROOT / "examples" / "extract.py"), "__name__": "example"}
    exec(compile(source, "extract.py", "exec"), space)
    main = space["main"]
    assert callable(main)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["extract.py"])
        main()
    assert capsys.readouterr().out.startswith("Valletta, (MPA - HarbourPoint")


def test_the_docstrings_are_true() -> None:
    import copydesk

    assert doctest.testmod(copydesk).failed == 0
    public = [getattr(copydesk, name) for name in copydesk.__all__ if name != "__version__"]
    finder = doctest.DocTestFinder()
    runner = doctest.DocTestRunner()
    for thing in public:
        for test in finder.find(thing, thing.__name__, globs={"copydesk": copydesk}):
            runner.run(test)
    assert runner.summarize().failed == 0
    assert runner.tries > 0
