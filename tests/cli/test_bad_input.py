"""What cannot be used is told in one sentence with what would be right, and the exit code is 2; never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import brink

LETTERS = {
    "broken.yaml": b"format: 1\ntitle: [x\n",
    "french.yaml": "title: caf\u00e9\n".encode("latin-1"),
    "wide.yaml": "title: Wide\n".encode("utf-16"),
    "nothing.yaml": b"",
    "letter.brink": b"Dear Sir\n",
    "empty.brink": b"",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with files that cannot be used, and one save that can."""
    found = tmp_path_factory.mktemp("bad")
    for name, raw in LETTERS.items():
        (found / name).write_bytes(raw)
    (found / "folder.yaml").mkdir()
    (found / "folder.brink").mkdir()
    assert brink(found, "autoplay", "tiny", "--save", "good.brink").code == 0
    raw = (found / "good.brink").read_bytes()
    lines = raw.splitlines(keepends=True)
    (found / "header.brink").write_bytes(raw[:300])
    (found / "damaged.brink").write_bytes(b"".join([*lines[:4], lines[4].replace(b'"v":1', b'"v":9'), *lines[5:]]))
    (found / "newer.brink").write_bytes(raw.replace(b'{"brinkmanship":1', b'{"brinkmanship":2', 1))
    return found


SCENARIOS = {
    "a near name": (("autoplay", "rare_earth_crackdwn"), "did you mean 'rare_earth_crackdown'?"),
    "a strange name": (
        ("autoplay", "atlantis"),
        "there is no scenario 'atlantis'; there are ",
    ),
    "no file": (("autoplay", "missing.yaml"), "there is no file 'missing.yaml'"),
    "no file to check": (("check", "missing.yaml"), "there is no file 'missing.yaml'"),
    "a folder": (("autoplay", "folder.yaml"), "'folder.yaml' is a folder, not a file"),
    "a folder to check": (("check", "folder.yaml"), "'folder.yaml' is a folder, not a file"),
    "a near name to check": (("check", "tinny"), "there is no scenario 'tinny'; did you mean 'tiny'?"),
    "a folder of any name to check": (("check", "home"), "'home' is a folder, not a file"),
    "an unknown one, without a terminal": (("play", "nope"), "there is no scenario 'nope'; there are"),
    "one without history": (("history", "salt_and_silk"), "salt_and_silk has no historical line"),
    "broken, to play": (("play", "--plain", "broken.yaml"), "broken.yaml:2:8: the '[' here is not closed"),
    "broken, for bots": (("autoplay", "broken.yaml"), "close it with ']'"),
    "not UTF-8": (("autoplay", "french.yaml"), "from here on the file is not UTF-8 text"),
    "UTF-16": (("autoplay", "wide.yaml"), "save it as UTF-8"),
    "nothing in it": (("autoplay", "nothing.yaml"), "nothing.yaml"),
}
SAVES = {
    "a letter": (("replay", "letter.brink"), "letter.brink: this is not a Brinkmanship save"),
    "a letter to play": (("play", "--plain", "letter.brink"), "letter.brink: this is not a Brinkmanship save"),
    "nothing": (("replay", "empty.brink"), "empty.brink: this is not a Brinkmanship save"),
    "cut in the header": (("replay", "header.brink"), "the first line of this save is damaged"),
    "damaged": (("replay", "damaged.brink"), "line 5 is damaged, and sound lines follow it"),
    "damaged, to play": (("play", "--plain", "damaged.brink"), "line 5 is damaged"),
    "of another format": (("replay", "newer.brink"), "newer.brink"),
    "a folder": (("replay", "folder.brink"), "folder.brink: cannot be read"),
    "no save": (("why", "missing.brink", "eu.home"), "missing.brink: cannot be read"),
}
WORDS = {
    "a command": (("autopaly", "tiny"), "there is no command 'autopaly'; did you mean 'autoplay'?"),
    "a seat": (("autoplay", "tiny", "--seat", "mars=random"), "there is no seat 'mars'; there are eu, china, us"),
    "a bot": (("autoplay", "tiny", "--seat", "eu=randm"), "there is no player 'randm'; did you mean 'random'?"),
    "a seat without a bot": (("autoplay", "tiny", "--seat", "eu"), "write it as eu=cautious"),
    "a person": (("autoplay", "tiny", "--seat", "eu=human"), "autoplay has no people"),
    "a profile": (("autoplay", "tiny", "--profile", "ful"), "there is no profile 'ful'; did you mean 'full'?"),
    "no games": (("autoplay", "tiny", "--games", "0"), "--games and --batch must be at least 1"),
    "games that are no number": (("autoplay", "tiny", "--games", "many"), "'many'"),
    "a reader": (("autoplay", "tiny", "--as-seat", "mars"), "there is no seat 'mars'"),
    "a reader of a save": (("replay", "good.brink", "--seat", "ue"), "there is no seat 'ue'; there are eu, china, us"),
    "a round": (("replay", "good.brink", "--round", "9"), "the game has rounds 1 to 2, not 9"),
    "a figure": (("why", "good.brink", "eu.hme"), "there is no figure 'eu.hme'; did you mean 'eu.home'?"),
    "no figure": (("why", "good.brink", "weather"), "there is no figure 'weather'; there are china.credibility"),
    "a private figure": (
        ("why", "good.brink", "eu.home", "--seat", "us"),
        "'eu.home' is private: only eu may ask for it",
    ),
    "a seat that asks": (("why", "good.brink", "eu.home", "--seat", "mars"), "there is no seat 'mars'"),
    "a round to explain": (("why", "good.brink", "eu.home", "--round", "7"), "the game has rounds 1 to 2, not 7"),
    "a save that exists": (("autoplay", "tiny", "--save", "good.brink"), "a save never overwrites a file"),
    "a text over a folder": (("autoplay", "tiny", "--transcript", "folder.yaml"), "folder.yaml: is a directory"),
    "a screen without a terminal": (("play", "tiny"), "the screen needs a terminal"),
    "a missing save without a terminal": (("play", "missing.brink"), "missing.brink: there is no such save"),
    "a save in no folder": (("autoplay", "tiny", "--save", "no/such.brink"), "there is no folder no; make it first"),
    "a text in no folder": (("autoplay", "tiny", "--transcript", "no/a.txt"), "there is no folder no; make it first"),
    "nobody to play": (
        ("play", "tiny", "--plain", "--seat", "eu=dove", "--seat", "china=hawk", "--seat", "us=passer"),
        "brink autoplay tiny --seat eu=dove --seat china=hawk --seat us=passer",
    ),
    "a code": (("explain", "Z999"), "there is no code Z999; codes begin with Y, F, S, T, R"),
    "a near code": (("explain", "s394"), "there is no code S394; did you mean S304? those with S are S301 to S3"),
    "a menu without a terminal": ((), "the screen needs a terminal"),
    "an instrument": (("instruments", "tarif"), "there is no instrument 'tarif'; did you mean 'tariff'?"),
}


