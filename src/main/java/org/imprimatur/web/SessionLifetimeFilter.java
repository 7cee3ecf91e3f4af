package org.imprimatur.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.imprimatur.people.ActiveSessions;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session so long after its sign-in, however busy it was: whoever got hold of one has it for a day at most. What is
 * sent with the first request after it is kept like after any other end of a session.
 */
final class SessionLifetimeFilter extends OncePerRequestFilter {

    private final ActiveSessions sessions;

    SessionLifetimeFilter(ActiveSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && sessions.isOver(session)) {
            session.invalidate();
        }
        chain.doFilter(request, response);
    }
}
