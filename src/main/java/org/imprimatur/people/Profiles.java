package org.imprimatur.people;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.imprimatur.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The profiles of people: what they tell readers about themselves, written by themselves or by an administrator for
 * them.
 */
@Service
public class Profiles {

    private final JdbcClient jdbc;
    private final People people;
    private final Credentials credentials;
    private final ApplicationEventPublisher events;

    Profiles(JdbcClient jdbc, People people, Credentials credentials, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.people = people;
        this.credentials = credentials;
        this.events = events;
    }

    /**
     * @throws PersonRecord.StalePerson if the record was changed since {@code version}
     * @throws Person.NameIsVouchedFor if it is their own name, and somebody verified their credential with it
     */
    @Transactional
    public void edit(
            Person by,
            PersonId whom,
            int version,
            String name,
            String biography,
            List<String> affiliations,
            List<String> specialties) {
        PersonRecord before = people.holdRecord(whom);
        Person after = before.person().renamed(by, name.strip(), credentials.of(whom));
        before.mustBeVersion(version);
        jdbc.sql("""
                        update person set name = ?, biography = ?, affiliations = ?, specialties = ?, version = version + 1
                        where id = ?
                        """)
                .params(
                        after.name(),
                        biography.strip(),
                        String.join("\n", affiliations),
                        String.join("\n", specialties),
                        whom.value())
                .update();
        if (!before.person().name().equals(after.name())) {
            events.publishEvent(new PersonEvent.Edited(
                    by.id(),
                    whom,
                    Map.of("name", after.name(), "was-name", before.person().name())));
        }
        if (!before.profile().biography().equals(biography.strip())
                || !before.profile().affiliations().equals(affiliations)) {
            events.publishEvent(new PersonEvent.ProfileChanged(by.id(), whom, Map.of("part", "biography")));
        }
        if (!before.profile().specialties().equals(specialties)) {
            events.publishEvent(new PersonEvent.ProfileChanged(by.id(), whom, Map.of("part", "specialties")));
        }
    }

    /** @throws NotAPortrait with the reason, and with what was there before still there */
    @Transactional
    public void portray(Person by, PersonId whom, byte[] upload) {
        Portrait portrait = PortraitRenderer.draw(upload);
        Profile before = people.profile(whom);
        if (people.portrait(portrait.sha256()).isEmpty()) {
            jdbc.sql("insert into portrait (sha256, media_type, bytes) values (?, ?, ?)")
                    .params(portrait.sha256(), portrait.mediaType(), portrait.bytes())
                    .update();
        }
        hang(by, whom, before.portrait(), portrait.sha256());
    }

    @Transactional
    public void removePortrait(Person by, PersonId whom) {
        Profile before = people.profile(whom);
        if (before.portrait() != null) {
            hang(by, whom, before.portrait(), null);
        }
    }

    private void hang(Person by, PersonId whom, @Nullable String before, @Nullable String after) {
        jdbc.sql("update person set portrait = ? where id = ?")
                .params(after, whom.value())
                .update();
        if (before != null && !before.equals(after)) {
            jdbc.sql("""
                            delete from portrait
                            where sha256 = ? and not exists (select 1 from person where portrait = ?)
                            """).params(before, before).update();
        }
        events.publishEvent(new PersonEvent.ProfileChanged(
                by.id(),
                whom,
                after == null ? Map.of("part", "portrait") : Map.of("part", "portrait", "sha256", after)));
    }

    /** The file cannot become a portrait, with the reason. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class NotAPortrait extends Refusal {

        enum Why {
            EMPTY,
            TOO_HEAVY,
            NOT_A_PICTURE,
            TOO_MANY_PIXELS,
            TOO_SMALL
        }

        private final Why why;

        NotAPortrait(Why why) {
            this.why = why;
        }

        @Override
        public String key() {
            return super.key() + "." + why.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
