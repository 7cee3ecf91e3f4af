package org.imprimatur.site;

import java.time.Instant;
import java.util.List;
import org.imprimatur.article.TextDiff;
import org.imprimatur.publication.CorrectionNotice;
import org.imprimatur.publication.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A correction notice as readers see it.
 *
 * @param before the old passages, with what was taken out told apart
 * @param after  the new ones, with what was put in told apart
 * @param href   where it stands in the article's history, null if readers have no such page
 */
record NoticeView(
        int number,
        Severity severity,
        String summary,
        List<TextDiff.Piece> before,
        List<TextDiff.Piece> after,
        Instant at,
        int edition,
        String title,
        @Nullable String href) {

    NoticeView {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    static NoticeView of(CorrectionNotice notice, @Nullable String slug) {
        List<TextDiff.Piece> pieces = TextDiff.of(notice.before(), notice.after());
        return new NoticeView(
                notice.number(),
                notice.severity(),
                notice.summary(),
                pieces.stream().filter(piece -> !piece.added()).toList(),
                pieces.stream().filter(piece -> !piece.removed()).toList(),
                notice.publishedAt(),
                notice.edition(),
                notice.title(),
                slug == null ? null : "/articles/" + slug + "/history#correction-" + notice.number());
    }

    public boolean hasPassages() {
        return !before.isEmpty() || !after.isEmpty();
    }
}
