package org.imprimatur.site;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.imprimatur.people.Credential;
import org.imprimatur.people.Credentials;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.publication.LiveText;
import org.imprimatur.publication.LiveTexts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page readers have about a writer or clinician some text of whom is live. */
@Controller
class PublicPersonController {

    private final People people;
    private final Credentials credentials;
    private final PublicProfiles publicProfiles;
    private final ArticlesByPerson articlesByPerson;
    private final Teasers teasers;
    private final Clock clock;

    PublicPersonController(
            People people,
            Credentials credentials,
            PublicProfiles publicProfiles,
            ArticlesByPerson articlesByPerson,
            Teasers teasers,
            Clock clock) {
        this.people = people;
        this.credentials = credentials;
        this.publicProfiles = publicProfiles;
        this.articlesByPerson = articlesByPerson;
        this.teasers = teasers;
        this.clock = clock;
    }

    record PersonPage(
            String name,
            ArticlePage.PublicProfile profile,
            List<Credential> credentials,
            List<ArticlePage.Teaser> written,
            List<ArticlePage.Teaser> reviewed) {}

    @GetMapping("/people/{slug}")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    String person(@PathVariable String slug, Model model) {
        Person person = people.bySlug(slug).orElseThrow(LiveTexts.NotPublished::new);
        List<LiveText> works = articlesByPerson.of(person.id());
        if (works.isEmpty()) {
            throw new LiveTexts.NotPublished();
        }
        LocalDate today = LocalDate.now(clock);
        model.addAttribute(
                "page",
                new PersonPage(
                        person.name(),
                        publicProfiles.of(person.id(), person.name()),
                        credentials.of(person.id()).stream()
                                .filter(credential -> credential.isInForceOn(today))
                                .toList(),
                        works.stream()
                                .filter(work -> person.is(work.article().writer()))
                                .map(teasers::of)
                                .toList(),
                        works.stream()
                                .filter(work -> hasSigned(person.id(), work))
                                .map(teasers::of)
                                .toList()));
        return "site/person";
    }

    private static boolean hasSigned(PersonId person, LiveText text) {
        return text.signatures().stream()
                .anyMatch(signature -> signature.signer().equals(person));
    }
}
