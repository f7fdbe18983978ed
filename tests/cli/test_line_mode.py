"""Line mode: a person plays tiny by numbers to the debrief; leaving, going on and taking back work in between."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.actions import Propose, Step
from engine.saves import Line, action_line
from engine.scenario import Seat
from engine.state import Actor
from engine.table import LocalTable, Refusal, open_save
from tests.cli.command import Answer, brink
from tests.playing import scenario_of
from tui.plain import Leave, Talk, folded, play
from tui.words import hashed, keep, kept

QUIET = ("--seat", "eu=human", "--seat", "china=passer", "--seat", "us=passer", "--seed", "3")
EU = Seat("eu")
READY = "\ny\n"
"""Enter for ready, and yes, done."""


def number_of(told: str, option: str) -> str:
    """The number of the last menu's line that begins with these words."""
    found = re.findall(rf"^\s+(\d+)\s+{re.escape(option)}", told, re.MULTILINE)
    assert found, f"no menu offers {option!r}:\n{told[-1500:]}"
    return str(found[-1])


Reply = str | Callable[[str], str]


class Person:
    """Answers questions from a script: texts, menu lines by their first words (in brackets), or by what was told."""

    def __init__(self, *answers: Reply) -> None:
        self.answers = iter(answers)
        self.told = ""

    def ask(self, words: str) -> str:
        self.told += words
        answer = next(self.answers, "q")
        if not isinstance(answer, str):
            return answer(self.told)
        return number_of(self.told, answer[1:-1]) if answer.startswith("[") else answer

    def tell(self, words: str) -> None:
        self.told += words + "\n"


def saves(folder: Path) -> list[Path]:
    return sorted((folder / "home/saves").glob("*.brink"))


def played(folder: Path, stdin: str, *words: str) -> Answer:
    answer = brink(folder, "play", *words, "--plain", stdin=stdin)
    assert answer.code == 0, answer.err
    return answer


def test_a_person_plays_to_the_debrief(tmp_path: Path) -> None:
    answer = played(tmp_path, READY * 4, "tiny", *QUIET)

    assert "Round 1 of 2, 6 - 12 October 2025: talks. Points left: 3" in answer.out
    assert "Round 2 of 2, 13 - 19 October 2025: orders." in answer.out
    last = answer.out.split("Round 2 of 2")[-1]
    for part in ("| European Union | ", "## Turning points", "## Promises", "## Two ways to fail", "## Talk about it"):
        assert part in last
    assert open_save(saves(tmp_path)[0]).state.phase == "ended"
    assert not re.search(r"[{}]|\b[a-z]+_[a-z_]+\b(?!-)", answer.out.replace(str(tmp_path), ""))


def test_a_person_sits_at_the_first_seat_that_nobody_is_named_for(tmp_path: Path) -> None:
    played(tmp_path, "", "tiny", "--seat", "eu=cautious", "--seat", "us=passer")

    (save,) = saves(tmp_path)
    assert open_save(save).header.seats == {"eu": "cautious", "china": "human", "us": "passer"}


def at_the_table(*answers: Reply) -> tuple[Person, LocalTable]:
    """A person at a quiet table of tiny until the script ends."""
    table = LocalTable(scenario_of("tiny"), seed=3, seats={"eu": "human", "china": "passer", "us": "passer"})
    person = Person(*answers)
    with pytest.raises(Leave):
        play(table, Talk(person.ask, person.tell))
    return person, table


TO_ORDERS = ("", "y")
DUTY = ("[add an order]", "[Targeted duty]", "[20 %]", "They hit us first")


def test_an_order_is_chosen_by_number_with_its_price_a_preview_and_a_reason() -> None:
    person, table = at_the_table(*TO_ORDERS, *DUTY)

    assert re.search(r"Targeted duty \(2 points\)", person.told)
    assert "Economy, year ahead:" in person.told
    assert "China: small" in person.told
    assert "order 1: the European Union puts an extra duty of 20 % on electric cars from China" in person.told
    assert [str(getattr(p.action, "reason", "")) for p in table.played if "Order" in type(p.action).__name__] == [
        "They hit us first"
    ]


def test_an_order_is_taken_back() -> None:
    person, table = at_the_table(*TO_ORDERS, *DUTY, "[take an order back]", "1")

    assert table.view(EU).tray == ()
    assert person.told.rstrip().endswith("number, or enter for ready:")
    assert "Points left: 3" in person.told.split("They hit us first")[-1] or table.view(EU).points_left == 3


def test_going_back_to_an_earlier_point() -> None:
    person, table = at_the_table(*TO_ORDERS, *DUTY, "[go back to an earlier point]", "[the talks of round 1]")

    assert "back at the talks of round 1; what was undone stays in the save" in person.told
    assert table.state.phase == "talks"
    assert table.view(EU).tray == ()


