"""What the page and the map themselves say, days and months among it, in the language of the program."""

from __future__ import annotations

from discovery_desk.export.pdf.page_words import Words
from discovery_desk.ui.kit.recap_words import recap_words
from discovery_desk.ui.kit.words import tr


def page_words() -> Words:
    return Words(
        months=(
            tr("January"),
            tr("February"),
            tr("March"),
            tr("April"),
            tr("May"),
            tr("June"),
            tr("July"),
            tr("August"),
            tr("September"),
            tr("October"),
            tr("November"),
            tr("December"),
        ),
        day=tr("{day} {month} {year}"),
        day_of_year=tr("{day} {month}"),
        days_of_month=tr("{first}–{last} {month} {year}"),
        days=tr("{first} – {last}"),
        conjunction=tr(" and "),
        comma=tr(", "),
        interviewed=tr("Interviewed"),
        on=tr(" {day}"),
        minutes=tr("{minutes} min"),
        by=tr("by {people}"),
        along=tr(" with {people}"),
        page=tr("Interview snapshot"),
        title=tr("{name} – Interview snapshot"),
        nobody=tr("Unnamed"),
        quotation=tr("“{quote}”"),
        in_the_call=tr("{clock} in the call"),
        how_it_went=tr("How it went"),
        how_it_felt=tr("how it felt"),
        story_about=tr("Story about"),
        opportunities=tr("Opportunities"),
        insights=tr("Insights"),
        no_quote=tr("No quote chosen yet"),
        no_moments=tr("No moments yet"),
        nothing=tr("–"),
        more=tr("+{count} more"),
        more_moments=tr("+{count} more moments"),
        one_more_moment=tr("+1 more moment"),
        folded_fact=tr("Fact: {text}"),
        folded_opportunity=tr("Opportunity: {text}"),
        folded_insight=tr("Insight: {text}"),
        folded_moment=tr("Moment: {text}"),
        folded_link=tr("Link: {text}"),
        shortened=tr("Shortened: {text}"),
        picture=tr("Picture"),
        data=tr("The data of this page, for Discovery Desk"),
        bundle=tr("{count} interview snapshots"),
        picture_of=tr("Picture of {name}"),
        initials_of=tr("Initials of {name}"),
        recap=recap_words(),
    )
