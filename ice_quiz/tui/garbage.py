"""When Python looks for garbage: before the first frame never, and after it while the learner reads, not while they wait.

By itself Python looks whenever so many objects were made, most of which stay. With 50,000 at once that took 11 to 32 ms
(Python 3.11), in the middle of one answer in a hundred; looking through what one answer leaves behind takes a tenth of one.
"""

from __future__ import annotations

import gc

STAYS = 10_000
"""So many new objects are a deck that was opened, and no garbage: looking through them would be felt."""


def hold() -> None:
    """Do not look before the first frame: nothing is garbage yet, and looking took a tenth of the start."""
    gc.disable()


def release() -> None:
    """From here on look again, but never at what the start has made."""
    gc.freeze()
    gc.enable()


def look() -> None:
    """Look through what was made lately, now that nobody waits."""
    if gc.get_count()[0] > STAYS:
        gc.freeze()
    else:
        gc.collect(1)
