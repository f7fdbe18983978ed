"""The first line of a scenario works in an editor: completion, help and squiggles, asked of yaml-language-server.

Run by hand, as it needs Node: `npm install yaml-language-server@1.25.0`, then
`YAML_LANGUAGE_SERVER=node_modules/.bin/yaml-language-server pytest tests/authoring/test_editor_by_hand.py`.
Last run with yaml-language-server 1.25.0 on Node 20.20 on 22 November 2026: all 21 passed.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.authoring.compose import parse
from engine.authoring.editor import MODELINE, editor_schema, overlay_schema
from engine.authoring.load import find
from tests.authoring.language_server import LanguageServer
from tests.authoring.small_scenario import SMALL

SERVER = os.environ.get("YAML_LANGUAGE_SERVER", "")
pytestmark = pytest.mark.skipif(not SERVER, reason="run by hand; see the top of the file")
HEAD = MODELINE.format("small.schema.json") + "\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("editor")
    (made / "small.schema.json").write_text(json.dumps(editor_schema(parse(SMALL, "small.yaml").root)))
    (made / "scenario.schema.json").write_text(json.dumps(editor_schema()))
    (made / "overlay.schema.json").write_text(json.dumps(overlay_schema()))
    return made


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[LanguageServer]:
    with LanguageServer([SERVER, "--stdio"], folder) as running:
        yield running


def offered(server: LanguageServer, folder: Path, text: str) -> list[str]:
    """What is offered at the mark '@' of a text."""
    before = (HEAD + text)[: (HEAD + text).index("@")]
    file = folder / f"f{abs(hash(text))}.yaml"
    server.squiggles(file, (HEAD + text).replace("@", ""))
    return server.completions(file, before.count("\n"), len(before.rsplit("\n", 1)[-1]))


def test_a_sound_file_has_no_squiggles(server: LanguageServer, folder: Path) -> None:
    assert server.squiggles(folder / "small.yaml", HEAD + SMALL) == []


@pytest.mark.parametrize("name", ["tiny", "rare_earth_crackdown", "salt_and_silk", "lodestone_lesson"])
def test_shipped_files_have_no_squiggles(server: LanguageServer, folder: Path, name: str) -> None:
    assert server.squiggles(folder / f"{name}.yaml", find(name).text) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("region: us", "region: japn", "Valid values"),
        ("home: 58", "home: 158", "maximum"),
        ("economy_weight: 20", "economy_wieght: 20", "economy_wieght"),
        ("duty: 30", "duty: 300", "maximum"),
        ("input: magnets, level: normal", "input: magnets, level: norml", "Valid values"),
        ("duty: 30, basis: ieepa", "duty: 30, bases: ieepa", "bases"),
        ("china.us: -2", "china.uk: -2", "china.uk"),
        ("gate: 85}", "gate: 120}", "maximum"),
    ],
)
def test_mistakes_are_underlined(server: LanguageServer, folder: Path, old: str, new: str, said: str) -> None:
    text = HEAD + SMALL.replace(old, new)
    found = server.squiggles(folder / f"bad_{''.join(filter(str.isalnum, new))}.yaml", text)

    line = text[: text.index(new)].count("\n") + 1
    assert any(each.startswith(f"{line}:") and said in each for each in found), found


def test_keys_are_completed(server: LanguageServer, folder: Path) -> None:
    assert {"clock", "seats", "economy", "beats"} <= set(offered(server, folder, "format: 1\n@"))


def test_the_names_of_the_file_are_completed(server: LanguageServer, folder: Path) -> None:
    text = SMALL.replace("    by: us\n    instrument: tariff", "    by: @\n    instrument: tariff")

    assert {"china", "us"} <= set(offered(server, folder, text))


def test_the_form_of_the_chosen_instrument_is_completed(server: LanguageServer, folder: Path) -> None:
    text = SMALL.replace(
        "    use: {against: china, duty: 30, basis: ieepa}\n", "    use:\n      against: china\n      @\n", 1
    )
    found = set(offered(server, folder, text))

    assert {"duty", "basis", "in_rounds"} <= found
    assert "level" not in found


def test_the_form_of_the_chosen_clause_is_completed(server: LanguageServer, folder: Path) -> None:
    clause = "      unless:\n        clause: licence_flow\n        @\n"
    text = SMALL.replace(
        "      unless: {clause: licence_flow, by: china, input: magnets, user: us, gate: 85}\n", clause
    )
    found = set(offered(server, folder, text))

    assert {"input", "user", "gate", "by", "until"} <= found
    assert "measure" not in found


def test_figures_are_completed(server: LanguageServer, folder: Path) -> None:
    text = SMALL.replace("slide: {figure: us.gate.magnets,", "slide: {figure: @,")

    assert {"us.gate.magnets", "tariff.us.china", "market"} <= set(offered(server, folder, text))


def test_help_is_shown(server: LanguageServer, folder: Path) -> None:
    file = folder / "hover.yaml"
    server.squiggles(file, HEAD + SMALL)
    line = (HEAD + SMALL)[: (HEAD + SMALL).index("    home: 58")].count("\n")

    assert "Home support at the start, 0 to 100" in server.hover(file, line, 6)


def test_help_of_a_form_is_shown(server: LanguageServer, folder: Path) -> None:
    file = folder / "hover_form.yaml"
    text = HEAD + SMALL
    server.squiggles(file, text)
    before = text[: text.index("duty: 30")]

    assert "The extra duty" in server.hover(file, before.count("\n"), len(before.rsplit("\n", 1)[-1]) + 1)


def test_an_overlay_may_leave_out_and_remove_anything(server: LanguageServer, folder: Path) -> None:
    head = MODELINE.format("overlay.schema.json") + "\n"
    text = f"{head}format: 1\nextends: tiny\nseats: {{eu: {{home: 40, aims: {{licences: null}}}}}}\nbeats: null\n"

    assert server.squiggles(folder / "over.yaml", text) == []
    assert server.squiggles(folder / "over_bad.yaml", text.replace("home: 40", "home: 400")) != []
