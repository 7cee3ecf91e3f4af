package org.imprimatur.notification;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.outbox.FailureReason;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.outbox.LetterOptOuts;
import org.imprimatur.outbox.LetterPreference;
import org.imprimatur.outbox.LetterTopic;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.outbox.OutboxCommands;
import org.imprimatur.people.Absences;
import org.imprimatur.people.LeavesOfAbsence;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.AuditAction;
import org.imprimatur.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Which letters people want at once, once a day, or not at all. */
@Repository
public class LetterPreferences implements LetterOptOuts {

    private final JdbcClient jdbc;
    private final People people;
    private final Absences absences;
    private final LeavesOfAbsence leaves;
    private final Outbox outbox;
    private final AuditTrail audit;

    LetterPreferences(
            JdbcClient jdbc,
            People people,
            Absences absences,
            LeavesOfAbsence leaves,
            Outbox outbox,
            AuditTrail audit) {
        this.absences = absences;
        this.leaves = leaves;
        this.jdbc = jdbc;
        this.people = people;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** Complete: every topic has its preference. */
    public Map<LetterTopic, LetterPreference> of(PersonId person) {
        Map<LetterTopic, LetterPreference> preferences = new EnumMap<>(LetterTopic.class);
        for (LetterTopic letterTopic : LetterTopic.values()) {
            preferences.put(letterTopic, letterTopic.choices().get(0));
        }
        jdbc.sql("select concern, choice from letter_choice where person_id = ?")
                .param(person.value())
                .query(row -> {
                    preferences.put(
                            LetterTopic.valueOf(row.getString("concern")),
                            LetterPreference.valueOf(row.getString("choice")));
                });
        return preferences;
    }

    /** Who has chosen to go without letters of this topic. */
    public Set<PersonId> without(LetterTopic letterTopic) {
        return new HashSet<>(jdbc.sql("select person_id from letter_choice where concern = ? and choice = 'OFF'")
                .param(letterTopic.name())
                .query((row, n) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list());
    }

    /** Whose daily letter pauses, because they are away. Were it every administrator's, nobody would keep the seals. */
    Set<PersonId> paused() {
        Set<PersonId> paused = new HashSet<>(absences.away());
        List<Person> administrators = people.holding(Role.admin());
        if (absences.here(administrators).isEmpty()) {
            administrators.forEach(administrator -> paused.remove(administrator.id()));
        }
        return paused;
    }

    /** Who was away, is back, and gets one daily letter for that, whatever they chose. */
    Set<PersonId> back() {
        Set<PersonId> back = new HashSet<>(leaves.unwelcomed());
        back.removeAll(absences.away());
        return back;
    }

    /**
     * Whoever is back is told so with this letter.
     *
     * @return whether they had not been before
     */
    boolean welcome(PersonId person) {
        return leaves.welcome(person);
    }

    /** @throws DailyLetterNeeded if handoffs are to wait for a daily letter that is off */
    @Transactional
    public void choose(PersonId person, Map<LetterTopic, LetterPreference> wanted) {
        people.hold(person);
        Map<LetterTopic, LetterPreference> after = of(person);
        wanted.forEach((letterTopic, letterPreference) -> {
            if (letterTopic.choices().contains(letterPreference)) {
                after.put(letterTopic, letterPreference);
            }
        });
        if (after.get(LetterTopic.DAILY) == LetterPreference.OFF && after.containsValue(LetterPreference.DIGEST)) {
            throw new DailyLetterNeeded();
        }
        write(person, person, LetterPreferenceAction.CHOSEN, after);
    }

    /**
     * Ends letters of one topic for the holder of the token. What was to come with the daily letter comes at once again.
     *
     * @return what was ended
     * @throws OutboxCommands.NoSuchLetter if no letter of ours carried the token
     */
    @Transactional
    public LetterTopic stop(String token) {
        Outbox.Unsubscribing stopping = outbox.unsubscribing(token).orElseThrow(OutboxCommands.NoSuchLetter::new);
        people.hold(stopping.person());
        Map<LetterTopic, LetterPreference> after = of(stopping.person());
        after.put(stopping.topic(), LetterPreference.OFF);
        if (stopping.topic() == LetterTopic.DAILY) {
            after.replaceAll((letterTopic, letterPreference) ->
                    letterPreference == LetterPreference.DIGEST ? LetterPreference.NOW : letterPreference);
        }
        write(stopping.person(), null, LetterPreferenceAction.STOPPED, after);
        return stopping.topic();
    }

    /** Of what topic letters would end by {@link #stop}; nothing if no letter of ours carried the token. */
    public Optional<LetterTopic> stopping(String token) {
        return outbox.unsubscribing(token).map(Outbox.Unsubscribing::topic);
    }

    @Override
    @Nullable
    public FailureReason unwanted(@Nullable PersonId person, String kind) {
        Optional<LetterTopic> letterTopic = LetterKind.topicOf(kind);
        if (person == null || letterTopic.isEmpty()) {
            return null;
        }
        LetterPreference letterPreference = of(person).get(letterTopic.get());
        if (letterPreference == LetterPreference.OFF) {
            return FailureReason.UNWANTED;
        }
        return letterPreference == LetterPreference.DIGEST ? FailureReason.COLLECTED : null;
    }

    private void write(
            PersonId person, @Nullable PersonId by, AuditAction action, Map<LetterTopic, LetterPreference> after) {
        Map<LetterTopic, LetterPreference> before = of(person);
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
        after.forEach((letterTopic, letterPreference) -> jdbc.sql(
                        "insert into letter_choice (person_id, concern, choice) values (?, ?, ?)")
                .params(person.value(), letterTopic.name(), letterPreference.name())
                .update());
        audit.record(person.subject(), by, action, person.toString(), changes);
    }

    /** Handoffs cannot wait for a daily letter that never comes. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static final class DailyLetterNeeded extends Refusal {

        DailyLetterNeeded() {}
    }
}
