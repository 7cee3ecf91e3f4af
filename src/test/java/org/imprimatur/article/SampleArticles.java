package org.imprimatur.article;

import java.time.Instant;
import java.time.LocalDate;
import org.imprimatur.Newsroom;
import org.imprimatur.people.PersonId;

/** Articles no database knows, brought to where they stand by their own verbs. */
public final class SampleArticles {

    /** When {@link #aLiveArticle} was published. */
    public static final Instant PUBLISHED = Instant.parse("2026-03-02T09:00:00Z");

    /** The day it had been signed. */
    public static final LocalDate REVIEWED = LocalDate.of(2026, 3, 1);

    private SampleArticles() {}

    public static Article aDraft() {
        return new Article(
                ArticleId.random(),
                42,
                "adult-sleep",
                "How much sleep do adults need?",
                "sleep",
                Risk.ORDINARY,
                PersonId.random(),
                1,
                PUBLISHED.minusSeconds(3_600),
                null,
                "k7m2q9x4wd5p",
                null);
    }

    public static Article aLiveArticle() {
        Article draft = aDraft();
        return draft.goLive(firstRevisionOf(draft), REVIEWED, REVIEWED.plusYears(1), PUBLISHED);
    }

    public static Revision firstRevisionOf(Article article) {
        RevisionText text = Newsroom.aText();
        return new Revision(article.id(), 1, text, text.sha256(), article.writer(), article.begunAt());
    }

    /** One that says something else. */
    public static Revision secondRevisionOf(Article article) {
        RevisionText text = Newsroom.aText();
        RevisionText other = new RevisionText(text.title(), text.standfirst(), "Eight hours.", text.sources());
        return firstRevisionOf(article).revise(1, other, article.writer(), PUBLISHED.plusSeconds(60));
    }
}
