"""The least that Textual can do for a key: one text that is replaced."""

from __future__ import annotations

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class StaticApp(App[None]):
    """An app that counts keys."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self._text = Static("ready")

    def compose(self) -> ComposeResult:
        """The text."""
        yield self._text

    def on_key(self, _event: events.Key) -> None:
        """Show how many keys were pressed."""
        self._count += 1
        self._text.update(f"key {self._count}.")


if __name__ == "__main__":
    StaticApp().run()
