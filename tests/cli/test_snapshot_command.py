"""Pages as files, made as scripts make them."""

from __future__ import annotations

import io
import json
import struct
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdf
import pytest
from click.testing import CliRunner, Result

from discovery_desk.cli import desk_commands
from discovery_desk.domain.interview import InterviewStatus
from discovery_desk.domain.sharing import Share, ShareForm
from discovery_desk.services import interviews
from discovery_desk.services.desk import open_desk
from discovery_desk.services.importing import demo_files


def run(*words: object) -> Result:
    return CliRunner().invoke(desk_commands, [str(word) for word in words])


def made(*words: object) -> Result:
    result = run(*words)
    assert result.exit_code == 0, result.output
    return result


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Path:
    """A desk with two interviews."""
    path = tmp_path_factory.mktemp("two") / "two.desk"
    made("new", path)
    made("import", path, demo_files()[0], demo_files()[2])
    return path


def words_of(pdf: Path) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(pdf).pages]


def everything_in(pdf: Path) -> bytes:
    """Every stream unpacked, and what is no stream."""
    reader = pypdf.PdfReader(pdf)
    streams = [reader.get_object(number) for number in range(1, len(reader.xref[0]) + 1)]
    unpacked = [one.get_data() for one in streams if hasattr(one, "get_data")]
    return b"\n".join((*unpacked, repr(streams).encode(), repr(reader.metadata).encode()))


def shares(desk_file: Path) -> tuple[Share, ...]:
    desk = open_desk(desk_file)
    try:
        return desk.read.all(Share)
    finally:
        desk.close()


def test_each_format_is_what_it_says(two: Path, tmp_path: Path) -> None:
    for kind, head in (("pdf", b"%PDF-"), ("png", b"\x89PNG"), ("md", b"# "), ("html", b"<!doctype html>")):
        target = tmp_path / f"page.{kind}"
        result = made("snapshot", two, "invoice", "-o", target, "--format", kind)
        assert result.stdout == f"{target}\n"
        assert target.read_bytes().startswith(head)


def test_a_picture_has_twice_the_dots_of_a_screen(two: Path, tmp_path: Path) -> None:
    target = tmp_path / "page.png"
    made("snapshot", two, "invoice", "-o", target, "--format", "png", "--portrait", "--paper", "letter")
    assert struct.unpack(">II", target.read_bytes()[16:24]) == (8.5 * 96 * 2, 11 * 96 * 2)


def test_shape_of_the_paper(two: Path, tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    made("snapshot", two, "invoice", "-o", target, "--portrait")
    (page,) = pypdf.PdfReader(target).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)


