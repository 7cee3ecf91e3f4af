package org.imprimatur.worklist;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;

/** A turn in the making, of a check that whoever holds one of its roles may take, due in five days. */
public final class ATurn {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);

    final String taskId = UUID.randomUUID().toString();
    private Subject subject =
            new Subject(Subject.Kind.ARTICLE, UUID.randomUUID().toString());
    private int number = 1;
    private String title = "A title";
    private String topic = "sleep";
    private String formKey = "approve";
    private @Nullable PersonId assignee;
    private Set<Role> candidates;
    private @Nullable PersonId from;
    private String note = "";
    private @Nullable Instant due = NOW.plus(Duration.ofDays(5));

    private ATurn(Set<Role> candidates) {
        this.candidates = candidates;
    }

    public static ATurn of(Role... candidates) {
        return new ATurn(Set.of(candidates));
    }

    public ATurn about(Subject subject) {
        this.subject = subject;
        return this;
    }

    public ATurn titled(int number, String title) {
        this.number = number;
        this.title = title;
        return this;
    }

    public ATurn topic(String topic) {
        this.topic = topic;
        return this;
    }

    public ATurn servedBy(StepForm form) {
        this.formKey = form.key();
        return this;
    }

    public ATurn heldBy(@Nullable Person person) {
        this.assignee = person == null ? null : person.id();
        return this;
    }

    public ATurn candidates(Set<Role> candidates) {
        this.candidates = candidates;
        return this;
    }

    public ATurn from(Person person) {
        this.from = person.id();
        return this;
    }

    public ATurn note(String note) {
        this.note = note;
        return this;
    }

    public ATurn due(@Nullable Instant due) {
        this.due = due;
        return this;
    }

    public Turn built() {
        Turn.Stage stage = new Turn.Stage("Check", formKey, "", true, candidates);
        Turn.Assignment assignment = Turn.Assignment.byProcess(assignee);
        return new Turn(taskId, subject, number, title, topic, stage, assignment, from, note, NOW, due);
    }
}
