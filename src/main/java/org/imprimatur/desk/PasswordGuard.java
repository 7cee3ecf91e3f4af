package org.imprimatur.desk;

import java.time.Duration;
import org.imprimatur.people.PasswordAnswered;
import org.imprimatur.people.PasswordAsked;
import org.imprimatur.people.PasswordChanged;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * An unlocked desk is no place to guess its owner's password: asking for it again is counted like signing in. Once it is
 * changed, whoever is signed in elsewhere with the old one is signed out.
 */
@Component
class PasswordGuard {

    private final SignInThrottle throttle;
    private final JdbcClient jdbc;

    PasswordGuard(SignInThrottle throttle, JdbcClient jdbc) {
        this.throttle = throttle;
        this.jdbc = jdbc;
    }

    @EventListener
    void on(PasswordAsked asked) {
        throttle.attemptAgain(asked.whom()).ifPresent(wait -> {
            throw new TooManyTries(wait.plus(Duration.ofSeconds(1)).toSeconds());
        });
    }

    @EventListener
    void on(PasswordAnswered answered) {
        if (answered.right()) {
            throttle.succeededAgain(answered.whom());
        }
    }

    @EventListener
    void on(PasswordChanged changed) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        String here = request == null ? "" : request.getSessionId();
        jdbc.sql("delete from spring_session where principal_name = ? and session_id <> ?")
                .params(changed.whom().toString(), here)
                .update();
    }
}
