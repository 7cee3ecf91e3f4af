package org.imprimatur.desk;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sessions in the database, shared by all nodes, each read once per request and written only when something in it
 * changed. By itself the session filter reads a session twice and writes it back at every click, a transaction each,
 * which would double the durable commits of a handoff.
 */
final class ThriftySessions<S extends Session> extends OncePerRequestFilter implements SessionRepository<Visit<S>> {

    private final SessionRepository<S> sessions;
    private final SessionTransactions transactions;
    private final ThreadLocal<@Nullable Slot<S>> request = new ThreadLocal<>();

    ThriftySessions(SessionRepository<S> sessions, SessionTransactions transactions) {
        this.sessions = sessions;
        this.transactions = transactions;
    }

    /** Stands before the session filter, so that what was read is forgotten with the request. */
    @Override
    protected void doFilterInternal(HttpServletRequest asked, HttpServletResponse answer, FilterChain chain)
            throws ServletException, IOException {
        request.set(new Slot<>());
        try {
            chain.doFilter(asked, answer);
        } finally {
            request.remove();
        }
    }

    @Override
    public Visit<S> createSession() {
        return Visit.begun(sessions.createSession());
    }

    @Override
    public void save(Visit<S> visit) {
        if (visit.takeChange()) {
            sessions.save(visit.session());
        }
        keep(visit);
    }

    @Override
    public @Nullable Visit<S> findById(String id) {
        Slot<S> slot = request.get();
        if (slot != null && slot.visit != null && slot.visit.getId().equals(id)) {
            return slot.visit;
        }
        S found = transactions.lookUp(() -> sessions.findById(id));
        if (found == null) {
            return null;
        }
        Visit<S> visit = Visit.of(found);
        keep(visit);
        return visit;
    }

    @Override
    public void deleteById(String id) {
        keep(null);
        sessions.deleteById(id);
    }

    private void keep(@Nullable Visit<S> visit) {
        Slot<S> slot = request.get();
        if (slot != null) {
            slot.visit = visit;
        }
    }

    /** What one request has read. */
    private static final class Slot<S extends Session> {

        private @Nullable Visit<S> visit;
    }
}
