package org.imprimatur.notification;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.outbox.Choice;
import org.imprimatur.outbox.Concern;
import org.imprimatur.outbox.LetterOptOuts;
import org.imprimatur.outbox.MailDeeds;
import org.imprimatur.outbox.Trouble;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Which letters people want at once, once a day, or not at all. */
@Repository
public class LetterChoices implements LetterOptOuts {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    LetterChoices(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Whose letter a token stops, and of what concern. */
    public record Stopping(PersonId person, Concern concern) {}

    /** Complete: every concern has its choice. */
    public Map<Concern, Choice> of(PersonId person) {
        Map<Concern, Choice> choices = new EnumMap<>(Concern.class);
        for (Concern concern : Concern.values()) {
            choices.put(concern, concern.choices().get(0));
        }
        jdbc.sql("select concern, choice from letter_choice where person_id = ?")
                .param(person.value())
                .query(row -> {
                    choices.put(Concern.valueOf(row.getString("concern")), Choice.valueOf(row.getString("choice")));
                });
        return choices;
    }

    /** Who has chosen to go without letters of this concern. */
    public Set<PersonId> without(Concern concern) {
        return new HashSet<>(jdbc.sql("select person_id from letter_choice where concern = ? and choice = 'OFF'")
                .param(concern.name())
                .query((row, n) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list());
    }

    /** @throws DailyLetterNeeded if handoffs are to wait for a daily letter that is off */
    @Transactional
    public void choose(PersonId person, Map<Concern, Choice> wanted) {
        lock(person);
        Map<Concern, Choice> after = of(person);
        wanted.forEach((concern, choice) -> {
            if (concern.choices().contains(choice)) {
                after.put(concern, choice);
            }
        });
        if (after.get(Concern.DAILY) == Choice.OFF && after.containsValue(Choice.DIGEST)) {
            throw new DailyLetterNeeded();
        }
        write(person, person, "letters.chosen", after);
    }

    /**
     * Ends letters of one concern for the holder of the token. What was to come with the daily letter comes at once again.
     *
     * @return what was ended
     * @throws MailDeeds.NoSuchLetter if no letter of ours carried the token
     */
    @Transactional
    public Concern stop(String token) {
        Stopping stopping = stopping(token).orElseThrow(MailDeeds.NoSuchLetter::new);
        lock(stopping.person());
        Map<Concern, Choice> after = of(stopping.person());
        after.put(stopping.concern(), Choice.OFF);
        if (stopping.concern() == Concern.DAILY) {
            after.replaceAll((concern, choice) -> choice == Choice.DIGEST ? Choice.NOW : choice);
        }
        write(stopping.person(), null, "letters.stopped", after);
        return stopping.concern();
    }

    public Optional<Stopping> stopping(String token) {
        return jdbc.sql("select person_id, kind from outbox_mail where unsubscribe_token = ?")
                .param(token.replace("\0", ""))
                .query((row, n) -> new Stopping(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        Concern.of(row.getString("kind")).orElseThrow()))
                .optional();
    }

    @Override
    @Nullable
    public Trouble unwanted(@Nullable PersonId person, String kind) {
        Optional<Concern> concern = Concern.of(kind);
        if (person == null || concern.isEmpty()) {
            return null;
        }
        Choice choice = of(person).get(concern.get());
        if (choice == Choice.OFF) {
            return Trouble.UNWANTED;
        }
        return choice == Choice.DIGEST ? Trouble.COLLECTED : null;
    }

    private void write(PersonId person, @Nullable PersonId by, String action, Map<Concern, Choice> after) {
        Map<Concern, Choice> before = of(person);
        Map<String, String> changes = after.entrySet().stream()
                .filter(line -> before.get(line.getKey()) != line.getValue())
                .collect(Collectors.toMap(
                        line -> line.getKey().word(), line -> line.getValue().word()));
        if (changes.isEmpty()) {
            return;
        }
        jdbc.sql("delete from letter_choice where person_id = ?")
                .param(person.value())
                .update();
        after.forEach(
                (concern, choice) -> jdbc.sql("insert into letter_choice (person_id, concern, choice) values (?, ?, ?)")
                        .params(person.value(), concern.name(), choice.name())
                        .update());
        audit.record("person:" + person, by, action, person.toString(), changes);
    }

    private void lock(PersonId person) {
        jdbc.sql("select id from person where id = ? for update")
                .param(person.value())
                .query(UUID.class)
                .optional();
    }

    /** Handoffs cannot wait for a daily letter that never comes. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static final class DailyLetterNeeded extends Refusal {

        DailyLetterNeeded() {}
    }
}
