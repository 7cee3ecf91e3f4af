package org.imprimatur.worklist;

import java.time.Instant;
import java.util.Set;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's move: one open piece of work, and whose it is.
 *
 * @param taskId      the process engine's id for it; stands in addresses
 * @param subject     what it is about
 * @param title       of the subject, as it was when last saved
 * @param step        what is asked, as the diagram words it: "Medical review"
 * @param formKey     of the form that serves it, a {@link StepForm}'s wherever the server knows the form
 * @param instruction the diagram's documentation for the step, may be empty
 * @param refusable   whether the diagram offers a way back from here
 * @param assignee    who has it, null while it lies with its candidate roles
 * @param candidates  roles whose holders may take it
 * @param givenBy     who named the assignee: the assignee themselves if they took it, null if the process decided
 * @param from        who finished the step before and so handed it over, null if nobody did
 * @param note        what they said when they handed it over, may be empty
 * @param due         null only where a newsroom's own diagram sets none
 * @param vacancy     why it lies in its pool though somebody had it, null if nobody was parted from it
 */
public record Turn(
        String taskId,
        Subject subject,
        int number,
        String title,
        String topic,
        String step,
        String formKey,
        String instruction,
        boolean refusable,
        @Nullable PersonId assignee,
        Set<Role> candidates,
        @Nullable PersonId givenBy,
        @Nullable PersonId from,
        String note,
        Instant since,
        @Nullable Instant due,
        @Nullable Vacancy vacancy) {

    public Turn {
        candidates = Set.copyOf(candidates);
    }

    /** A turn that nobody was parted from. */
    public Turn(
            String taskId,
            Subject subject,
            int number,
            String title,
            String topic,
            String step,
            String formKey,
            String instruction,
            boolean refusable,
            @Nullable PersonId assignee,
            Set<Role> candidates,
            @Nullable PersonId givenBy,
            @Nullable PersonId from,
            String note,
            Instant since,
            @Nullable Instant due) {
        this(
                taskId,
                subject,
                number,
                title,
                topic,
                step,
                formKey,
                instruction,
                refusable,
                assignee,
                candidates,
                givenBy,
                from,
                note,
                since,
                due,
                null);
    }

    /** The same turn, in its pool. */
    public Turn vacated(Vacancy why) {
        return new Turn(
                taskId,
                subject,
                number,
                title,
                topic,
                step,
                formKey,
                instruction,
                refusable,
                null,
                candidates,
                null,
                from,
                note,
                since,
                due,
                why);
    }

    /**
     * What kind of work it is, as message keys name it: the form's key, save that a text is {@code edit}ed by those who
     * are asked to work on what somebody else wrote. Models of letters that wait keep it as {@code page}.
     */
    public String workKey() {
        boolean others = !candidates.isEmpty() && !candidates.contains(Role.writer());
        return isServedBy(StepForm.WRITE) && others ? "edit" : formKey;
    }

    public boolean isServedBy(StepForm form) {
        return formKey.equals(form.key());
    }

    public boolean isHeldBy(PersonId person) {
        return person.equals(assignee);
    }
}
