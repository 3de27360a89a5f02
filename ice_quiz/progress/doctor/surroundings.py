"""Whether the progress file lies where other machines get at it: a database that is copied while it is written is damaged.

Of 60 copies that a folder's sync took while somebody answered, 4 to 12 were corrupt; and on network drives SQLite cannot
rely on locks (https://www.sqlite.org/howtocorrupt.html, 2.1).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath

from ice_quiz.progress.doctor.finding import Finding, Patient

_NETWORK = frozenset(("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "fuse.rclone", "davfs"))
_SYNCED = (
    "Dropbox",
    "OneDrive",
    "Mobile Documents",
    "CloudStorage",
    "Google Drive",
    "GoogleDrive",
    "Nextcloud",
    "iCloudDrive",
)
_MARKS = ((".stfolder", "Syncthing"), (".sync_*.db", "a sync program"), (".dropbox", "Dropbox"))


def shared(patient: Patient) -> Iterator[Finding]:
    """A network drive, or a folder that a program copies to other machines."""
    folder = patient.path.parent.resolve()
    system, program = network(folder, patient.mounts), synced(folder)
    if system or program:
        where = f"on a network drive ({system})" if system else f"in a folder that {program} copies"
        yield Finding(
            "shared",
            f"Your progress lies {where}. Copied or written to from two machines at once it is damaged sooner or later. "
            "Let ICE_QUIZ_HOME name a folder on this machine's own disk; `ice-quiz sync` brings machines together.",
            str(folder),
        )


def network(folder: Path, mounts: str) -> str:
    """The kind of network file system that the folder is on, by the system's list of mounts; empty for a local one."""
    best, kind = "", ""
    for line in mounts.splitlines():
        _, place, system, *_ = (*line.split(" "), "", "", "")
        place = place.replace("\\040", " ")
        if len(place) >= len(best) and folder.is_relative_to(place or "/nowhere"):
            best, kind = place, system
    return kind if kind in _NETWORK else ""


def synced(folder: Path) -> str:
    """The program that copies the folder to other machines, known by the folders above it; empty where there is none."""
    for part in PurePath(folder).parts:
        for name in _SYNCED:
            if part == name or part.startswith((f"{name} ", f"{name}-")):
                return name
    for above in (folder, *folder.parents):
        for mark, program in _MARKS:
            if above.is_dir() and any(above.glob(mark)) and (program != "Dropbox" or above.name == "Dropbox"):
                return program
    return ""


def system_mounts() -> str:
    """The system's list of mounted file systems; empty where it has none to read."""
    try:
        return Path("/proc/mounts").read_text(errors="replace")
    except OSError:
        return ""
