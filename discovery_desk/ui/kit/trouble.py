"""Words for trouble: what happened, what is safe, what can be done next. Shared by windows and command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from discovery_desk.domain import errors
from discovery_desk.domain.note import LONGEST_NOTE, MOST_PASTED, MOST_PASTED_LINES, TAG_KEYS
from discovery_desk.domain.picture_crop import MOST_BYTES, MOST_PIXELS
from discovery_desk.ui.kit.words import tr

Worded = Callable[[Any], str]


def sentence(error: errors.DeskError) -> str:
    """Plain text, one or two sentences."""
    for kind, words in WORDS:
        if isinstance(error, kind):
            return words(error)
    return tr("This could not be done. Nothing was changed.")


def _not_found(error: errors.NotFound) -> str:
    if error.candidates:
        text = tr("“{asked}” fits {count} interviews. Use more of the title, or the id. Nothing was changed.")
        return text.format(asked=error.asked, count=len(error.candidates))
    return tr("There is no {what} “{asked}” in this desk. Nothing was changed.").format(
        what=error.what, asked=error.asked
    )


def _rule(error: errors.RuleBroken) -> str:
    words = {
        "name-known": tr("{detail} is known already.").format(detail=error.detail),
        "person-name": tr("Type the name of the person, and after = what is said instead of it."),
        "no-name": tr("An interview needs a name. Type how the person is called."),
        "empty": tr("There is no text to keep."),
        "too-long": tr(
            "This is longer than {most:,} characters. Split it into several notes; nothing was lost."
        ).format(most=LONGEST_NOTE),
        "paste-too-long": tr(
            "A note holds {most:,} characters. Nothing was pasted; the clipboard still has it."
        ).format(most=LONGEST_NOTE),
        "paste-too-much": tr(
            "No more than {lines:,} lines and {most:,} characters can be pasted at once."
            " Nothing was pasted; the clipboard still has it."
        ).format(most=MOST_PASTED, lines=MOST_PASTED_LINES),
        "sign-shape": tr("“{detail}” cannot be a sign. Use one character that is no letter, digit, space or #.").format(
            detail=error.detail
        ),
        "sign-taken": tr("“{detail}” is the sign of another kind already.").format(detail=error.detail),
        "sign-kind": tr("“{detail}” is no kind of note that is typed with a sign. Nothing was changed.").format(
            detail=error.detail
        ),
        "nothing-to-split": tr("Put the cursor between two words to split the note there. Nothing was changed."),
        "note-time": tr("“{detail}” is not a time. Write 12:41, or +5 and -10 for seconds later and earlier.").format(
            detail=error.detail
        ),
        "tag-name": tr("A tag needs a name."),
        "tag-taken": tr("There is a tag “{detail}” already.").format(detail=error.detail),
        "tag-key": tr("{detail} is no key of a tag. Take a digit from 1 to {most}; nothing was changed.").format(
            detail=error.detail, most=TAG_KEYS
        ),
        "no-pages": tr("Choose at least one page. Nothing was written."),
        "one-page": tr("Several pages go into one PDF, as a bundle. Nothing was written."),
        "no-note": tr("There is no note here yet."),
        "no-moments": tr("There is nothing on the map yet to play back."),
        "no-moment": tr("Choose a box on the map first. Nothing was changed."),
        "no-note-before": tr("There is no note before this one to join it with. Nothing was changed."),
        "reaction-offset": tr("The offset is between 0 and {most} seconds.").format(most=error.detail),
        "no-phases": tr("A pack needs at least one part. Nothing was changed."),
        "phase-untitled": tr("A part needs a title. Nothing was changed."),
        "pack-untitled": tr("A pack needs a title. Nothing was changed."),
        "prompt-too-long": tr("A prompt holds {most} characters. Nothing was changed.").format(most=error.detail),
        "pack-in-use": tr("An interview uses “{detail}”. It stays as it is.").format(detail=error.detail),
        "not-live": tr("This interview is not running."),
        "live-now": tr("An interview is running. There is time to practise when it has ended."),
        "nothing-live": tr("No interview is running. Start its clock first."),
        "no-one": tr("A seat needs a name. Type who is there."),
        "seated": tr("{name} has a seat in this interview already.").format(name=error.detail),
        "compare-few": tr("Mark 2 to 4 pages with Space, then C lays them side by side."),
        "compare-many": tr("No more than 4 pages fit side by side. Take some marks away with Space."),
        "story-empty": tr("The story begun last has no moments yet. What is told next belongs to it."),
        "story-taken": tr("This story takes part already. Nothing was changed."),
        "in-the-bin": tr("This interview is in the bin. Bring it back first; nothing was changed."),
        "not-in-composite": tr("Its story takes no part here. Add the story first; nothing was changed."),
        "two-composites": tr("Only two steps of one composite map can be merged. Nothing was changed."),
        "story-told": tr("This story has moments. Move or delete them first; nothing was changed."),
        "last-story": tr("This is the only story of the talk. It stays, even without moments."),
        "story-when": tr(
            "“{detail}” is no day. Write 16 Feb 2025, or 16 Feb – 18 Nov 2025; leave it empty to say nothing. "
            "Esc puts back what was there."
        ).format(detail=error.detail),
        "two-interviews": tr("These belong to two interviews. Nothing was changed."),
        "two-stories": tr("These boxes belong to two stories, and no link joins those. Move one box over first."),
        "linked-already": tr("A link leads that way already. Nothing was changed."),
        "leads-to": tr("“{detail}” is not the number of a moment. Write 3, or 3 wait after two days; 5.").format(
            detail=error.detail
        ),
        "leads-twice": tr("A moment leads to {detail} once. Say it once; nothing was changed.").format(
            detail=error.detail
        ),
        "no-such-opportunity": tr("No opportunity has the number {detail}. Nothing was changed.").format(
            detail=error.detail
        ),
        "self-link": tr("A box that leads to itself is a loop. Nothing was changed."),
        "picture-too-big": tr(
            "This file is larger than {most} MB. Choose a smaller picture; nothing was changed."
        ).format(most=MOST_BYTES // 1_000_000),
        "picture-too-many-pixels": tr(
            "This picture has more than {most} million pixels. Choose a smaller one; nothing was changed."
        ).format(most=MOST_PIXELS // 1_000_000),
        "picture-too-small": tr(
            "This picture is too small to show anything. Choose a larger one; nothing was changed."
        ),
        "picture-kind": tr("Only PNG, JPEG, WebP and GIF pictures can stand on the page. Nothing was changed."),
        "picture-broken": tr("This picture is broken or not whole. Choose another; nothing was changed."),
        "language": tr("“{detail}” is no language that is known here. Write Danish, or da.").format(
            detail=error.detail
        ),
        "no-boxes": tr("There is no moment on the map yet to hang it on. Nothing was changed."),
        "no-picture": tr("There is no picture on the clipboard. Nothing was changed."),
        "emotion": tr("A feeling is between −2 and +2. Nothing was changed."),
        "moment-kind": tr("“{detail}” is no kind of moment. Nothing was changed.").format(detail=error.detail),
        "too-many": tr("A moment names up to {most} people or tools. Nothing was changed.").format(most=error.detail),
        "not-moments": tr("What is on the clipboard holds no moments. Nothing was pasted; it is still there."),
        "too-many-moments": tr(
            "No more than {most} moments can be pasted at once. Nothing was pasted; the clipboard still has them."
        ).format(most=error.detail),
        "nothing-private": tr("Nothing in this note looks private. Nothing was changed."),
        "promise": tr("“{detail}” is neither minutes, 5 to 180, nor an end. Write 20, or until 10:30.").format(
            detail=error.detail
        ),
        "not-recording": tr("No recording is running, as far as this interview knows."),
        "changed-meanwhile": tr("This was changed elsewhere meanwhile and cannot be undone. Nothing was changed."),
        "has-left": tr("A page of this interview has been shared, so the interview stays. Nothing was changed."),
        "clock": tr("“{detail}” is not a time in the talk. Write it as 12:41.").format(detail=error.detail),
    }
    return words.get(error.rule, tr("This is not possible here. Nothing was changed."))


def _file(text: str) -> Worded:
    return lambda error: tr(text).format(path=error.path)


WORDS: tuple[tuple[type[errors.DeskError], Worded], ...] = (
    (errors.NotFound, _not_found),
    (errors.RuleBroken, _rule),
    (
        errors.UnreadableSource,
        lambda e: tr("{path} cannot be imported: {reason}. Nothing was changed.").format(path=e.path, reason=e.reason),
    ),
    (
        errors.AlreadyImported,
        lambda e: tr("“{title}” is in this desk already. Nothing was changed.").format(title=e.title),
    ),
    (errors.FolderMissing, _file("There is no folder {path}.")),
    (errors.FileMissing, _file("There is no file {path}.")),
    (errors.FileExists, _file("{path} is there already. It was left as it is; choose another name.")),
    (errors.NewerFormat, _file("{path} was made by a newer Discovery Desk. It was left as it is; update to open it.")),
    (errors.NotADesk, _file("{path} is not a desk of Discovery Desk. It was left as it is.")),
    (errors.DamagedFile, _file("{path} is damaged. It was left as it is; open a backup or a copy of it.")),
    (
        errors.FileInUse,
        _file("{path} is in use by another window of Discovery Desk. Your notes are in it; switch to that window."),
    ),
    (errors.NoPermission, _file("The system does not allow reading or writing {path}. Nothing was changed.")),
    (errors.DiskFull, _file("There is no room left on the disk of {path}. Nothing was lost; make room and try again.")),
    (
        errors.FileReplaced,
        _file("{path} was moved or replaced while it was open. Nothing was written; open the file again."),
    ),
)
