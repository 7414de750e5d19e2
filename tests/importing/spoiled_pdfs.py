"""PDFs with a page in them, spoiled at random: `python -m tests.importing.spoiled_pdfs COUNT [FIRST]`.

Each is read, or refused in a sentence, within the limits of the reader; anything else is printed with its number.
"""

from __future__ import annotations

import io
import random
import sys
import tempfile
import time
from pathlib import Path

import pypdf

from discovery_desk.domain.errors import UnreadableSource
from discovery_desk.importing.json_item import parsed_json
from discovery_desk.importing.page_data import is_page_data, read_pages
from discovery_desk.importing.pdf_attachment import LONGEST_S, attached_page

WORDS = (
    *(b"/Names", b"/Kids", b"/Length", b"/Filter", b"/FlateDecode", b"/Root", b"/EF", b"/Encrypt", b"/Prev"),
    *(b"obj", b"endobj", b"stream", b"xref", b"trailer", b"startxref", b"/XRefStm", b"/ObjStm"),
    *(b"<<", b">>", b"[", b"]", b"(", b")", b"0 R", b"999999999999", b"-1"),
)


def whole(attached: bytes) -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_attachment("snapshot.json", attached)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def spoiled(pdf: bytes, number: int) -> bytes:
    """The same number spoils the same way."""
    chance, data = random.Random(number), bytearray(pdf)
    for _ in range(chance.choice((1, 2, 5, 30))):
        _spoil(data, chance)
    data[:5] = b"%PDF-"
    return bytes(data)


def _spoil(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data)) if chance.random() < 0.4 else max(0, len(data) - chance.randrange(1, 4000))
    how, word = chance.randrange(5), chance.choice(WORDS)
    if how == 0:
        data[at : at + 1] = bytes([chance.randrange(256)])
    elif how == 1:
        data[at : at + len(word)] = word
    elif how == 2:
        del data[at : at + min(chance.randrange(1, 200), len(data) // 20)]
    elif how == 3:
        data[at:at] = data[max(0, at - 300) : at]
    else:
        found = data.rfind(word, 0, at)
        if found >= 0:
            data[found : found + len(word)] = chance.choice(WORDS)


def outcome(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    try:
        item = parsed_json(path, attached_page(path))
        return f"{len(read_pages(path, item))} pages" if is_page_data(item) else "of no kind"
    except UnreadableSource as error:
        return error.reason


def main(count: int, first: int = 0) -> int:
    from discovery_desk.domain.interview import Interview, InterviewId
    from discovery_desk.domain.participant import Participant, ParticipantId
    from discovery_desk.domain.snapshot import SnapshotPage
    from discovery_desk.export import snapshot_json

    person = Participant(id=ParticipantId("p"), name="Marit")
    page = SnapshotPage(
        interview=Interview(id=InterviewId("i"), participant_id=person.id, title="t"), participant=person
    )
    pdf, slowest = whole(snapshot_json.write([page])), 0.0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(first, first + count):
            began = time.monotonic()
            outcome(Path(folder) / "spoiled.pdf", spoiled(pdf, number))
            slowest = max(slowest, time.monotonic() - began)
    print(f"{count} spoiled files read or refused, the slowest in {slowest:.2f} s")
    return int(slowest > LONGEST_S)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
