package org.imprimatur.web;

import java.time.Duration;
import org.imprimatur.people.Passwords;
import org.imprimatur.platform.Refusal;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Throttles the password that is asked for again of somebody signed in, counted like signing in: an unlocked desk is no
 * place to guess its owner's password.
 */
@Component
class PasswordCheckThrottle {

    private final SignInThrottle throttle;

    PasswordCheckThrottle(SignInThrottle throttle) {
        this.throttle = throttle;
    }

    @EventListener
    void on(Passwords.CheckAsked asked) {
        throttle.attemptAgain(asked.whom()).ifPresent(wait -> {
            throw new TooManyTries(wait.plus(Duration.ofSeconds(1)).toSeconds());
        });
    }

    @EventListener
    void on(Passwords.CheckAnswered answered) {
        if (answered.right()) {
            throttle.succeededAgain(answered.whom());
        }
    }

    /** The password was wrong several times in a row. */
    @ResponseStatus(HttpStatus.TOO_MANY_REQUESTS)
    static class TooManyTries extends Refusal {

        TooManyTries(long seconds) {
            super(Long.toString(seconds));
        }
    }
}
