package org.imprimatur.workflow.intervention;

import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngineException;
import org.imprimatur.notification.InterventionInProgress;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.Subject;
import org.imprimatur.workflow.EngineAuthentication;
import org.imprimatur.workflow.FailureMessages;
import org.imprimatur.workflow.TurnReader;
import org.imprimatur.workflow.intervention.RunningProcesses.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * What a publisher or an administrator does about an article or a report whose process does not lead where it should: who
 * may, and what each of them has in common, as {@link StageChange} and {@link GivingUp}. It changes what the person saw,
 * all of it or nothing, in their name and with their reason. Nothing of it puts a text before readers, or an answer.
 */
@Component
public class Interventions {

    private final RunningProcesses runningProcesses;
    private final TurnReader turnReader;
    private final EngineAuthentication engineAuthentication;
    private final InterventionInProgress interventionInProgress;
    private final TransactionTemplate transaction;

    Interventions(
            RunningProcesses runningProcesses,
            TurnReader turnReader,
            EngineAuthentication engineAuthentication,
            InterventionInProgress interventionInProgress,
            TransactionTemplate transaction) {
        this.runningProcesses = runningProcesses;
        this.turnReader = turnReader;
        this.engineAuthentication = engineAuthentication;
        this.interventionInProgress = interventionInProgress;
        this.transaction = transaction;
    }

    /** To move articles to another version, put one at another stage, end one. */
    public static boolean mayIntervene(Person person) {
        return person.holds(Role.publisher()) || person.holds(Role.admin());
    }

    /**
     * Carries one out, in a transaction of its own.
     *
     * @param seen the mark of the standing the person saw
     * @throws HasMoved if it is not there any more
     * @throws DoesNotArrive if a step on the way fails
     */
    void carryOut(Person me, Subject subject, String seen, String reason, Consumer<Standing> action) {
        // What the engine says of a step that fails is told once nothing has been changed.
        try {
            transaction.executeWithoutResult(status -> change(me, subject, seen, reason, action));
        } catch (ProcessEngineException e) {
            throw new DoesNotArrive(turnReader.matter(subject).title(), FailureMessages.line(e.getMessage()));
        }
    }

    /**
     * The same for who acts on what stands there at this moment, whatever they saw.
     *
     * @throws HasMoved if nothing stands there
     * @throws DoesNotArrive if a step on the way fails
     */
    void carryOut(Person me, Subject subject, String reason, Consumer<Standing> action) {
        try {
            transaction.executeWithoutResult(status -> change(me, subject, null, reason, action));
        } catch (ProcessEngineException e) {
            throw new DoesNotArrive(turnReader.matter(subject).title(), FailureMessages.line(e.getMessage()));
        }
    }

    private void change(Person me, Subject subject, @Nullable String seen, String reason, Consumer<Standing> action) {
        runningProcesses.hold(subject);
        Standing standing = runningProcesses
                .of(subject)
                .filter(now -> seen == null || now.mark().equals(seen))
                .orElseThrow(() -> new HasMoved(turnReader.matter(subject).title()));
        interventionInProgress.during(reason, () -> engineAuthentication.as(me.id(), () -> action.accept(standing)));
    }

    /** The article or report is not where it was when the person looked. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class HasMoved extends Refusal {
        public HasMoved(String title) {
            super(title);
        }
    }

    /** A step on the way to the stage fails, so the article stays where it is. */
    @ResponseStatus(HttpStatus.CONFLICT)
    static class DoesNotArrive extends Refusal {
        DoesNotArrive(String title, String cause) {
            super(title, cause);
        }
    }
}
