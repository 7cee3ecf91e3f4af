package org.imprimatur.review;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.TextDiff;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Messages;
import org.springframework.stereotype.Component;

/**
 * Says what a clinician is about to read: how long it takes, what was asked of the text last, and what has changed since
 * the text they compare with, counted as their page counts it.
 */
@Component
public class ReadingEffort {

    /** As an adult reads closely. */
    private static final int WORDS_A_MINUTE = 200;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d\u00a0MMMM\u00a0yyyy", Locale.ENGLISH);

    private final Articles articles;
    private final ReviewOutcomes outcomes;
    private final SigningBase signingBase;
    private final Messages messages;
    private final Clock clock;

    ReadingEffort(Articles articles, ReviewOutcomes outcomes, SigningBase signingBase, Messages messages, Clock clock) {
        this.articles = articles;
        this.outcomes = outcomes;
        this.signingBase = signingBase;
        this.messages = messages;
        this.clock = clock;
    }

    /** Of the article's latest text, for whoever is to read it. */
    public Reading of(ArticleId id) {
        Article article = articles.require(id);
        return new Reading(article, articles.latest(article), signingBase.history(article));
    }

    /** What was said the last time the text went back in this review; empty if it has not. */
    private static List<ReviewNote> lastReturn(Article article, List<ReviewNote> notes) {
        Article.Live last = article.lastLive();
        List<ReviewNote> returns = notes.stream()
                .filter(note -> note.kind() != ReviewNote.Kind.APPROVED)
                .filter(note -> last == null
                        || note.revision() > last.revision()
                        || (note.revision() == last.revision()
                                && note.writtenAt().isAfter(last.updated())))
                .toList();
        return returns.stream()
                .max(Comparator.comparing(ReviewNote::writtenAt))
                .map(newest -> returns.stream()
                        .filter(note -> note.revision() == newest.revision())
                        .toList())
                .orElse(List.of());
    }

    /** One text, for all who may read it: compared once with each text they know. */
    public final class Reading {

        private final Article article;
        private final Revision latest;
        private final SigningBase.History history;
        private final List<ReviewNote> returned;
        private final Map<Integer, Optional<RevisionDiff>> compared = new HashMap<>();

        private Reading(Article article, Revision latest, SigningBase.History history) {
            this.article = article;
            this.latest = latest;
            this.history = history;
            this.returned = lastReturn(article, history.notes());
        }

        /** "812 words, about 5 minutes to read." */
        public String size() {
            int words = words(latest.text());
            return messages.say(
                    "review.effort.size", words, Math.max(1, (words + WORDS_A_MINUTE - 1) / WORDS_A_MINUTE));
        }

        /** What is new in it to this person: "Since you first sent it back: 11 words new, 31 gone since revision 1." */
        public String changes(Person reader) {
            return signingBase
                    .base(reader, article, latest, history)
                    .flatMap(base -> since(base.why().name(), base.revision()))
                    .or(() -> returned.stream().findFirst().flatMap(note -> since("RETURNED", note.revision())))
                    .orElseGet(() -> messages.say("review.effort.first"));
        }

        /** What was asked of the text before it was changed, by whom and when. What still is asked stands elsewhere. */
        public String asked() {
            if (returned.isEmpty()) {
                return "";
            }
            List<ReviewNote> standing = outcomes.requests(article.id());
            return returned.stream()
                    .filter(note -> !standing.contains(note))
                    .map(note -> messages.say(
                                    note.kind().key("review.request"),
                                    note.authorName(),
                                    note.revision(),
                                    DAY.format(note.writtenAt().atZone(clock.getZone())))
                            + ":\n" + note.words())
                    .collect(Collectors.joining("\n\n"));
        }

        private Optional<String> since(String why, int revision) {
            return compared.computeIfAbsent(
                            revision, number -> revision(number).map(before -> RevisionDiff.between(before, latest)))
                    .map(diff -> {
                        List<String> said = new ArrayList<>();
                        said.add(messages.say("review.effort.since." + why) + " "
                                + messages.say(
                                        diff.headline(), diff.added(), diff.removed(), diff.from(), diff.marks()));
                        weighty(diff).ifPresent(said::add);
                        return String.join(" ", said);
                    });
        }

        /** A text that came back as it was is compared with itself. */
        private Optional<Revision> revision(int number) {
            return number == latest.number() ? Optional.of(latest) : articles.revision(article.id(), number);
        }

        private Optional<String> weighty(RevisionDiff diff) {
            int doses = (int) diff.weighty().stream()
                    .filter(RevisionDiff.Weighty::isOfADose)
                    .count();
            int others = diff.weighty().size() - doses;
            if (doses == 0) {
                return others == 0 ? Optional.empty() : Optional.of(messages.say("review.effort.closely", others));
            }
            return Optional.of(
                    messages.say(others == 0 ? "review.effort.doses" : "review.effort.doses-and", doses, others));
        }

        private static int words(RevisionText text) {
            return TextDiff.countWords(TextDiff.words(text.title()))
                    + TextDiff.countWords(TextDiff.words(text.standfirst()))
                    + TextDiff.countWords(TextDiff.words(text.body()));
        }
    }
}
