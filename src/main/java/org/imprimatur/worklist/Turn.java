package org.imprimatur.worklist;

import java.time.Instant;
import java.util.Set;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Subject;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's move: one open piece of work, and whose it is.
 *
 * @param taskId     the process engine's id for it; stands in addresses
 * @param subject    what it is about
 * @param number     of the subject, as people call it: article 42
 * @param title      of the subject, as it was when last saved
 * @param topic      of the subject, under which a long list of turns can be cut down
 * @param stage      what is asked, and of whom
 * @param assignment whose it is
 * @param from       who finished the step before and so handed it over, null if nobody did
 * @param note       what they said when they handed it over, and why others put it back since; may be empty
 * @param since      when the process came to it, whoever has had it since
 * @param due        null only where a newsroom's own diagram sets none
 */
public record Turn(
        String taskId,
        Subject subject,
        int number,
        String title,
        String topic,
        Stage stage,
        Assignment assignment,
        @Nullable PersonId from,
        String note,
        Instant since,
        @Nullable Instant due) {

    private static final String REMARK = "\n\n";

    /**
     * What the diagram says of the stage a turn is at.
     *
     * @param name        what is asked, in the diagram's words: "Medical review"
     * @param formKey     of the form that serves it, a {@link StepForm}'s wherever the server knows the form
     * @param instruction the documentation of the stage, may be empty
     * @param refusable   whether there is a way back from here
     * @param candidates  roles whose holders may take it
     */
    public record Stage(String name, String formKey, String instruction, boolean refusable, Set<Role> candidates) {

        public Stage {
            candidates = Set.copyOf(candidates);
        }
    }

    /**
     * Whose a turn is, and by whom.
     *
     * @param assignee who has it, null while it lies with its candidate roles
     * @param givenBy  who named the assignee: the assignee themselves if they took it, null if the process decided
     * @param vacancy  why it lies in its pool though somebody had it, null if nobody was parted from it
     */
    public record Assignment(
            @Nullable PersonId assignee,
            @Nullable PersonId givenBy,
            @Nullable Vacancy vacancy) {

        /** As the process decides it, which names nobody where the turn is to lie in its pool. */
        public static Assignment byProcess(@Nullable PersonId assignee) {
            return new Assignment(assignee, null, null);
        }
    }

    /** What is asked, in the diagram's words. */
    public String step() {
        return stage.name();
    }

    public String formKey() {
        return stage.formKey();
    }

    /** Roles whose holders may take it. */
    public Set<Role> candidates() {
        return stage.candidates();
    }

    /** Who has it, null while it lies in its pool. */
    public @Nullable PersonId assignee() {
        return assignment.assignee();
    }

    /** Why it lies in its pool though somebody had it, null if nobody was parted from it. */
    public @Nullable Vacancy vacancy() {
        return assignment.vacancy();
    }

    /** The same turn, in its pool. */
    public Turn vacated(Vacancy why) {
        Assignment vacated = new Assignment(null, null, why);
        return new Turn(taskId, subject, number, title, topic, stage, vacated, from, note, since, due);
    }

    /** The same turn, due at another moment. */
    public Turn dueAt(@Nullable Instant other) {
        return new Turn(taskId, subject, number, title, topic, stage, assignment, from, note, since, other);
    }

    /**
     * The same turn, where what somebody says of it, putting it back, follows what was said before. Where nothing was, it
     * follows all the same, so that nobody else is taken to have said it.
     */
    Turn withRemark(Person by, String words) {
        String said = (VisibleText.isBlank(note) ? "" : note) + REMARK + by.name() + ": " + words;
        return new Turn(taskId, subject, number, title, topic, stage, assignment, from, said, since, due);
    }

    @Override
    public String note() {
        return note.strip();
    }

    /** The note as it is stored, from which its speaker can be told. */
    public String storedNote() {
        return note;
    }

    /** Who said what the note begins with; null if whoever handed it over said nothing, and others did since. */
    public @Nullable PersonId speaker() {
        return note.startsWith(REMARK) ? null : from;
    }

    /**
     * What kind of work it is, as message keys name it: the form's key, save that a text is {@code edit}ed by those who
     * are asked to work on what somebody else wrote. Models of letters that wait keep it as {@code page}.
     */
    public String workKey() {
        boolean others = !candidates().isEmpty() && !candidates().contains(Role.writer());
        return isServedBy(StepForm.WRITE) && others ? "edit" : formKey();
    }

    public boolean isServedBy(StepForm form) {
        return formKey().equals(form.key());
    }

    public boolean isHeldBy(PersonId person) {
        return person.equals(assignee());
    }
}
