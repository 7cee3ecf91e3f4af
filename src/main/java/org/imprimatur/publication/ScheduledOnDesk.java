package org.imprimatur.publication;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.worklist.Upcoming;
import org.imprimatur.worklist.UpcomingProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What publishers see at the desk of the texts that wait for their time. */
@Component
class ScheduledOnDesk implements UpcomingProvider {

    private final ScheduledPublications schedule;
    private final Articles articles;
    private final People people;

    ScheduledOnDesk(ScheduledPublications schedule, Articles articles, People people) {
        this.schedule = schedule;
        this.articles = articles;
        this.people = people;
    }

    @Override
    public List<Upcoming> upcoming(int most) {
        List<PublishingCommands.Scheduled> next = schedule.next(most);
        Map<PersonId, Person> orderers =
                people.named(next.stream().map(PublishingCommands.Scheduled::by).collect(Collectors.toSet()));
        return next.stream()
                .map(scheduled -> upcoming(scheduled, orderers.get(scheduled.by())))
                .toList();
    }

    private Upcoming upcoming(PublishingCommands.Scheduled scheduled, @Nullable Person orderer) {
        Article article = articles.require(scheduled.article());
        return new Upcoming(
                article.title(),
                article.topic(),
                orderer == null ? "" : orderer.name(),
                scheduled.at(),
                "/desk/articles/" + article.id());
    }
}
