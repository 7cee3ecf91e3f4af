package org.imprimatur.site;

import java.util.List;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.PublicPages;
import org.imprimatur.publication.Editions;
import org.imprimatur.publication.LiveText;
import org.imprimatur.publication.LiveTexts;
import org.springframework.stereotype.Component;

/** The live texts somebody wrote or signed, which make up the page readers have about them. */
@Component
class ArticlesByPerson implements PublicPages {

    private static final int MOST = 100;

    private final Editions editions;
    private final LiveTexts texts;

    ArticlesByPerson(Editions editions, LiveTexts texts) {
        this.editions = editions;
        this.texts = texts;
    }

    List<LiveText> of(PersonId person) {
        return texts.among(editions.by(person, MOST));
    }

    @Override
    public boolean has(Person person) {
        return !of(person.id()).isEmpty();
    }
}
