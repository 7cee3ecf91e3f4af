package org.imprimatur.article;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The level of risk of an article in words: what it is, what it rests on, and what suggests it. */
@Component("riskLines")
public class RiskLines {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d\u00a0MMMM\u00a0yyyy", Locale.ENGLISH);
    private static final int MOST_WORDS = 8;

    private final Articles articles;
    private final RiskLevels levels;
    private final People people;
    private final Messages messages;
    private final ZoneId zone;

    RiskLines(Articles articles, RiskLevels levels, People people, Messages messages, Clock clock) {
        this.articles = articles;
        this.levels = levels;
        this.people = people;
        this.messages = messages;
        this.zone = clock.getZone();
    }

    /**
     * What a page or letter says of it.
     *
     * @param level    that holds
     * @param mark     "High risk"
     * @param basis    what it rests on, a sentence
     * @param why      what suggests the level the text seems to have, one for each ground
     * @param proposed the level it seems to have, in a sentence; empty if that is the one that holds
     * @param requests who asks for another level
     */
    public record Line(
            Article article,
            Risk level,
            String mark,
            String basis,
            List<String> why,
            String proposed,
            List<String> requests) {

        /** Whether a publisher ought to look at it. */
        public boolean isOpen() {
            return !proposed.isEmpty() || !requests.isEmpty();
        }

        /** All of it as one paragraph. */
        public String text() {
            List<String> said = new ArrayList<>();
            said.add(mark + ".");
            said.add(basis);
            if (!proposed.isEmpty()) {
                said.add(proposed);
            }
            if (!why.isEmpty()) {
                said.add(String.join("; ", why) + ".");
            }
            said.addAll(requests);
            return String.join(" ", said);
        }
    }

    public Line of(ArticleId id) {
        return of(articles.require(id));
    }

    public Line of(Article article) {
        RiskLevel level = levels.of(article);
        RiskProposal proposal = levels.proposal(article);
        Risk risk = level.inForce(proposal);
        return new Line(
                article,
                risk,
                mark(risk),
                basis(level),
                why(proposal),
                level.isBelow(proposal)
                        ? messages.say(
                                "risk.suggests", messages.say(proposal.level().key("risk.level")))
                        : "",
                levels.requests(article.id()).stream()
                        .filter(request -> request.wanted() != risk)
                        .map(this::request)
                        .toList());
    }

    /** "High risk" */
    public String mark(Risk risk) {
        return messages.say(risk.key("risk.mark"));
    }

    /** What suggests a level, one for each ground: "a dose: “65 mg”". */
    List<String> why(RiskProposal proposal) {
        return proposal.reasons().stream().map(this::why).toList();
    }

    private String why(RiskProposal.Reason reason) {
        String words = reason.words().stream()
                .limit(MOST_WORDS)
                .map(word -> messages.say("risk.quoted", word))
                .collect(Collectors.joining(", "));
        int more = reason.words().size() - MOST_WORDS;
        return messages.say(
                        reason.ofTopic() ? "risk.why.topic" : "risk.why.text",
                        messages.say(reason.ground().key("risk.ground")),
                        words)
                + (more > 0 ? messages.say("risk.why.more", more) : "");
    }

    private String basis(RiskLevel level) {
        if (level.level() == null) {
            return messages.say("risk.basis.none");
        }
        return messages.say(
                level.basis().key("risk.basis") + (level.reason().isEmpty() ? "" : ".because"),
                name(level.by()),
                DAY.format(level.at().atZone(zone)),
                quotable(level.reason()));
    }

    /** Without the full stop, which the sentence around it has. */
    private static String quotable(String words) {
        return words.endsWith(".") && !words.endsWith("..") ? words.substring(0, words.length() - 1) : words;
    }

    private String request(RiskRequest request) {
        return messages.say(
                "risk.request", request.byName(), messages.say(request.wanted().key("risk.level")), request.reason());
    }

    private String name(@Nullable PersonId id) {
        return id == null ? "" : people.find(id).map(Person::name).orElse("");
    }
}
