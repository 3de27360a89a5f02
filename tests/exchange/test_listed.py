"""Lists as people have them: found out what they are, nothing changed or lost without a word, bad rows told by line."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.errors import IceQuizError, UsageError
from ice_quiz.exchange.deck_text import deck_text, id_from, quoted
from ice_quiz.exchange.line import Line
from ice_quiz.exchange.listed import Listed, Wishes, listed
from ice_quiz.exchange.roles import Role, roles_said
from ice_quiz.exchange.shown import preview
from ice_quiz.facts.deckfile import read_deck_text
from ice_quiz.facts.model import Plain
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Answer

Read = Callable[[str], Compiled]


def took(data: bytes | str, **wishes: object) -> Listed:
    return listed(data.encode() if isinstance(data, str) else data, "list.txt", Wishes(**wishes))  # type: ignore[arg-type]


def pairs(found: Listed) -> list[tuple[str, str]]:
    return [(line.question, line.answers[0].show) for line in found.lines]


CAPITALS = [("Capital of Norway?", "Oslo"), ("Capital of Spain?", "Madrid, in Castile"), ("Größte Stadt?", "Köln")]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("tabs", "\n".join("\t".join(pair) for pair in CAPITALS)),
        ("semicolons", "\n".join(";".join(pair) for pair in CAPITALS)),
        ("bars", "\n".join("|".join(pair) for pair in CAPITALS)),
        ("commas with quotes", "\n".join(",".join(f'"{side}"' for side in pair) for pair in CAPITALS)),
        ("Windows line ends", "\r\n".join("\t".join(pair) for pair in CAPITALS) + "\r\n"),
        ("old Mac line ends", "\r".join(",".join(f'"{side}"' for side in pair) for pair in CAPITALS)),
        ("a line that names the separator", "sep=;\n" + "\n".join(";".join(pair) for pair in CAPITALS)),
        (
            "the head of a flashcard program",
            "#separator:tab\n#html:false\n" + "\n".join("\t".join(pair) for pair in CAPITALS),
        ),
        ("empty lines", "\n\n" + "\n\n".join("\t".join(pair) for pair in CAPITALS)),
        ("names of the columns", "Front\tBack\n" + "\n".join("\t".join(pair) for pair in CAPITALS)),
        ("names, the sides turned", "Definition;Term\n" + "\n".join(";".join(pair[::-1]) for pair in CAPITALS)),
        ("the question marks on the right", "\n".join("\t".join(pair[::-1]) for pair in CAPITALS)),
    ],
    ids=lambda value: value if len(value) < 50 else "",
)
def test_separator_names_and_question_side_are_found_out(name: str, data: str) -> None:
    found = took(data)
    assert pairs(found) == CAPITALS, name
    assert found.bad == ()


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_the_encoding_is_found_out_and_a_doubtful_one_is_told(codec: str) -> None:
    found = took("\n".join("\t".join(pair) for pair in CAPITALS).encode(codec))
    assert pairs(found) == CAPITALS
    assert any("Windows text" in note for note in found.notes) == (codec == "cp1252")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no rows"),
        (b"\n\n \n", "no rows"),
        (b"just one column\nand another", "only one column"),
        (b"PK\x03\x04 and so on", "spreadsheet file"),
        (b"%PDF-1.7", "PDF"),
        (b"a,b\nc,d\0e", "list.txt:2: A zero byte"),
        (b"a,b\n\x81\x8d,c", "list.txt:2: This is neither UTF-8 text nor Windows text"),
        (b"\xff\xfea", "neither UTF-8 text"),
        (b'a,"b\nc\n', "quote that opens here is not closed"),
        (b"," * 1_000_000, "1,000,001 columns"),
        (b"a,b\n" * 300_001, "more than 300,000 rows"),
    ],
)
def test_what_is_no_list_is_refused_with_the_reason(data: bytes, words: str) -> None:
    with pytest.raises(IceQuizError) as caught:
        took(data)
    assert words in str(caught.value)


def test_every_bad_row_is_told_with_its_line_and_the_good_ones_are_kept() -> None:
    rows = [
        "question,answer",
        "Good one?,yes",
        "No answer?,",
        ",no question",
        "Too many?,a,b",
        "Alone",
        "#REF!,oh",
        f"Long?,{'x' * 70_000}",
        f"Longer?,{'x' * 200_000}",
        'Quoted?,a "b',
        'Broken?,"a"b',
        '"Over\nlines?",fine',
        "Good one?,no",
        "good ONE?,Yes",
        "Last?,fine",
    ]
    found = took("\n".join(rows))
    assert pairs(found) == [("Good one?", "yes"), ("Quoted?", 'a "b'), ("Over lines?", "fine"), ("Last?", "fine")]
    assert found.numbers == (2, 10, 12, 16)
    told = {bad.line: bad.why for bad in found.bad}
    words = {
        3: "answer is missing",
        4: "question is missing",
        5: "3 columns and the list 2",
        6: "answer is missing",
        7: "#REF!",
        8: "70,000 characters",
        9: "longer than any text",
        11: "quote stands in the middle",
        14: "same as line 2",
    }
    assert list(told) == list(words)
    assert all(word in told[line] for line, word in words.items())
    assert any("1 row says what another one says" in note for note in found.notes)
    assert any(note.startswith("Line breaks became blanks: 1 cell, on line 12") for note in found.notes)


def test_lines_are_counted_from_the_top_of_the_file_whatever_stands_there() -> None:
    found = took("sep=;\n\na;b\n\nc;\nd;e")
    assert (found.numbers, [bad.line for bad in found.bad]) == ((3, 6), [5])
    assert [bad.line for bad in took('sep=;\na;b\n"c"d;e\nf;g').bad] == [3]


def test_columns_are_kept_for_what_their_names_say() -> None:
    head = "Tags,Prompt,Correct answer,Synonyms,Distractor 1,Distractor 2,Chapter,Explanation,Hint,Picture"
    found = took(f'{head}\n"birds, sea",Which bird?,gull,seagull; mew,tern,auk,Birds,It cries.,white,x.png')
    assert found.lines == (
        Line(
            question="Which bird?",
            answers=(Answer("gull", ("seagull", "mew")),),
            wrong=("tern", "auk"),
            topic="Birds",
            tags=("birds", "sea"),
            hint="white",
            why="It cries.",
        ),
    )
    assert any("Left out: column 10" in note for note in found.notes)


def test_a_third_column_without_a_name_is_tags_where_its_entries_come_again() -> None:
    assert took("a\t1\tx\nb\t2\tx\nc\t3\ty\nd\t4\ty").roles == (Role.QUESTION, Role.ANSWER, Role.TAGS)
    found = took("a\t1\tone\nb\t2\ttwo\nc\t3\tthree")
    assert found.roles == (Role.QUESTION, Role.ANSWER, Role.NOTHING)
    assert any("column 3" in note for note in found.notes)


def test_notes_of_a_flashcard_program_are_read_as_its_first_lines_say() -> None:
    head = "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"
    found = took(
        head + "x1\tBasic\tBirds\tWhich <b>gull</b>?\tblack-headed\tsea white\nx2\tBasic\tBirds\tWhich owl?\tsnowy\t\n"
    )
    assert pairs(found) == [("Which gull?", "black-headed"), ("Which owl?", "snowy")]
    assert found.numbers == (7, 8)
    assert found.lines[0].tags == ("sea", "white")
    named = took("#separator:Semicolon\n#columns:Back;Front\n1;a\n2;b\n")
    assert pairs(named) == [("a", "1"), ("b", "2")]


def test_a_first_row_of_names_that_nobody_knows_can_be_said_to_be_one() -> None:
    text = "Vorn;Hinten\na;1\nb;2"
    assert pairs(took(text))[0] == ("Vorn", "Hinten")
    assert pairs(took(text, named=True)) == [("a", "1"), ("b", "2")]
    assert took(text, named=True).names == ("Vorn", "Hinten")


def test_a_flood_of_first_lines_is_no_burden() -> None:
    started = time.process_time()
    with pytest.raises(IceQuizError):
        took("#a:b\n" * 200_000)
    assert time.process_time() - started < 3


def test_columns_can_be_said() -> None:
    found = took("1,a,x\n2,b,y", roles=roles_said("answer, question, tags"))
    assert pairs(found) == [("a", "1"), ("b", "2")]
    for wrong in ("question,colour", "question,question,answer", "question,-", ""):
        with pytest.raises(UsageError):
            roles_said(wrong)


def test_quotes_in_a_list_with_tabs_are_text() -> None:
    found = took('"Hamlet" is by?\tShakespeare\n5" in cm\t12.7\n"wrapped ""so"" by a program"\tyes')
    assert pairs(found) == [('"Hamlet" is by?', "Shakespeare"), ('5" in cm', "12.7"), ('wrapped "so" by a program', "yes")]


def test_a_quoted_cell_of_a_list_with_tabs_may_hold_lines_and_tabs() -> None:
    found = took('a\tb\n"two\nlines"\t"with\ttab"\nc\td')
    assert pairs(found) == [("a", "b"), ("two lines", "with tab"), ("c", "d")]


def test_html_is_taken_out_and_told_and_other_angle_brackets_stay() -> None:
    text = "<b>Bold</b>&nbsp;&amp; <i class='x'>more</i>?\tone<br/>two<div>three</div>\nA List<int> &lt; b?\ta < b > c"
    assert pairs(took(text)) == [("Bold & more?", "one two three"), ("A List<int> < b?", "a < b > c")]
    assert any("HTML" in note and "3 cells, first on line 1" in note for note in took(text).notes)
    assert pairs(took(text, keep_html=True))[0][0] == "<b>Bold</b>&nbsp;&amp; <i class='x'>more</i>?"


@pytest.mark.parametrize("piece", ["<a ", "</a", "<!--", "<?", "<", "<![CDATA[", "&#", "&", "<div>", "<a a=", "&#27;"])
def test_hostile_html_takes_no_longer_than_its_length(piece: str) -> None:
    cell = (piece * 60_000)[:60_000]
    started = time.process_time()
    found = took(f"question,answer\nx?,{cell}y")
    assert time.process_time() - started < 1
    assert len(found.lines) == 1


def test_nothing_that_a_terminal_would_obey_comes_in() -> None:
    found = took("question\tanswer\n\x1b]52;c;Qw==\x07?\t&#27;[31mred\u202e")
    assert "\x1b" not in repr(found.lines) + "".join(preview(found, "list"))
    assert any("terminal" in note for note in found.notes)


def test_a_formula_is_taken_as_text_and_told() -> None:
    found = took("question,answer\n2+2?,=SUM(A1)")
    assert pairs(found) == [("2+2?", "=SUM(A1)")]
    assert any("formula" in note for note in found.notes)


def test_wordings_in_one_answer_are_split_at_the_sign_that_is_said_and_else_told() -> None:
    text = "sofa?\tcouch/settee\nautumn?\tfall"
    assert any("“/”" in note for note in took(text).notes)
    assert took(text, also="/").lines[0].answers == (Answer("couch", ("settee",)),)


def test_rows_that_ask_the_same_can_be_one_question_with_several_right_answers(compiled: Read) -> None:
    text = "groß\tbig\ngroß\tlarge\nGroß\tBig\nklein\tsmall"
    apart = took(text)
    assert [bad.line for bad in apart.bad] == [2]
    assert any("--together" in note for note in apart.notes)
    found = took(text, together=True)
    assert found.bad == ()
    assert found.lines[0].answers == (Answer("big"), Answer("large"))
    deck = compiled(deck_text("words", "Words", found.lines))
    assert [answer.show for answer in deck.cards["words/gross"].key.answers] == ["big", "large"]
    assert deck.cards["words/gross"].key.need == 1


def test_terms_need_definitions_of_their_own() -> None:
    found = took(f"big\tgroß\nlarge\tgroß\nsmall\tklein\n{'x' * 300}\tlong", terms=True)
    assert pairs(found) == [("big", "groß"), ("small", "klein")]
    assert [(bad.line, "same definition as line 1" in bad.why) for bad in found.bad] == [(2, True), (4, False)]


def test_a_deck_of_terms_offers_the_other_definitions(compiled: Read) -> None:
    found = took(
        "gull\ta white bird of the coast\nowl\ta bird that hunts at night\nauk\ta black bird of the north", terms=True
    )
    deck = compiled(deck_text("birds", "Birds", found.lines, terms=True))
    assert {card.id for card in deck.cards.values()} == {
        f"birds/{end}" for bird in ("gull", "owl", "auk") for end in (f"{bird}.means", f"means.{bird}")
    }
    assert len(deck.offer("birds/means.gull").candidates) == 2


def test_a_long_list_is_read_in_a_moment_and_only_its_first_bad_rows_are_shown() -> None:
    rows = [f"Question {number}?,answer {number}" for number in range(20_000)]
    rows[50::100] = ["no answer"] * 200
    found = took("\n".join(rows))
    assert (len(found.lines), len(found.bad)) == (19_800, 200)
    shown = list(preview(found, "list.csv"))
    assert len(shown) < 25
    assert "  line 51: the answer is missing" in shown
    assert "  and 190 more" in shown


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=30)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.lists(st.tuples(TEXT, TEXT, st.lists(TEXT, max_size=2)), min_size=1, max_size=4))
def test_whatever_stands_in_a_list_the_deck_reads_or_the_row_is_told(rows: list[tuple[str, str, list[str]]]) -> None:
    cells = [f'"{q.replace(chr(34), chr(34) * 2)}","{a.replace(chr(34), chr(34) * 2)}"' for q, a, _ in rows]
    try:
        found = took("question,answer\n" + "\n".join(cells))
    except IceQuizError:
        return
    if not found.lines:
        assert found.bad
        return
    reading = read_deck_text(deck_text("list", "List", found.lines), "list.yaml")
    assert reading.deck is not None, reading.problems
    read = [fact for fact in reading.deck.facts if isinstance(fact, Plain)]
    assert [(fact.ask, fact.answers[0].text) for fact in read] == pairs(found)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.binary(max_size=120))
def test_any_bytes_are_a_list_or_are_refused(data: bytes) -> None:
    try:
        found = took(data)
    except IceQuizError:
        return
    assert found.lines or found.bad or found.names


@settings(derandomize=True, deadline=None, max_examples=300)
@given(TEXT)
def test_a_quoted_text_is_read_as_it_was(text: str) -> None:
    safe = " ".join(text.split()).replace("\ufeff", "") or "x"
    if not safe.isprintable():
        return
    reading = read_deck_text(f'deck: d\ntitle: {quoted(safe)}\ncards: [{{ask: "a", answer: "b"}}]\n', "d.yaml")
    assert reading.deck is not None, reading.problems
    assert reading.deck.title == safe


def test_an_id_is_made_of_any_name() -> None:
    assert [id_from(name) for name in ("Birds of Europe (2)", "Vögel", "鳥", "...", "x" * 90)] == [
        "birds-of-europe-2",
        "vogel",
        "list",
        "u2e-u2e-u2e",
        "x" * 64,
    ]
