package org.imprimatur.web;

import java.util.Map;
import java.util.Optional;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.ManyFailedSignIns;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.AuditAction;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records in the audit who signed in and out, what was tried in vain, and who had to wait. What somebody typed is never
 * written down. Tries can be endless and the audit cannot be shortened, so of tries of one kind the first, second,
 * fourth, eighth and so on are written, each with the number so far; tries at addresses nobody here has are one kind
 * all together.
 */
@Component
class SignInAudit {

    /** The chain for whatever concerns nobody in particular. */
    private static final Subject NOBODYS = Subject.of("sign-ins");

    private static final int MANY = 10;

    private final AuditTrail audit;
    private final People people;
    private final SignInThrottle throttle;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    SignInAudit(
            AuditTrail audit,
            People people,
            SignInThrottle throttle,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.audit = audit;
        this.people = people;
        this.throttle = throttle;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    void signedIn(PersonId who, boolean knownBrowser) {
        note(who, who, SignInAction.SIGNED_IN, Map.of("browser", knownBrowser ? "known" : "new"));
    }

    void signedOut(PersonId who) {
        note(who, who, SignInAction.SIGNED_OUT, Map.of());
    }

    void failed(String typed) {
        Optional<Person> person = whom(typed);
        PersonId whom = person.map(Person::id).orElse(null);
        int tries = throttle.tally("failed:" + of(whom));
        if (isWorthALine(tries)) {
            note(whom, null, SignInAction.FAILED, Map.of("tries", String.valueOf(tries)));
        }
        if (whom != null && tries % MANY == 0) {
            transaction.executeWithoutResult(status -> events.publishEvent(new ManyFailedSignIns(whom, tries)));
        }
    }

    void slowedDown(String typed) {
        PersonId whom = whom(typed).map(Person::id).orElse(null);
        int times = throttle.tally("slowed:" + of(whom));
        if (isWorthALine(times)) {
            note(whom, null, SignInAction.SLOWED_DOWN, Map.of("tries", String.valueOf(times)));
        }
    }

    private Optional<Person> whom(String typed) {
        return people.byEmail(typed).filter(Person::active);
    }

    private void note(@Nullable PersonId whom, @Nullable PersonId by, AuditAction action, Map<String, String> facts) {
        transaction.executeWithoutResult(
                status -> audit.record(whom == null ? NOBODYS : whom.subject(), by, action, of(whom), facts));
    }

    private static String of(@Nullable PersonId whom) {
        return whom == null ? "nobody" : whom.toString();
    }

    private static boolean isWorthALine(int tries) {
        return Integer.bitCount(tries) == 1;
    }
}
