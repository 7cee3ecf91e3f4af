package org.imprimatur.publication.web;

import java.util.List;
import java.util.Optional;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.publication.ComingCorrection;
import org.imprimatur.publication.CorrectionNotices;
import org.imprimatur.publication.Corrections;
import org.imprimatur.publication.NoticeText;
import org.imprimatur.publication.PlannedCorrection;
import org.imprimatur.publication.web.PublishPage.PublishForm;
import org.imprimatur.review.SignOff;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Builds the form in which a publisher words a correction notice: what was planned, and what changed in the text. */
@Component
class NoticeFormPages {

    /** Of a text that was written anew the notice shows the beginning, and the publisher chooses. */
    private static final int LONGEST = 2_000;

    private final Corrections corrections;
    private final CorrectionNotices notices;
    private final Articles articles;
    private final PlainTextRenderer plainTextRenderer;
    private final People people;

    NoticeFormPages(
            Corrections corrections,
            CorrectionNotices notices,
            Articles articles,
            PlainTextRenderer plainTextRenderer,
            People people) {
        this.corrections = corrections;
        this.notices = notices;
        this.articles = articles;
        this.plainTextRenderer = plainTextRenderer;
        this.people = people;
    }

    /**
     * Null if the text is no correction.
     *
     * @param signed signatures under exactly this text
     * @param typed  what was typed and refused, or nothing yet
     */
    @Nullable
    NoticeForm lay(Article article, Revision latest, List<SignOff> signed, PublishForm typed) {
        return corrections
                .coming(article, latest, signed)
                .map(coming -> lay(coming, typed))
                .orElse(null);
    }

    private NoticeForm lay(ComingCorrection coming, PublishForm typed) {
        List<PlannedCorrection> late = coming.late();
        return new NoticeForm(
                coming.plans().stream()
                        .map(plan -> new NoticeForm.Plan(plan, name(plan), late.contains(plan)))
                        .toList(),
                coming.isTextChanged(),
                coming.doubt().isPresent(),
                typed.wording()
                        .or(() -> prepared(coming.article(), coming.revision()))
                        .orElseGet(() -> proposed(coming)),
                typed.settles() != null);
    }

    /** Worded for exactly this text before it was called back. */
    private Optional<NoticeForm.Wording> prepared(Article article, Revision latest) {
        return notices.coming(article.id())
                .filter(coming -> coming.sha256().equals(latest.sha256()))
                .map(CorrectionNotices.Coming::words)
                .map(notice ->
                        new NoticeForm.Wording(notice.severity(), notice.summary(), notice.before(), notice.after()));
    }

    private NoticeForm.Wording proposed(ComingCorrection coming) {
        ChangedSentences changedSentences =
                coming.isTextChanged() ? passages(coming.article(), coming.revision()) : new ChangedSentences("", "");
        return new NoticeForm.Wording(
                coming.plans().isEmpty() ? null : NoticeText.gravest(coming.plans()),
                NoticeText.joined(coming.plans()),
                changedSentences.before(),
                changedSentences.after());
    }

    private ChangedSentences passages(Article article, Revision latest) {
        Article.Live last = article.lastLive();
        return (last == null ? Optional.<Revision>empty() : articles.revision(article.id(), last.revision()))
                .map(before -> ChangedSentences.between(
                                plainTextRenderer.of(before.text()), plainTextRenderer.of(latest.text()))
                        .within(LONGEST))
                .orElse(new ChangedSentences("", ""));
    }

    private String name(PlannedCorrection plan) {
        return people.find(plan.by()).map(Person::name).orElse("");
    }
}