def test_a_copy_goes_on_in_a_save_of_its_own_and_the_old_one_stays(tmp_path: Path) -> None:
    """Leaving names the copy; the old save stands where it stood, and the copy has all that came since."""
    first = played(tmp_path, "", "tiny", *QUIET)
    (old,) = saves(tmp_path)
    before = old.read_bytes()
    menu = number_of(first.out, "go back to an earlier point")

    answer = played(tmp_path, f"{menu}\n1\n" + READY, str(old))

    new = old.with_name("tiny-002.brink")
    assert saves(tmp_path) == [old, new]
    assert f"you go on in the copy {new}; the game so far stays as it is in {old}" in answer.out
    assert f"go on with: brink play --plain {new}" in answer.out
    assert old.read_bytes() == before
    assert (open_save(old).state.phase, open_save(new).state.phase) == ("talks", "orders")


def test_where_no_copy_can_be_written_line_mode_says_so_and_the_game_goes_on(tmp_path: Path) -> None:
    first = played(tmp_path, "", "tiny", *QUIET)
    (old,) = saves(tmp_path)
    menu = number_of(first.out, "go back to an earlier point")
    other = tmp_path / "other"
    other.mkdir()
    (other / "home").write_text("")

    answer = played(other, f"{menu}\n1\n" + READY, str(old))

    assert "cannot be written" in answer.out
    assert f"go on with: brink play --plain {old}" in answer.out
    assert open_save(old).state.phase == "orders"


def test_a_game_that_goes_on_beside_its_save_keeps_its_seat_words(tmp_path: Path) -> None:
    """A save that replays only so far is left alone; the file in which the game goes on is not open to everybody."""
    played(tmp_path, "", "tiny", *QUIET)
    (old,) = saves(tmp_path)
    with old.open("ab") as file:
        file.write(action_line(Line(Step())))
    keep(old, {"eu": hashed("tulip")})

    answer = played(tmp_path, "tulip\n", str(old))

    new = old.with_name("tiny-001-2.brink")
    assert f"the game goes on in {new.name}" in answer.out
    assert kept(new) == kept(old)


FACILITATOR = "[for the facilitator: bring a card, call time]"


def test_the_facilitator_brings_a_card_and_calls_time() -> None:
    scenario = scenario_of("rare_earth_crackdown")
    table = LocalTable(scenario, seed=3, seats={"eu": "human", "china": "passer", "us": "passer"})
    headline = scenario.text("beats.trump_post.headline")
    person = Person(
        FACILITATOR, "[bring a card]", "y", f"[{headline} (for all to read)]", "y", FACILITATOR, "[time is up]", "y"
    )
    with pytest.raises(Leave):
        play(table, Talk(person.ask, person.tell))

    before, _, after = person.told.partition("bring it now? (y/n): ")
    assert before.index("open it as the facilitator only") < before.index(headline)
    assert headline in after
    assert "trump_post" in table.state.beats
    assert "The EU is still at it. The talks end for all; then come the orders." in after
    assert table.state.phase == "orders"


def test_when_all_held_cards_have_come_the_list_says_so() -> None:
    (held,) = (b.id for b in scenario_of("tiny").beats if b.held)
    headline = scenario_of("tiny").text(f"beats.{held}.headline")
    person, _ = at_the_table(FACILITATOR, "[bring a card]", "y", f"[{headline}]", "y", FACILITATOR, "[bring a card]")

    assert "no card is left to bring" in person.told


def a_clause_of_each(told: str) -> str:
    """The numbers of the first clause that China would give and the last that Europe would."""
    found = re.findall(r"^\s+(\d+)\s+(China|the European Union) ", told.rpartition("Clauses")[2], re.MULTILINE)
    theirs, ours = ([n for n, giver in found if giver == who] for who in ("China", "the European Union"))
    return f"{theirs[0]} {ours[-1]}"


def test_an_offer_is_put_together_by_numbers() -> None:
    person, table = at_the_table("[make an offer]", "[China]", a_clause_of_each, "[snap back]", "n")

    assert "- The European Union offers China: " in person.told
    made = next(p.action for p in table.played if isinstance(p.action, Propose))
    assert [c.by for c in made.clauses] == ["china", "eu"]
    assert made.enforcement == "snap_back"


def test_an_offer_that_was_countered_before_anybody_looked_is_told_in_words() -> None:
    table = LocalTable(scenario_of("tiny"), seed=3, seats={"eu": "human", "china": "human", "us": "passer"})
    offer = ("[make an offer]", "[China]", a_clause_of_each, "[snap back]", "n")
    with pytest.raises(Leave):
        play(table, Talk((person := Person(*offer)).ask, person.tell))
    (made,) = table.view(EU).offers.values()
    counter = Propose(by=Actor("china"), parties=made.parties, clauses=made.clauses, replaces=made.id)
    assert not isinstance(table.send(counter), Refusal)
    again = Person()
    with pytest.raises(Leave):
        play(table, Talk(again.ask, again.tell))

    assert "- China counters the offer of the European Union to China: " in again.told
    assert made.id not in again.told