def cases(*tables: dict[str, tuple[tuple[str, ...], str]]) -> list[object]:
    return [pytest.param(*case, id=name) for table in tables for name, case in table.items()]


@pytest.mark.parametrize(("words", "sentence"), cases(SCENARIOS, SAVES, WORDS))
def test_it_is_told_and_the_code_is_2(folder: Path, words: tuple[str, ...], sentence: str) -> None:
    answer = brink(folder, *words)

    assert answer.code == 2
    assert sentence in answer.err
    assert answer.out == ""


@pytest.mark.parametrize("name", ["broken.yaml", "french.yaml", "wide.yaml", "nothing.yaml"])
def test_a_file_that_does_not_check_is_reported_with_its_place(folder: Path, name: str) -> None:
    answer = brink(folder, "check", name)

    assert answer.code == 1
    assert answer.out.startswith(f"{name}:1:") or answer.out.startswith(f"{name}:2:")
    assert answer.out.rstrip().endswith("1 error")


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that opens and cannot be read")
@pytest.mark.parametrize("words", [("check", "sealed.yaml"), ("autoplay", "sealed.yaml"), ("replay", "sealed.brink")])
def test_a_file_that_cannot_be_read_is_named(folder: Path, words: tuple[str, ...]) -> None:
    link = folder / words[1]
    if not link.is_symlink():
        link.symlink_to("/proc/self/mem")

    answer = brink(folder, *words)

    assert answer.code in (1, 2)
    assert f"{words[1]}" in answer.out + answer.err


@pytest.mark.parametrize("words", [("replay", "cut.brink"), ("why", "cut.brink", "eu.home")], ids=["replay", "why"])
def test_a_cut_tail_is_told_beside_what_is_shown(folder: Path, words: tuple[str, ...]) -> None:
    raw = (folder / "good.brink").read_bytes()
    (folder / "cut.brink").write_bytes(raw[:-20])

    answer = brink(folder, *words)

    assert answer.code == 0
    assert answer.err.startswith("note: the last line of the save was cut off")
    assert "note:" not in answer.out
    assert answer.out


def test_help_and_version_answer(tmp_path: Path) -> None:
    for words in (("--help",), ("help",), ("autoplay", "--help"), ("--version",)):
        assert brink(tmp_path, *words).code == 0, words


def test_broken_seat_words_beside_a_save_are_a_sentence(tmp_path: Path) -> None:
    brink(tmp_path, "play", "tiny", "--plain", "--seat", "eu=human", "--seat", "china=human", stdin="")
    (save,) = (tmp_path / "home/saves").glob("*.brink")
    save.with_name(save.name + ".words").write_text("[1", encoding="utf-8")

    answer = brink(tmp_path, "play", str(save), "--plain")

    assert answer.code != 0
    assert f"The seat words in {save}.words cannot be read." in answer.err
    assert "Delete that file to go on without seat words" in answer.err


def test_a_file_that_cannot_be_kept_makes_no_folder_and_no_game(folder: Path) -> None:
    brink(folder, "autoplay", "tiny", "--save", "no/such.brink")
    brink(folder, "play", "tiny")

    assert not (folder / "no").exists()
    assert not list(folder.glob("home/saves/*"))


def test_a_scenario_is_checked_by_its_name(tmp_path: Path) -> None:
    answer = brink(tmp_path, "check", "tiny", "salt_and_silk")

    assert answer == (0, "tiny: no problems\nsalt_and_silk: no problems\n", "")


def test_a_code_is_explained_however_it_is_written(tmp_path: Path) -> None:
    small, large = brink(tmp_path, "explain", "s304"), brink(tmp_path, "explain", "S304")

    assert small == large
    assert large.code == 0
