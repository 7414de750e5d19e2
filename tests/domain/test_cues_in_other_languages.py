"""The notes' own language: what is said in general, as a maybe, as an idea, and what is the story of one day.

The lists have not been read by native speakers yet; these sentences hold what must not be lost.
"""

from __future__ import annotations

import pytest

from discovery_desk.domain.cues import find_cues
from discovery_desk.importing.word_lists import load_cue_lists

# Language, what should be heard, sentence.
SENTENCES = """\
es|generality|Normalmente firmo y lo arreglo luego.
es|generality|Los martes viene el camión antes.
es|generality|Suelo llamar a la oficina.
es|generality|Cada semana falta algo.
es||El martes el camión llegó a las 04:40.
es||Nunca llegó el segundo palé.
es|hypothetical|Me gustaría saberlo antes.
es|hypothetical|Sería mejor por correo.
es|hypothetical|Si tuviera una lista, lo haría yo.
es||Si hubiera sabido eso, me quedo en casa.
es|solution_request|Deberían poner una lista en la puerta.
es|solution_request|Hace falta un botón para parar.
es||Pulsó el botón y no pasó nada.
fr|generality|D'habitude je signe et je corrige après.
fr|generality|Tous les mardis le camion vient plus tôt.
fr|generality|Chaque semaine il manque quelque chose.
fr||Mardi le camion est venu à 04h40.
fr||La palette n'est jamais arrivée.
fr||On n'a toujours pas reçu la réponse.
fr|hypothetical|J'aimerais le savoir avant.
fr|hypothetical|Ce serait mieux par courrier.
fr|hypothetical|Si j'avais une liste, je le ferais moi-même.
fr||Si j'avais su, je serais resté.
fr|solution_request,hypothetical|Il faudrait un bouton pour arrêter.
fr|solution_request|Vous devriez ajouter une liste.
fr||Elle a ajouté une liste ce soir-là.
de|generality|Meistens unterschreibe ich und korrigiere später.
de|generality|Dienstags kommt der Laster früher.
de|generality|Jede Woche fehlt etwas.
de|generality|Das machen wir immer so.
de||Am Dienstag kam der Laster um 04:40.
de||Der Laster stand immer noch da.
de||Die Palette kam nie an.
de|hypothetical|Das würde ich lieber vorher wissen.
de|hypothetical|Es wäre besser mit der Post.
de|hypothetical|Wenn es eine Liste gäbe, ginge es schneller.
de||Ohne ihn wäre es nicht besser gewesen.
de|solution_request|Da sollte es einen Knopf geben, ihr müsstet nur einen Knopf bauen.
de|solution_request|Warum kann man das nicht ausdrucken?
de||Er drückte den Knopf, nichts geschah.
pt|generality|Geralmente assino e corrijo depois.
pt|generality|Todo dia falta alguma coisa.
pt||Na terça o camião chegou às 04:40.
pt||A palete nunca chegou.
pt|hypothetical|Gostaria de saber antes.
pt|hypothetical|Seria melhor pelo correio.
pt|solution_request|Deviam pôr uma lista na porta.
pt|solution_request|Preciso de um botão para parar.
pt||Ela pôs uma lista na porta.
uk|generality|Зазвичай я підписую і потім виправляю.
uk|generality|Щотижня чогось бракує.
uk||У вівторок вантажівка приїхала о 04:40.
uk||Він ніколи не приїхав.
uk|hypothetical|Хотілося б знати раніше.
uk|hypothetical|Було б краще поштою.
uk|solution_request|Потрібна кнопка, щоб зупинити.
uk||Натиснула кнопку, нічого не сталося.
ja|generality|普段はサインして後で直します。
ja|generality|毎週何か足りないことが多いです。
ja||火曜日の4時40分にトラックが来た。
ja|hypothetical|前もって分かれば助かるんですが。
ja|solution_request|止めるボタンがほしいです。
ja|solution_request|検索できるようにしてほしい。
ja||ボタンを押したが何も起きなかった。
ar|generality|عادةً أوقّع ثم أصحح لاحقا.
ar|generality|كل يوم ينقص شيء ما.
ar||وصلت الشاحنة يوم الثلاثاء في 04:40.
ar|hypothetical|أتمنى أن أعرف قبل ذلك.
ar|hypothetical|لو كان عندي قائمة.
ar|solution_request|نحتاج زرا للإيقاف.
ar||ضغط على الزر ولم يحدث شيء.
vi|generality|Tôi thường ký rồi sửa sau.
vi|generality|Tuần nào cũng thiếu cái gì đó.
vi||Thứ ba xe tải đến lúc 04:40.
vi||Mọi thứ trông bình thường.
vi|hypothetical|Ước gì tôi biết trước.
vi|solution_request|Nên có một nút để dừng.
vi||Bấm nút mà không có gì xảy ra.
"""


@pytest.mark.parametrize("line", SENTENCES.splitlines())
def test_what_is_heard_in_the_language_of_the_notes(line: str) -> None:
    language, wanted, text = line.split("|")
    assert {cue.name for cue in find_cues(text, load_cue_lists(language))} == set(wanted.split(",")) - {""}


@pytest.mark.parametrize("language", ["es", "fr", "de", "pt", "uk", "ja", "ar", "vi"])
def test_every_language_hears_the_three_that_matter(language: str) -> None:
    assert {"generality", "hypothetical", "solution_request", "sensitive"} == set(load_cue_lists(language).cues)


def test_a_language_without_lists_stays_silent_but_for_private_data() -> None:
    lists = load_cue_lists("sw")
    assert find_cues("Kwa kawaida natia saini, usually, would like an app", lists) == ()
    assert [cue.name for cue in find_cues("Nambari yake ni +254 712 345 678", lists)] == ["sensitive"]