def test_what_is_masked_is_nowhere_and_is_reported(two: Path, tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    result = made("snapshot", two, "invoice", "-o", target, "--mask", "name,quote", "--mask", "company", "--json")
    (row,) = json.loads(result.stdout)
    assert row["withheld"] == ["name", "company", "quote"]
    assert (row["form"], row["why"]) == ("pdf", [])
    assert {one["reason"] for one in row["reasons"]} == {"mask"}
    whole = everything_in(target)
    shown = "working day 5".encode("utf-16-be").hex().encode()
    assert shown in whole.lower()  # so that what is not found is not there
    for word in ("Chukwuemeka", "Obiora", "Emeka", "Harmattan", "Plus-minus"):
        assert word.encode() not in whole
        assert word.encode("utf-16-be") not in whole
        assert word.encode("utf-16-be").hex().encode() not in whole.lower()
        assert word not in "".join(words_of(target))
    assert b"discovery-desk.snapshot/1" in whole


@pytest.mark.parametrize("mask", ["nam", "name;photo", "name,everything"])
def test_a_mask_that_is_none_is_wrong_usage(mask: str, two: Path, tmp_path: Path) -> None:
    result = run("snapshot", two, "invoice", "-o", tmp_path / "page.pdf", "--mask", mask)
    assert result.exit_code == 2
    assert "name, photo, company, quote, third_persons, contact" in result.stderr
    assert not list(tmp_path.iterdir())


def test_a_page_goes_from_desk_to_desk(two: Path, tmp_path: Path) -> None:
    sent, other = tmp_path / "page.pdf", tmp_path / "other.desk"
    made("snapshot", two, "invoice", "-o", sent)
    made("new", other)
    assert "a page, imported as" in made("import", other, sent).stdout
    again = run("import", other, sent)
    assert (again.exit_code, again.stdout) == (1, "")
    assert "in this desk already" in again.stderr
    before, after = tmp_path / "before.md", tmp_path / "after.md"
    made("snapshot", two, "invoice", "-o", before, "--format", "md")
    made("snapshot", other, "invoice", "-o", after, "--format", "md")
    assert after.read_text("utf-8") == before.read_text("utf-8")


def test_a_bundle_has_a_page_each_in_the_order_named(two: Path, tmp_path: Path) -> None:
    target = tmp_path / "both.pdf"
    result = made("snapshot", two, "Friday", "invoice", "-o", target, "--bundle", "--json")
    assert [row["file"] for row in json.loads(result.stdout)] == [str(target)] * 2
    reader = pypdf.PdfReader(target)
    outline: list[Any] = reader.outline
    names = [(entry.title, reader.get_destination_page_number(entry)) for entry in outline]
    assert names == [("佐々木 美咲", 0), ("Chukwuemeka Ọbịọra", 1)]
    assert len(reader.pages) == 2


def test_a_bundle_comes_back_as_a_talk_each(two: Path, tmp_path: Path) -> None:
    target, other = tmp_path / "both.pdf", tmp_path / "other.desk"
    made("snapshot", two, "--all", "-o", target, "--bundle")
    made("new", other)
    assert "2 pages" in made("import", other, target).stdout
    assert len(json.loads(made("interviews", other, "--json").stdout)) == 2


def test_the_colleague_hears_no_opportunities(two: Path, tmp_path: Path) -> None:
    target = tmp_path / "letter.pdf"
    made("snapshot", two, "invoice", "-o", target, "--introduction")
    (text,) = words_of(target)
    assert "Thank you for introducing us to Emeka." in text
    assert "similar need" in text
    assert "stays open in my ledger" not in text
    assert b"snapshot.json" not in target.read_bytes()


def test_what_left_is_logged(two: Path, tmp_path: Path) -> None:
    before = shares(two)
    target = tmp_path / "page.pdf"
    made("snapshot", two, "invoice", "-o", target, "--mask", "photo,name", "--to", "Ana")
    (entry,) = [one for one in shares(two) if one not in before]
    assert (entry.form, entry.to_whom, entry.file) == (ShareForm.PDF, "Ana", str(target))
    assert entry.masked == ("name", "photo")


def test_a_page_that_left_is_owed_no_more_and_a_letter_is_none(tmp_path: Path) -> None:
    path = tmp_path / "ended.desk"
    made("new", path)
    with closing(open_desk(path)) as desk:
        interview_id = interviews.start_clock(desk, interviews.prepare(desk, "Ada").id).id
        interviews.end(desk, interview_id)
    for more, status in (("--introduction", InterviewStatus.ENDED), ("--portrait", InterviewStatus.SNAPSHOT_DONE)):
        made("snapshot", path, "Ada", "-o", tmp_path / f"{status}.pdf", more)
        with closing(open_desk(path)) as desk:
            assert interviews.get(desk, interview_id).status is status


def test_only_a_page_is_overwritten(two: Path, tmp_path: Path) -> None:
    for kind in ("pdf", "png", "md", "html"):
        target = tmp_path / f"own.{kind}"
        target.write_text("my own words", "utf-8")
        before = shares(two)
        result = run("snapshot", two, "invoice", "-o", target, "--format", kind)
        assert (result.exit_code, result.stdout) == (1, "")
        assert "there already" in result.stderr
        assert target.read_text("utf-8") == "my own words"
        assert shares(two) == before
        target.unlink()
        made("snapshot", two, "invoice", "-o", target, "--format", kind)
        made("snapshot", two, "invoice", "-o", target, "--format", kind)


def test_options_that_exclude_each_other_are_wrong_usage(two: Path, tmp_path: Path) -> None:
    for words in (
        ("--bundle", "--format", "png"),
        ("--introduction", "--format", "md"),
        ("--bundle", "--introduction"),
    ):
        assert run("snapshot", two, "--all", "-o", tmp_path / "x", *words).exit_code == 2


def test_the_same_page_is_the_same_bytes(two: Path) -> None:
    from discovery_desk.services import interviews, sharing

    desk = open_desk(two)
    try:
        found = interviews.find(desk, "invoice")
        for form in (ShareForm.PDF, ShareForm.PNG, ShareForm.HTML, ShareForm.MARKDOWN, ShareForm.INTRODUCTION):
            first, second = (sharing.exported(desk, [found.id], form).data for _ in range(2))
            assert first == second
    finally:
        desk.close()


def test_an_evidence_page_is_there_when_it_is_asked_for(two: Path, tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    made("snapshot", two, "invoice", "-o", target, "--evidence")
    assert pypdf.PdfReader(io.BytesIO(target.read_bytes())).attachments["snapshot.json"]


def test_the_report_says_the_form_in_the_word_that_asks_for_it(two: Path, tmp_path: Path) -> None:
    result = made("snapshot", two, "invoice", "-o", tmp_path / "page.md", "--format", "md", "--json")
    assert json.loads(result.stdout)[0]["form"] == "md"
