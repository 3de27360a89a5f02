"""Put aside by Ctrl+Z, and brought back by `fg` in the shell.

Textual's own handlers start the screens anew at every SIGCONT, also where they were never left: after `kill -STOP`, and when
a session ends, where SIGCONT follows SIGTERM and SIGHUP (systemd.kill(5), tty_ioctl(4)). Two threads then read the keys, and
what the terminal was like before is forgotten, so that it cannot be given back. Here SIGCONT does nothing of its own.
"""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App


def mind_the_shell(app: App[None]) -> None:
    """Let a running app be put aside, also by SIGTSTP from outside, and go on only where it was."""
    signal.signal(signal.SIGCONT, signal.SIG_DFL)
    asyncio.get_running_loop().add_signal_handler(signal.SIGTSTP, put_aside, app)


def put_aside(app: App[None]) -> None:
    """Give the terminal back and stop until the shell goes on with this job; nothing where no shell could.

    All of the job stops, with what started this program: a shell does not take over before. Sent to the background by
    `bg` it waits for `fg`.
    """
    if app.is_headless or not _has_shell():
        return
    with app.suspend():
        os.killpg(0, signal.SIGSTOP)
        while not _in_front():  # Textual cannot start its screens then
            os.kill(os.getpid(), signal.SIGSTOP)


def _has_shell() -> bool:
    """Whether a shell above minds jobs: it gives each a process group of its own, apart from that of its session."""
    return os.getpgrp() != os.getsid(0)


def _in_front() -> bool:
    """Whether the terminal is ours to use; also where it is gone, which is seen elsewhere."""
    with suppress(OSError):
        return os.tcgetpgrp(0) == os.getpgrp()
    return True
