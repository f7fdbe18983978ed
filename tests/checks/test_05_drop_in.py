"""Check 5: an instrument and a clause are each one file; form, menu, file format, bots and screen find them.

The two files in ``dropped/`` are put into a copy of the tree and nothing else is changed. A second test reads the
syntax of ``engine/`` for ids of instruments and clauses outside their own files.
"""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.diplomacy import vocabulary
from engine.figures import KINDS
from engine.forms import form_fields
from engine.instruments import catalogue
from engine.politics.blocs import WORDS

ROOT = Path(__file__).parents[2]
DROPPED = Path(__file__).parent / "dropped"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the packages with one new instrument, one new clause, and a scenario that uses both."""
    root = tmp_path_factory.mktemp("tree")
    for package in ("engine", "tui", "scenarios"):
        shutil.copytree(ROOT / package, root / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(DROPPED / "visa_slowdown.py", root / "engine/instruments")
    shutil.copy(DROPPED / "student_exchange.py", root / "engine/diplomacy")
    (root / "visas.yaml").write_text(scenario_with_them())
    return root


def scenario_with_them() -> str:
    """Tiny, in which everybody may slow visas, China does from the start, and students count as an aim."""
    text = (ROOT / "scenarios/tiny.yaml").read_text()
    for last in ("stockpile, supplier_mapping, targeted_duty, tariff]", "lift, stockpile, targeted_duty, tariff]"):
        assert last in text
        text = text.replace(last, last[:-1] + ", visa_slowdown]")
    measure = """
  slow_visas:
    name: Chinese visa queue
    by: china
    against: us
    instrument: visa_slowdown
    use: {against: us, weeks: 6}
    source: made up
"""
    aim = """
      students:
        says: Students may travel.
        private: true
        points: 2
        when: {deal: {party: eu, clause: student_exchange}}
    red_lines:
      no_tariff_war:"""
    text = text.replace("\ncouncil:\n", f"{measure}\ncouncil:\n", 1)
    return text.replace("    red_lines:\n      no_tariff_war:", aim.lstrip("\n"), 1)


def run(tree: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Python in the copy, which must not see the packages of this repository."""
    environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONSAFEPATH": "1"}
    return subprocess.run([sys.executable, *words], cwd=tree, env=environment, capture_output=True, text=True)


@pytest.fixture(scope="module")
def told(tree: Path) -> dict[str, object]:
    """What the script in the copy found."""
    done = run(tree, str(DROPPED / "ask.py"))
    assert done.returncode == 0, done.stderr[-3000:]
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


def test_catalogue_and_vocabulary_find_the_files(told: dict[str, object]) -> None:
    assert told["catalogue"]
    assert told["vocabulary"]


def test_forms_have_their_fields_with_help(told: dict[str, object]) -> None:
    assert told["form"] == [
        ["against", "names", "Whose travellers wait."], ["weeks", "number", "How long they wait."],
    ]  # fmt: skip
    assert told["clause form"] == [["guest", "names", "Whose students come."], ["places", "number", "How many."]]


def test_the_codec_carries_them(told: dict[str, object]) -> None:
    assert told["codec"]
    assert told["clause codec"]


def test_menus_and_the_screen_offer_them(told: dict[str, object]) -> None:
    assert told["menu"]
    assert told["legal"]
    assert "Visa slowdown" in told["screen"]  # type: ignore[operator]
    assert {"against", "weeks"} <= set(told["screen form"])  # type: ignore[call-overload]
    assert told["clause text"] == "the European Union takes 5 thousand students of China"


def test_bots_use_them(told: dict[str, object]) -> None:
    assert int(str(told["bots order it"])) > 0
    assert int(str(told["bots offer it"])) > 0


def test_a_scenario_may_use_them_and_its_mistakes_are_named(tree: Path) -> None:
    good = run(tree, "-m", "tui.cli", "check", "visas.yaml")
    mistaken = (tree / "visas.yaml").read_text().replace("weeks: 6}", "weks: 6}")
    (tree / "bad.yaml").write_text(mistaken)
    bad = run(tree, "-m", "tui.cli", "check", "bad.yaml")

    assert good.returncode == 0, good.stdout
    assert bad.returncode == 1
    assert "did you mean 'weeks'" in bad.stdout


def test_commands_know_them(tree: Path) -> None:
    played = run(tree, "-m", "tui.cli", "autoplay", "visas.yaml", "--games", "2", "--transcript", "-")
    instrument = run(tree, "-m", "tui.cli", "instruments", "visa_slowdown")
    clause = run(tree, "-m", "tui.cli", "clauses", "student_exchange")
    schema = run(tree, "-m", "tui.cli", "schema")

    assert played.returncode == 0, played.stderr
    assert "How long they wait." in instrument.stdout
    assert "Whose students come." in clause.stdout
    assert "visa_slowdown" in schema.stdout


