"""The bundled fonts: their names, what they cover, and how a face is chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont

from discovery_desk.export.pdf.faces import Face, Families, bundled_families
from discovery_desk.host.assets import asset, font_files

FACES = [face for family in bundled_families() for face in family.faces]


@pytest.fixture(scope="module")
def families() -> Families:
    return bundled_families()


@pytest.mark.parametrize("path", font_files(), ids=lambda path: path.name)
def test_no_font_goes_by_a_public_name(path: Path) -> None:
    with TTFont(path) as font:
        names = {name_id: font["name"].getDebugName(name_id) for name_id in (1, 3, 4, 6, 16)}
        assert "glyf" in font
    assert all(name.startswith("DD") for name in names.values()), names


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.path.name)
def test_the_index_agrees_with_the_file(families: Families, face: Face) -> None:
    (family,) = [family for family in families if face in family.faces]
    others = [set(hb.Face(hb.Blob.from_file_path(str(one.path))).unicodes) for one in family.faces]
    covered = {code for span in family.ranges.split(",") for code in spread(span)}
    assert covered == set.intersection(*others)
    with TTFont(face.path) as font:
        assert font["OS/2"].usWeightClass == face.weight


def spread(span: str) -> range:
    first, _, last = span.partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)


def test_the_interface_can_set_a_clock_and_the_names_of_many() -> None:
    with TTFont(asset("fonts", "interface-400.ttf")) as font:
        features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
        characters = set(font.getBestCmap())
    assert {"tnum", "ccmp"} <= features
    assert set(map(ord, "ỌbịọraNguyễnŁukaszДмитрийΩμέγα…→“”")) <= characters


def test_fonts_stay_small_and_bring_their_licences() -> None:
    assert sum(path.stat().st_size for path in font_files()) < 9_000_000
    assert asset("fonts", "symbols-400.ttf").stat().st_size < 400_000
    licences = [path.read_text(encoding="utf-8") for path in asset("fonts").glob("LICENSE-*.txt")]
    assert len(licences) == 11
    assert all("SIL Open Font License" in text or "Apache License" in text for text in licences)


@pytest.mark.parametrize(
    ("clusters", "names"),
    [
        (["❤\ufe0f"], ["DD Emoji"]),
        (["❤"], ["DD Interface"]),
        (["1\ufe0f\u20e3"], ["DD Emoji"]),
        (["🎧", " ", "1"], ["DD Emoji", "DD Interface"]),
        (["م", "،", " ", "a"], ["DD Arabic", "DD Interface"]),
        (["a", " ", "«", "م", "»", "."], ["DD Interface", "DD Arabic"]),
        (["ĩ\u0330", "a"], ["DD Latin", "DD Interface"]),
        (["ဗ"], ["DD Interface"]),
    ],
)
def test_a_face_is_chosen_for_what_a_reader_sees_as_one(
    families: Families, clusters: list[str], names: list[str]
) -> None:
    assert [stretch.family.name for stretch in families.cut(clusters)] == names
