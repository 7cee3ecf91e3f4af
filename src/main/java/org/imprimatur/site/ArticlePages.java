package org.imprimatur.site;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.imprimatur.article.Article;
import org.imprimatur.article.typeset.TypesetText;
import org.imprimatur.article.typeset.Typesetter;
import org.imprimatur.publication.Banners;
import org.imprimatur.publication.CorrectionNotices;
import org.imprimatur.publication.CorrectionsAddress;
import org.imprimatur.publication.Editions;
import org.imprimatur.publication.LiveText;
import org.imprimatur.publication.ReReviews;
import org.imprimatur.review.SignOffs;
import org.imprimatur.standards.PublicText;
import org.imprimatur.standards.PublicTextSetter;
import org.imprimatur.standards.PublicTextVersion;
import org.imprimatur.standards.PublicTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a live article shows. */
@Component
class ArticlePages {

    /** Below this a table of contents is longer than the scrolling it saves. */
    private static final int LONG = 350;

    /** How long what was gravely wrong is told above the text, and not only below it. */
    private static final Duration NEWS = Duration.ofDays(365);

    private final Editions editions;
    private final CorrectionNotices notices;
    private final Banners banners;
    private final ReReviews reReviews;
    private final Typesetter typesetter;
    private final PublicProfiles publicProfiles;
    private final CorrectionsAddress corrections;
    private final PublicTexts publicTexts;
    private final PublicTextSetter setter;
    private final SignOffs signOffs;
    private final Teasers teasers;
    private final Clock clock;

    ArticlePages(
            Editions editions,
            CorrectionNotices notices,
            Banners banners,
            ReReviews reReviews,
            Typesetter typesetter,
            PublicProfiles publicProfiles,
            CorrectionsAddress corrections,
            PublicTexts publicTexts,
            PublicTextSetter setter,
            SignOffs signOffs,
            Teasers teasers,
            Clock clock) {
        this.editions = editions;
        this.notices = notices;
        this.banners = banners;
        this.reReviews = reReviews;
        this.typesetter = typesetter;
        this.publicProfiles = publicProfiles;
        this.corrections = corrections;
        this.publicTexts = publicTexts;
        this.setter = setter;
        this.signOffs = signOffs;
        this.teasers = teasers;
        this.clock = clock;
    }

    ArticlePage of(LiveText text) {
        Article article = text.article();
        TypesetText typeset = typesetter.forReaders(text.text());
        Article.Live live = text.live();
        List<NoticeView> told = notices.of(article.id()).stream()
                .map(notice -> NoticeView.of(notice, article.slug()))
                .toList();
        return new ArticlePage(
                article.number(),
                article.slug(),
                article.topic(),
                text.text().title(),
                text.text().standfirst(),
                live.sha256(),
                typeset,
                typeset.contents().size() >= 3 && typeset.words() >= LONG,
                text.reviews().stream().map(publicProfiles::reviewer).toList(),
                publicProfiles.author(article.writer()),
                live.firstPublished(),
                isSameDay(live.firstPublished(), live.updated()) ? null : live.updated(),
                text.lastReviewed(),
                reReviews.isToldToReaders(article),
                SignatureNote.of(text.questioned(), text.signatures()).stream()
                        .filter(SignatureNote::isDecided)
                        .toList(),
                banners.on(article.id()).orElse(null),
                told.stream().filter(this::isNews).toList(),
                told,
                editions.of(article.id()),
                corrections.written(article, text.text().title()),
                setter.set(publicTexts.inForce(PublicText.PROMOTION)),
                setter.set(publicTexts.inForce(PublicText.DISCLAIMER)),
                signedUnder(text),
                teasers.beside(article));
    }

    private @Nullable PublicTextVersion signedUnder(LiveText text) {
        return signOffs.signedUnder(text.signatures().get(text.signatures().size() - 1), PublicText.STANDARDS)
                .orElse(null);
    }

    /** Whoever read the old text may still act upon it. */
    private boolean isNews(NoticeView notice) {
        return notice.severity().isWeighty()
                && notice.at().isAfter(clock.instant().minus(NEWS));
    }

    /** Where the newsroom is. */
    private boolean isSameDay(Instant one, Instant other) {
        return LocalDate.ofInstant(one, clock.getZone()).equals(LocalDate.ofInstant(other, clock.getZone()));
    }
}
