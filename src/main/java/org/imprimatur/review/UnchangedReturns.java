package org.imprimatur.review;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.springframework.stereotype.Component;

/** Knows which texts were sent back and came back as they were. */
@Component
public class UnchangedReturns {

    private final Articles articles;
    private final Rounds rounds;

    UnchangedReturns(Articles articles, Rounds rounds) {
        this.articles = articles;
        this.rounds = rounds;
    }

    /** The last of these for which the text was sent back without a character having changed since; empty if none is. */
    public Optional<ReviewNote> last(List<ReviewNote> said, Revision latest) {
        return said.stream()
                .filter(note -> note.kind() != ReviewNote.Kind.APPROVED && isReturn(note, latest))
                .max(Comparator.comparing(ReviewNote::writtenAt));
    }

    /** Whether the text was handed in again after this was said of it, and is the same. */
    boolean isReturn(ReviewNote note, Revision latest) {
        return isAbout(note, latest)
                && rounds.begunAt(note.article())
                        .filter(begun -> note.writtenAt().isBefore(begun))
                        .isPresent();
    }

    /** Whether what was said was said of exactly this text. */
    boolean isAbout(ReviewNote note, Revision latest) {
        return articles.revision(note.article(), note.revision())
                .filter(read -> read.sha256().equals(latest.sha256()))
                .isPresent();
    }
}
