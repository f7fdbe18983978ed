"""The documents for authors: every block is right, the tutorial leads to what ships, the reference is fresh."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.authoring.compose import parse
from engine.authoring.load import find, load
from engine.authoring.reference import reference
from engine.players import styles
from tui.cli import COMMANDS, main

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "AUTHORING.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\S+)(?: ([^\n]*))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(kind: str) -> Iterator[tuple[str, str]]:
    """The words after the fence and the text of each block of a kind, in order."""
    yield from ((match[2] or "", match[3]) for match in BLOCK.finditer(GUIDE) if match[1] == kind)


def tutorial(words: str = "tutorial") -> str:
    """All blocks of the tutorial, one after the other."""
    return "".join(text for found, text in blocks("yaml") if found == words)


def after_the_head(text: str) -> str:
    return text[text.index("format: 1\n") :]


def test_the_tutorial_leads_to_the_scenario_that_ships() -> None:
    assert tutorial() == after_the_head(find("salt_and_silk").text)


def test_the_tutorial_leads_to_the_tests_that_ship() -> None:
    shipped = (ROOT / "scenarios" / "salt_and_silk.tests.yaml").read_text(encoding="utf-8")

    assert tutorial("tutorial tests").split() == after_the_head(shipped).split()


def test_the_scenario_of_the_tutorial_is_small() -> None:
    lines = find("salt_and_silk").text.splitlines()

    assert len(lines) < 100
    assert max(map(len, lines)) <= 130


OTHERS = [block for block in blocks("yaml") if not block[0].startswith("tutorial")]


@pytest.mark.parametrize(("words", "text"), OTHERS, ids=lambda value: value.split("\n")[0][:30])
def test_every_other_block_is_right(words: str, text: str) -> None:
    """A block is a whole file, or is laid over the scenario that it names."""
    _, base, *more = words.split()
    whole = text if "whole" in more else f"format: 1\nextends: {base}\n{text}"

    assert [p.message for p in load(whole, name="block.yaml").problems] == []


def test_every_block_of_yaml_says_what_it_is() -> None:
    assert {words.split(" ")[0] for words, _ in blocks("yaml")} == {"tutorial", "over"}


CONSOLE = [(match.start(), match[2] or "", match[3]) for match in BLOCK.finditer(GUIDE) if match[1] == "console"]


@pytest.mark.parametrize(("place", "words", "text"), CONSOLE, ids=[text.split("\n")[0] for _, _, text in CONSOLE])
def test_commands_give_what_the_page_shows(
    place: int,
    words: str,
    text: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The files are those that a reader has at this point of the page."""
    monkeypatch.chdir(tmp_path)
    so_far = [(m[2] or "", m[3]) for m in BLOCK.finditer(GUIDE[:place]) if m[1] == "yaml"]
    file = "".join(part for found, part in so_far if found == "tutorial")
    Path("salt_and_silk.yaml").write_text(file.replace("input: salt,", f"input: {words},") if words else file)
    tests = "".join(part for found, part in so_far if found == "tutorial tests")
    if tests:
        Path("salt_and_silk.tests.yaml").write_text(tests)
    command, _, wanted = text.partition("\n")

    main(command.removeprefix("$ brink ").split())

    assert capsys.readouterr().out.strip() == wanted.strip()


def test_the_reference_is_that_of_the_models() -> None:
    """After a change of the models: `brink explain --all > docs/FORMAT.md`."""
    assert (ROOT / "docs" / "FORMAT.md").read_text(encoding="utf-8") == reference()


def test_the_reference_is_marked_down_right() -> None:
    for line in reference().split("\n"):
        if line.startswith("|"):
            assert line.replace("\\|", "").count("|") in (4, 6)
        if line.startswith("#"):
            assert "<" not in line or "`" in line


def test_every_command_that_the_guide_names_exists() -> None:
    named = set(re.findall(r"`brink (\w+)", GUIDE)) | set(re.findall(r"^brink (\w+)", GUIDE, re.MULTILINE))

    assert named <= set(COMMANDS)
    for command in (
        "new",
        "check",
        "watch",
        "test",
        "rehearse",
        "explain",
        "instruments",
        "clauses",
        "schema",
        "upgrade",
    ):
        assert f"`brink {command}" in GUIDE


def test_every_link_of_the_guide_leads_somewhere() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", GUIDE):
        path, _, anchor = target.partition("#")
        text = (ROOT / "docs" / path).read_text(encoding="utf-8") if path else GUIDE
        heads = {
            re.sub(r"[^\w -]", "", h).strip().lower().replace(" ", "-") for h in re.findall(r"^#+ (.*)$", text, re.M)
        }
        assert not anchor or anchor in heads, target


def test_the_lines_of_the_guide_are_not_too_long() -> None:
    long = [line for line in GUIDE.split("\n") if len(line) > 130 and not line.startswith("|")]

    assert long == []
    assert parse(tutorial(), "x").root is not None


def test_bots_that_are_named_exist() -> None:
    known = {"human", *styles()}
    for path in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for sentence in re.split(r"(?<=[.:])\s", path.read_text(encoding="utf-8")):
            seated = re.findall(r"--seat \w+=(\w+)", sentence)
            beside = re.findall(r"`([a-z]+)`", sentence) if seated else []

            assert {*seated, *beside} <= known, f"{path.name}: {sentence}"


def test_the_readme_knows_every_bot() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    told = readme[readme.index("**Bots** see") : readme.index("**Saves** are")]

    assert set(re.findall(r"(?<!\*)\*([a-z]+)\*(?!\*)", told)) == set(styles())