# --- ids outside their own files -------------------------------------------------------------------------------


def literals(path: Path) -> Iterator[tuple[ast.Constant, ast.AST | None]]:
    """Quoted texts of a module that are no docstring, each with the node it stands in."""
    tree = ast.parse(path.read_text())
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and not isinstance(parents[node], ast.Expr):
            yield node, parents.get(node)


def other_words() -> set[str]:
    """Ids that are words of the game besides: tags, figures, kinds of facts, options of a form."""
    tags = {tag for kind in (*catalogue().values(), *vocabulary().values()) for tag in kind.tags}
    forms = (*(i.Use for i in catalogue().values()), *(k.Clause for k in vocabulary().values()))
    options = {option for form in forms for field in form_fields(form) for option in field.options}
    return tags | options | set(KINDS) | set(WORDS)


def is_help(parent: ast.AST | None) -> bool:
    """Whether a text is help for people: ``answer = "persuasion"``."""
    names = [t.id for t in parent.targets if isinstance(t, ast.Name)] if isinstance(parent, ast.Assign) else []
    return names in (["answer"], ["ends"], ["law"], ["title"])


def modules() -> Iterator[tuple[Path, str]]:
    """Modules of the engine with the id whose own file they are; the economy has words of its own and knows no ids."""
    folders = (ROOT / "engine/instruments", ROOT / "engine/diplomacy")
    for path in sorted((ROOT / "engine").rglob("*.py")):
        if "economy" not in path.relative_to(ROOT / "engine").parts[:1]:
            yield path, path.stem if path.parent in folders else ""


def named_outside(found: Iterator[tuple[Path, str]]) -> list[str]:
    """Where a module spells an id that is not its own; ids that are words of the game besides may be spelled."""
    ids, allowed = {*catalogue(), *vocabulary()}, other_words()
    return [
        f"{path.name}:{node.lineno} {node.value!r}"
        for path, own in found
        for node, parent in literals(path)
        if node.value in ids and node.value != own and node.value not in allowed and not is_help(parent)
    ]


def test_no_instrument_and_no_clause_is_named_outside_its_file() -> None:
    assert named_outside(modules()) == []


BREACHES = {
    "a rule lists what it means by name": 'HEAVY = ("export_licensing", "control_package")',
    "a rule asks for one instrument": 'def f(m):\n    return m.instrument == "joint_measure"',
    "a rule fills a clause by name": 'def f(d):\n    return [c for c in d if kind_of(c).id in {"licence_flow"}]',
    "a key is an id": 'COST = {"anti_coercion_instrument": 3}',
}


@pytest.mark.parametrize("breach", BREACHES)
def test_a_planted_name_is_found(breach: str, tmp_path: Path) -> None:
    """Every module of the engine is read, so a rule that knows an instrument by its id is found wherever it stands."""
    rule, own = tmp_path / "enforcement.py", tmp_path / "export_licensing.py"
    rule.write_text('"""Words about export_licensing are free."""\n' + BREACHES[breach] + "\n")
    own.write_text('ID = "export_licensing"\n')

    assert len(named_outside(iter([(rule, ""), (own, own.stem)]))) == (2 if "lists" in breach else 1)
    assert (ROOT / "engine/rules/enforcement.py", "") in list(modules())


def asks_by_name(node: ast.AST) -> bool:
    """``measure.instrument == "tariff"``, ``catalogue()["tariff"]``, ``clause_from("repeal", ...)``."""
    match node:
        case ast.Compare(left=ast.Attribute(attr="instrument" | "clause"), comparators=[ast.Constant(value=word)]):
            return isinstance(word, str) and word != ""
        case ast.Subscript(value=ast.Call(func=ast.Name(id="catalogue" | "vocabulary")), slice=ast.Constant()):
            return True
        case ast.Call(func=ast.Name(id="use_from" | "clause_from"), args=[ast.Constant(), *_]):
            return True
    return False


def test_no_rule_asks_for_an_instrument_or_a_clause_by_name() -> None:
    """A tag may be spelled like an id, so comparisons with a measure's instrument are looked for as well."""
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno} {ast.unparse(node)}"  # type: ignore[attr-defined]  # all have a line
        for path, _ in modules()
        for node in ast.walk(ast.parse(path.read_text()))
        if asks_by_name(node)
    ]

    assert not found


@pytest.mark.parametrize(
    "code",
    ['m.instrument == "tariff"', 'catalogue()["dialogue"]', 'clause_from("repeal", {})', 'm.instrument != "lift"'],
)
def test_asking_by_name_is_seen(code: str) -> None:
    assert any(asks_by_name(node) for node in ast.walk(ast.parse(code)))
