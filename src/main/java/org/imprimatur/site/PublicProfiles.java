package org.imprimatur.site;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.TextFormat;
import org.imprimatur.article.typeset.Typesetter;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Profile;
import org.imprimatur.platform.VisibleText;
import org.imprimatur.review.SignOff;
import org.springframework.stereotype.Component;

/** The public profiles of people, as readers see them. */
@Component
class PublicProfiles {

    private final People people;
    private final Typesetter typesetter;

    PublicProfiles(People people, Typesetter typesetter) {
        this.people = people;
        this.typesetter = typesetter;
    }

    ArticlePage.Author author(PersonId writer) {
        return people.find(writer)
                .map(person -> new ArticlePage.Author(person.name(), href(person)))
                .orElse(new ArticlePage.Author("", null));
    }

    /** Named as they signed, not as they are called today. */
    ArticlePage.Reviewer reviewer(SignOff signature) {
        Optional<Person> person = people.find(signature.signer());
        return new ArticlePage.Reviewer(
                signature.signerName(),
                signature.credentialType(),
                person.map(PublicProfiles::href).orElse(null),
                signature.signedAt(),
                of(signature.signer(), signature.signerName()));
    }

    ArticlePage.PublicProfile of(PersonId person, String name) {
        Profile profile = people.find(person)
                .map(known -> people.profile(known.id()))
                .orElse(new Profile("", List.of(), List.of(), null, null));
        String biography = VisibleText.isBlank(profile.biography())
                ? ""
                : typesetter
                        .forReaders(new RevisionText("", "", profile.biography(), "[]", TextFormat.IMPRIMATUR_1))
                        .body();
        return new ArticlePage.PublicProfile(
                initials(name),
                biography,
                profile.affiliations(),
                profile.portrait() == null ? null : "/portraits/" + profile.portrait());
    }

    private static String href(Person person) {
        return "/people/" + person.slug();
    }

    private static String initials(String name) {
        return Arrays.stream(name.strip().split("\\s+"))
                .filter(word -> !word.isEmpty() && Character.isLetter(word.codePointAt(0)))
                .limit(2)
                .map(word -> Character.toString(Character.toUpperCase(word.codePointAt(0))))
                .collect(Collectors.joining());
    }
}
