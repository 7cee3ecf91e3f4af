package org.imprimatur.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/**
 * A session as one request sees it; knows whether there is anything to write back. That somebody was here counts as a
 * change once a minute, which is exact enough for sessions that last hours.
 */
final class Visit<S extends Session> implements Session {

    private static final Duration EXACT_TO = Duration.ofMinutes(1);

    private final S session;
    private boolean changed;

    private Visit(S session, boolean changed) {
        this.session = session;
        this.changed = changed;
    }

    static <S extends Session> Visit<S> of(S session) {
        return new Visit<>(session, false);
    }

    static <S extends Session> Visit<S> begun(S session) {
        return new Visit<>(session, true);
    }

    S session() {
        return session;
    }

    /** Whether anything changed since it was last asked. */
    boolean takeChange() {
        boolean was = changed;
        changed = false;
        return was;
    }

    @Override
    public String getId() {
        return session.getId();
    }

    @Override
    public String changeSessionId() {
        changed = true;
        return session.changeSessionId();
    }

    @Override
    public <T> @Nullable T getAttribute(String name) {
        return session.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return session.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        changed = true;
        session.setAttribute(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        changed = true;
        session.removeAttribute(name);
    }

    @Override
    public Instant getCreationTime() {
        return session.getCreationTime();
    }

    @Override
    public void setLastAccessedTime(Instant now) {
        if (changed || now.isAfter(session.getLastAccessedTime().plus(EXACT_TO))) {
            changed = true;
            session.setLastAccessedTime(now);
        }
    }

    @Override
    public Instant getLastAccessedTime() {
        return session.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        changed = true;
        session.setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return session.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
        return session.isExpired();
    }
}
