"""The page of a snapshot once more, beside a page of plain lines."""

from __future__ import annotations

from pathlib import Path

from measure import medians, row
from reportlab.pdfgen.canvas import Canvas

from discovery_desk.services import exporting, importing
from discovery_desk.services.desk import desk_in_memory


def measure(_folder: Path) -> None:
    desk = desk_in_memory()
    interview = importing.import_file(desk, importing.demo_files()[2])
    exporting.snapshot_pdf(desk, interview.id)

    def bare() -> None:
        canvas = Canvas("page.pdf", pageCompression=1)
        for line in range(60):
            canvas.drawString(40, 800 - 12 * line, "words of a page, as many as there are on one of ours")
        canvas.getpdfdata()

    row("the page again, warm", *medians((lambda: exporting.snapshot_pdf(desk, interview.id), bare), 20), 3.0)
