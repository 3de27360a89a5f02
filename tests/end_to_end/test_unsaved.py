"""Who leaves while answers cannot be saved is asked, and what can be saved by then is saved."""

from __future__ import annotations

from collections.abc import Callable

from tests.end_to_end.conftest import Home, Terminal


def test_leaving_asks_where_to_write_what_is_not_saved_and_saves_it_if_that_works_again(
    home: Home, terminal: Callable[..., Terminal]
) -> None:
    obstacle = home.folder / "data"
    obstacle.write_text("in the way")
    lines = terminal(home, "study", "us-civics", "--plain", columns=200)
    lines.wait_for("Your answers cannot be saved at the moment.", "/ help")
    lines.type("?\n")
    lines.wait_until(lambda: "the answer is" in lines.text, "the verdict")
    lines.type("/quit\n")
    lines.wait_for("Where shall that be written")
    lines.type(f"{obstacle}\n")
    lines.wait_for("There is something there already.")
    obstacle.unlink()
    lines.type("\n")
    lines.wait_for("It could be saved now")
    assert lines.end() == 0
    assert (obstacle / "progress.db").exists()
