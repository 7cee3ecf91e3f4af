package org.imprimatur.people;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.imprimatur.platform.AuditAction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The sessions of people who are signed in, and how they are ended from elsewhere. */
@Service
@EnableConfigurationProperties(SessionSettings.class)
public class ActiveSessions {

    private static final String SINCE = "signed-in.since";
    private static final String BROWSER = "signed-in.browser";
    private static final String SYSTEM = "signed-in.system";
    private static final String NETWORK = "signed-in.network";

    private final ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> sessions;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration longest;

    ActiveSessions(
            ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> sessions,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock,
            SessionSettings settings) {
        this.sessions = sessions;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.longest = settings.longest();
    }

    /**
     * One place where somebody is signed in.
     *
     * @param handle  names it without giving its id away, which would let its reader in
     * @param browser empty if it did not say
     * @param here    whether it is the one that asks
     */
    public record ActiveSession(
            String handle,
            Instant since,
            Instant lastUsed,
            String browser,
            String system,
            String network,
            boolean here) {}

    /** Sign-ins of the person were ended from elsewhere. */
    public record Ended(PersonId by, PersonId whom, int sessions) implements PersonEvent {

        @Override
        public AuditAction action() {
            return PersonAction.SESSIONS_ENDED;
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("sessions", String.valueOf(sessions));
        }
    }

    /** Notes in a session that was just signed in with what its owner will know it by. */
    public void begin(HttpSession session, @Nullable String userAgent, String network) {
        session.setAttribute(SINCE, clock.instant());
        session.setAttribute(BROWSER, BrowserName.browser(userAgent));
        session.setAttribute(SYSTEM, BrowserName.system(userAgent));
        session.setAttribute(NETWORK, network);
    }

    /** Whether somebody signed in with it so long ago that it ends, however busy it is. */
    public boolean isOver(HttpSession session) {
        return isOver(
                session.getAttribute(SINCE) instanceof Instant since
                        ? since
                        : Instant.ofEpochMilli(session.getCreationTime()));
    }

    /** The one that asks first, then the most recently used. */
    public List<ActiveSession> of(PersonId person, @Nullable String here) {
        return all(person).values().stream()
                .filter(session -> !session.isExpired())
                .map(session -> active(session, session.getId().equals(here)))
                .filter(session -> !isOver(session.since()))
                .sorted(Comparator.comparing(ActiveSession::here)
                        .thenComparing(ActiveSession::lastUsed)
                        .reversed())
                .toList();
    }

    /** @return whether it was there to end */
    public boolean end(Person me, String handle) {
        return end(me, me.id(), session -> handle(session.getId()).equals(handle)) > 0;
    }

    /** @param here stays */
    public int endOthers(Person me, @Nullable String here) {
        return end(me, me.id(), session -> !session.getId().equals(here));
    }

    /** Signs the person out everywhere. */
    public int endAll(Person by, PersonId whom) {
        return end(by, whom, session -> true);
    }

    /** First they end, then it is written down: a server killed between the two has ended them. */
    private int end(Person by, PersonId whom, Predicate<Session> which) {
        List<String> ending =
                all(whom).values().stream().filter(which).map(Session::getId).toList();
        sessions.ifAvailable(repository -> ending.forEach(repository::deleteById));
        if (!ending.isEmpty()) {
            transaction.executeWithoutResult(status -> events.publishEvent(new Ended(by.id(), whom, ending.size())));
        }
        return ending.size();
    }

    private Map<String, ? extends Session> all(PersonId person) {
        FindByIndexNameSessionRepository<? extends Session> repository = sessions.getIfAvailable();
        return repository == null ? Map.of() : repository.findByPrincipalName(person.toString());
    }

    private boolean isOver(Instant since) {
        return !since.plus(longest).isAfter(clock.instant());
    }

    private static ActiveSession active(Session session, boolean here) {
        Instant since = session.getAttribute(SINCE);
        return new ActiveSession(
                handle(session.getId()),
                Objects.requireNonNullElse(since, session.getCreationTime()),
                session.getLastAccessedTime(),
                session.getAttributeOrDefault(BROWSER, ""),
                session.getAttributeOrDefault(SYSTEM, ""),
                session.getAttributeOrDefault(NETWORK, ""),
                here);
    }

    private static String handle(String id) {
        return OneTimeLinks.sha256(id);
    }
}
