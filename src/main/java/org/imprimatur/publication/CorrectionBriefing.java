package org.imprimatur.publication;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.imprimatur.article.Articles;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.Briefing;
import org.imprimatur.worklist.BriefingProvider;
import org.springframework.stereotype.Component;

/** Tells everybody who works on an article what in it is to be put right. */
@Component
class CorrectionBriefing implements BriefingProvider {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d\u00a0MMMM\u00a0yyyy", Locale.ENGLISH);

    private final Articles articles;
    private final Corrections corrections;
    private final People people;
    private final Messages messages;
    private final Clock clock;

    CorrectionBriefing(Articles articles, Corrections corrections, People people, Messages messages, Clock clock) {
        this.articles = articles;
        this.corrections = corrections;
        this.people = people;
        this.messages = messages;
        this.clock = clock;
    }

    /** In a text readers have never seen there is nothing to put right yet. */
    @Override
    public List<Briefing> about(Subject subject) {
        return articles.about(subject).filter(article -> article.lastLive() != null).stream()
                .flatMap(article -> corrections.planned(article.id()).stream())
                .map(this::briefing)
                .toList();
    }

    private Briefing briefing(PlannedCorrection plan) {
        Object[] arguments = {
            messages.say(plan.severity().key()),
            people.find(plan.by()).map(Person::name).orElse(""),
            DAY.format(plan.at().atZone(clock.getZone()))
        };
        return new Briefing(messages.say("publication.planned", arguments), plan.summary());
    }
}