def test_a_refusal_is_told_in_words() -> None:
    person, _ = at_the_table("[make an offer]", "[China]", "1", "", "n")

    assert "not possible: a package holds 2 to 6 clauses, not 1" in person.told


def test_an_offer_the_rules_refuse_is_kept_to_be_mended() -> None:
    person, table = at_the_table(
        "[make an offer]", "[China]", "1", "", "n", a_clause_of_each, "[snap back]", "n", "[look at the board]"
    )

    assert "the draft is kept: choose other clauses, or leave it" in person.told
    assert re.search(r"^   1\* ", person.told, re.MULTILINE)
    assert "numbers, enter for 1, 0 for back: " in person.told
    assert any(isinstance(p.action, Propose) for p in table.played)


def test_a_typo_is_asked_again() -> None:
    person, _ = at_the_table("ninety-nine", "99", "[read the role sheet]")

    assert "'ninety-nine' is not one of 1 to 9; q leaves the game" in person.told
    assert "red line: No broad tariff of our own." in person.told


def test_leaving_and_going_on(tmp_path: Path) -> None:
    left = played(tmp_path, READY + "q\n", "tiny", *QUIET)
    (save,) = saves(tmp_path)
    assert f"go on with: brink play --plain {save}" in left.out
    before = len(open_save(save).played)

    again = played(tmp_path, READY * 3, str(save))

    assert "Round 1 of 2, 6 - 12 October 2025: orders" in again.out
    assert saves(tmp_path) == [save]
    assert len(open_save(save).played) > before
    assert open_save(save).state.phase == "ended"


def test_a_second_game_gets_a_save_of_its_own(tmp_path: Path) -> None:
    played(tmp_path, "", "tiny", *QUIET)
    played(tmp_path, "", "tiny", *QUIET)

    assert [s.name for s in saves(tmp_path)] == ["tiny-001.brink", "tiny-002.brink"]


def test_a_seat_with_a_word_asks_for_it_at_every_hand_over() -> None:
    table = LocalTable(scenario_of("tiny"), seed=3, seats={"eu": "human", "china": "human", "us": "passer"})
    words = {"eu": hashed("heron"), "china": hashed("crane")}
    person = Person("wrong", "n", "heron", "", "y", "", "heron", "n", "crane")
    with pytest.raises(Leave):
        play(table, Talk(person.ask, person.tell), words)

    assert person.told.startswith("the word of European Union: that is not the word of this seat")
    first, _, second = person.told.partition("China, take the keyboard and press enter.")
    assert "European Union, talks:" in first
    assert "the word of China: that is not the word of this seat" in second
    assert "China, talks:" in second


def test_a_word_is_asked_for_unseen_where_that_is_possible() -> None:
    table = LocalTable(scenario_of("tiny"), seed=3, seats={"eu": "human", "china": "passer", "us": "passer"})
    asked: list[str] = []
    person = Person()

    def hidden(words: str) -> str:
        asked.append(words)
        return "heron"

    with pytest.raises(Leave):
        play(table, Talk(person.ask, person.tell, hidden), {"eu": hashed("heron")})

    assert asked == ["the word of European Union: "]
    assert "the word of" not in person.told


def test_clauses_are_told_by_who_would_give_them_and_a_wrong_number_is_asked_again() -> None:
    person, _ = at_the_table("[make an offer]", "[China]", "1 999", "1 x", "0")

    assert re.search(r"^ China would give$", person.told, re.MULTILINE)
    assert re.search(r"^ European Union would give$", person.told, re.MULTILINE)
    assert "Clauses, 2 to 6 of them" in person.told
    assert "'999' is not one of 1 to " in person.told
    assert "'x' is not one of 1 to " in person.told
    assert "offers" not in person.told


def test_what_a_breach_costs_is_said_with_each_choice() -> None:
    person, _ = at_the_table("[make an offer]", "[China]", a_clause_of_each)

    assert "snap back. What the other side suspended comes back next round, free." in person.told


def test_lines_on_a_terminal_break_between_words() -> None:
    text = "- Ministers find the controls unjustified and gravely worrying.\n  rung 4  the October package"

    told = folded(text, 40).split("\n")

    assert told == [
        "- Ministers find the controls", "  unjustified and gravely worrying.", "  rung 4  the October package",
    ]  # fmt: skip
    assert folded("| a table " + "-" * 90 + " |", 40).count("\n") == 0
    assert " ".join(folded(text, 40).split()) == " ".join(text.split())
