"""What left the desk, in words: the forms, when, to whom, and where it lies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from discovery_desk.domain.page_privacy import Mask
from discovery_desk.domain.sharing import Share, ShareForm
from discovery_desk.ui.kit.dates import short_day
from discovery_desk.ui.kit.withheld_words import mask_words
from discovery_desk.ui.kit.words import tr


def form_words(form: ShareForm) -> str:
    words = {
        ShareForm.PDF: tr("PDF"),
        ShareForm.PNG: tr("Picture"),
        ShareForm.MARKDOWN: tr("Markdown"),
        ShareForm.HTML: tr("HTML"),
        ShareForm.BUNDLE: tr("Bundle"),
        ShareForm.INTRODUCTION: tr("Letter for the introduction"),
    }
    return words[form]


def summary(shares: Sequence[Share], today: date) -> str:
    """“Shared 2 ×: PDF to Ana, today”; empty while nothing was shared. `shares` are newest first."""
    if not shares:
        return ""
    newest = shares[0]
    line = tr("{what} to {whom}, {day}") if newest.to_whom else tr("{what}, {day}")
    what = line.format(what=form_words(newest.form), whom=newest.to_whom, day=day_words(newest.at, today))
    return tr("Shared {count} ×: {what}").format(count=len(shares), what=what)


def entry_words(share: Share, today: date) -> str:
    """Form, day and time, file or clipboard, and what was masked."""
    at = share.at.astimezone()
    where = Path(share.file).name if share.file else tr("clipboard")
    parts = [form_words(share.form), f"{day_words(share.at, today)} {at:%H:%M}", where]
    known = [Mask(one) for one in share.masked if one in set(Mask)]
    if known:
        parts.append(tr("without {what}").format(what=", ".join(mask_words(one, 0) for one in known)))
    return ", ".join(parts)


def day_words(at: datetime, today: date) -> str:
    day = at.astimezone().date()
    if day == today:
        return tr("today")
    return tr("yesterday") if day == today - timedelta(days=1) else short_day(day, today)
