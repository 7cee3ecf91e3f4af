package org.imprimatur.review;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
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
    public Optional<ReviewNote> last(List<ReviewNote> said, Article article) {
        List<ReviewNote> requests = said.stream()
                .filter(note -> note.kind() != ReviewNote.Kind.APPROVED)
                .toList();
        return returns(requests, article).stream().max(Comparator.comparing(ReviewNote::writtenAt));
    }

    /** Those of them after which the text was handed in again and is the same. */
    List<ReviewNote> returns(List<ReviewNote> said, Article article) {
        List<ReviewNote> about = about(said, article);
        Instant begun = about.isEmpty() ? null : rounds.begunAt(article.id()).orElse(null);
        return begun == null
                ? List.of()
                : about.stream()
                        .filter(note -> note.writtenAt().isBefore(begun))
                        .toList();
    }

    /** Those of them that were said of exactly the text the article has now. */
    List<ReviewNote> about(List<ReviewNote> said, Article article) {
        int latest = article.latestRevision();
        Set<Integer> same = said.stream().allMatch(note -> note.revision() == latest)
                ? Set.of(latest)
                : withTheTextOf(latest, articles.revisions(article.id()));
        return said.stream().filter(note -> same.contains(note.revision())).toList();
    }

    /** The numbers of all revisions with one and the same text. */
    private static Set<Integer> withTheTextOf(int number, List<Articles.Saved> revisions) {
        Set<String> text = revisions.stream()
                .filter(saved -> saved.number() == number)
                .map(Articles.Saved::sha256)
                .collect(Collectors.toUnmodifiableSet());
        return revisions.stream()
                .filter(saved -> text.contains(saved.sha256()))
                .map(Articles.Saved::number)
                .collect(Collectors.toUnmodifiableSet());
    }
}
