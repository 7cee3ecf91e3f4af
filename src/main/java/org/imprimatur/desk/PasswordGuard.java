package org.imprimatur.desk;

import java.time.Duration;
import org.imprimatur.people.PasswordAnswered;
import org.imprimatur.people.PasswordAsked;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** An unlocked desk is no place to guess its owner's password: asking for it again is counted like signing in. */
@Component
class PasswordGuard {

    private final SignInThrottle throttle;

    PasswordGuard(SignInThrottle throttle) {
        this.throttle = throttle;
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
}
