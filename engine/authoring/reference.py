"""The reference of the file format as Markdown, written from the models: docs/FORMAT.md is this text."""

from __future__ import annotations

from collections.abc import Iterator

from engine.authoring.checks_sense import features
from engine.authoring.checks_texts import HEARD
from engine.authoring.entries import clauses, instruments
from engine.authoring.examples import example_at
from engine.authoring.explain import place_at
from engine.authoring.fields import Field, plain_shapes, variants
from engine.authoring.file import ScenarioFile
from engine.authoring.file.tests import tests_model
from engine.authoring.model_shapes import shape_of
from engine.authoring.places import ANY_ITEM, ANY_NAME
from engine.authoring.shapes import Shape
from engine.figures import KINDS, RULES

Path = tuple[str, ...]
_HEAD = """\
# The format of a scenario file

Written from the models by `brink explain --all`; a test keeps it fresh. How to write a scenario stands in
[AUTHORING.md](AUTHORING.md), what each problem means in [problems.md](../engine/authoring/problems.md).

In every table a key with a star must be there. `brink explain PATH` tells the same in the terminal, and an editor shows
it where you write. `<name>` is a name of your own: small letters, digits and `_`.
"""


def reference() -> str:
    """The whole reference."""
    blocks = [_HEAD]
    blocks += [_section(path) for path in _places(shape_of(ScenarioFile))]
    blocks += [_figures(), _heard(), _off(), _catalogue(), _tests()]
    return "\n".join(blocks)


def _places(shape: Shape) -> Iterator[Path]:
    """The paths of all places with keys of their own, each model once, in the order of the file."""
    pending: list[tuple[Path, Shape]] = [((), shape)]
    seen: set[int] = set()
    while pending:
        path, here = pending.pop(0)
        deeper: list[tuple[Path, Shape]] = []
        for plain in plain_shapes(here):
            if id(plain) in seen:
                continue
            seen.add(id(plain))
            if plain.fields and not _is_variant(here, plain):
                yield path
            deeper += [((*path, name), field) for name, field in plain.fields.items()]
            if plain.entry is not None:
                deeper.append(((*path, ANY_NAME), plain.entry))
            if plain.item is not None:
                deeper.append(((*path, ANY_ITEM), plain.item))
        for _, value, _ in variants(here):
            if value not in [step for step, _ in ((p[-1], s) for p, s in deeper if p)]:
                yield (*path, value)
        pending = deeper + pending


def _is_variant(shape: Shape, plain: Shape) -> bool:
    return any(plain in part.tagged.values() for part in (shape, *shape.options))


def _section(path: Path) -> str:
    place = place_at(".".join(path))
    title = f"`{'.'.join(path)}`" if path else "The file"
    parts = [f"## {title}\n", f"{place.help}\n", _table(place.fields)]
    example = example_at(path)
    if example:
        parts.append(f"```yaml\n{example}\n```\n")
    return "\n".join(parts)


def _table(fields: tuple[Field, ...]) -> str:
    rows = ["| key | holds | |", "|---|---|---|"]
    for field in fields:
        default = f" Left out: `{field.default}`." if field.default else ""
        star = " *" if field.needed else ""
        rows.append(f"| `{field.name}`{star} | {_cell(field.holds)} | {_cell(field.help)}{default} |")
    return "\n".join(rows) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def _figures() -> str:
    rows = ["| figure | counted in | good is | seen by | |", "|---|---|---|---|---|"]
    for what, kind in KINDS.items():
        name = {"trust": "`trust.A.B`", "tariff": "`tariff.BY.AGAINST`"}.get(what, f"`{_figure(what)}`")
        rows.append(
            f"| {name} | {kind.unit} | {'more' if kind.good > 0 else 'less'} | "
            f"{'its seat' if kind.private else 'all'} | {RULES[what]} |"
        )
    head = "## Figures\n\nNamed numbers for `figures:`, `figure:` and effects; `SEAT` is the name of a seat.\n"
    return "\n".join([head, *rows]) + "\n"


def _figure(what: str) -> str:
    last = {"output": ".SECTOR", "term": ".TERM"} | dict.fromkeys(("gate", "licensed", "cover", "service"), ".INPUT")
    return what if what in ("market", "market_move", "rung") else f"SEAT.{what}{last.get(what, '')}"


def _heard() -> str:
    return f"## What blocs hear\n\nWords for `hears:`: {', '.join(f'`{word}`' for word in HEARD)}.\n"


def _off() -> str:
    words = ", ".join(f"`{word}`" for word in features())
    return f"## What a profile may switch off\n\nIn `off:` stand ids of instruments and clauses, and {words}.\n"


def _catalogue() -> str:
    parts = ["## Instruments\n", "`brink instruments ID` tells the law, the form and an example of each.\n"]
    parts += [f"- `{entry.id}`: {entry.title}" for entry in instruments()]
    parts += ["\n## Clauses\n", "`brink clauses ID` tells when each is kept, its form and an example.\n"]
    parts += [f"- `{entry.id}`: {entry.title}" for entry in clauses()]
    return "\n".join(parts) + "\n"


def _tests() -> str:
    """The format of a file of tests, for a table with the seats of the scenario that it is about."""
    from engine.authoring.fields import fields_of

    file = shape_of(tests_model(("seat",)))
    test = plain_shapes(file.fields["tests"])[0].entry
    assert test is not None
    play = plain_shapes(plain_shapes(test)[0].fields["play"])[0].item
    assert play is not None
    parts = [
        "## Tests of a scenario\n",
        "In `NAME.tests.yaml` beside `NAME.yaml`; played by `brink test NAME`.\n",
        _table(fields_of(file)),
        "### `tests.<name>`\n",
        _table(fields_of(test)),
        "### A step of a play\n",
        "One of `end_talks`, `end_orders`, `end_round`, `end_game`, or keys; `seat` stands for the name of a seat.\n",
        _table(fields_of(play)),
    ]
    return "\n".join(parts)
