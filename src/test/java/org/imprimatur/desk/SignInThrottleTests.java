package org.imprimatur.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
@OnBothDatabases
class SignInThrottleTests {

    @Autowired
    SignInThrottle throttle;

    @Autowired
    TestClock.Settable clock;

    private final String account = UUID.randomUUID() + "@newsroom.test";
    private final String address =
            "2001:db8:" + UUID.randomUUID().toString().substring(0, 4) + ":" + UUID.randomUUID().toString().substring(0, 4) + "::1";

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void fiveGuessesAreFree() {
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.attempt(account, elsewhere())).isEmpty();
        }
        assertThat(throttle.attempt(account, elsewhere())).isPresent();
    }

    @Test
    void eachFurtherGuessDoublesTheWait() {
        assertThat(SignInThrottle.waitAfter(4, 5)).isZero();
        assertThat(SignInThrottle.waitAfter(5, 5)).isEqualTo(Duration.ofSeconds(5));
        assertThat(SignInThrottle.waitAfter(6, 5)).isEqualTo(Duration.ofSeconds(10));
        assertThat(SignInThrottle.waitAfter(60, 5)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void whoWaitsMayTryAgain() {
        for (int i = 0; i < 5; i++) {
            throttle.attempt(account, elsewhere());
        }
        clock.advance(Duration.ofSeconds(6));
        assertThat(throttle.attempt(account, elsewhere())).isEmpty();
        assertThat(throttle.attempt(account, elsewhere())).isPresent();
    }

    @Test
    void signingInStartsTheAccountAfresh() {
        for (int i = 0; i < 4; i++) {
            throttle.attempt(account, address);
        }
        throttle.succeeded(account, address);
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.attempt(account, elsewhere())).isEmpty();
        }
    }

    @Test
    void oneAddressGuessingAtManyAccountsIsSlowedDownToo() {
        for (int i = 0; i < 30; i++) {
            assertThat(throttle.attempt(UUID.randomUUID() + "@newsroom.test", address))
                    .isEmpty();
        }
        assertThat(throttle.attempt(UUID.randomUUID() + "@newsroom.test", address))
                .isPresent();
    }

    @Test
    void guessingFromManyConnectionsAtOnceBuysNothing() throws Exception {
        ExecutorService connections = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> guesses = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String from = elsewhere();
                guesses.add(() -> throttle.attempt(account, from).isEmpty());
            }
            long through = 0;
            for (var guess : connections.invokeAll(guesses)) {
                if (guess.get()) through++;
            }
            assertThat(through).isEqualTo(5);
        } finally {
            connections.shutdownNow();
        }
    }

    private static String elsewhere() {
        return UUID.randomUUID().toString();
    }
}
