package org.imprimatur.web;

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
import org.imprimatur.platform.ClientNetwork;
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
    private final ClientNetwork here = elsewhere();

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void fiveGuessesAreFree() {
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.attempt(from(here))).isEmpty();
        }
        assertThat(throttle.attempt(from(here))).isPresent();
    }

    @Test
    void guessesElsewhereKeepNobodyOut() {
        ClientNetwork stranger = elsewhere();
        for (int i = 0; i < 20; i++) {
            throttle.attempt(from(stranger));
        }
        assertThat(throttle.attempt(from(stranger))).isPresent();
        assertThat(throttle.attempt(from(here))).isEmpty();
    }

    @Test
    void aSubnetOfIpv6IsOneNetwork() {
        for (int i = 0; i < 5; i++) {
            throttle.attempt(from(ClientNetwork.of("2001:db8:7:" + port() + "::" + i)));
        }
        assertThat(throttle.attempt(from(ClientNetwork.of("2001:db8:7:" + port() + "::ffff"))))
                .isPresent();
    }

    @Test
    void manyNetworksTogetherAreSlowedDownTooButNeverAKnownBrowser() {
        for (int i = 0; i < 100; i++) {
            assertThat(throttle.attempt(from(elsewhere()))).isEmpty();
        }
        assertThat(throttle.attempt(from(here))).isPresent();
        assertThat(throttle.attempt(new SignInThrottle.Attempt(
                        account, here, UUID.randomUUID().toString())))
                .isEmpty();
    }

    @Test
    void aKnownBrowserIsNoPlaceToGuessEither() {
        SignInThrottle.Attempt known =
                new SignInThrottle.Attempt(account, here, UUID.randomUUID().toString());
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.attempt(known)).isEmpty();
        }
        assertThat(throttle.attempt(known)).isPresent();
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
            throttle.attempt(from(here));
        }
        clock.advance(Duration.ofSeconds(6));
        assertThat(throttle.attempt(from(here))).isEmpty();
        assertThat(throttle.attempt(from(here))).isPresent();
    }

    @Test
    void signingInStartsAfreshWhereOneIs() {
        for (int i = 0; i < 4; i++) {
            throttle.attempt(from(here));
        }
        throttle.succeeded(from(here));
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.attempt(from(here))).isEmpty();
        }
    }

    @Test
    void oneNetworkGuessingAtManyAccountsIsSlowedDownToo() {
        for (int i = 0; i < 30; i++) {
            assertThat(throttle.attempt(new SignInThrottle.Attempt(UUID.randomUUID() + "@newsroom.test", here, null)))
                    .isEmpty();
        }
        assertThat(throttle.attempt(from(here))).isPresent();
    }

    @Test
    void guessingFromManyConnectionsAtOnceBuysNothing() throws Exception {
        ExecutorService connections = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> guesses = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                guesses.add(() -> throttle.attempt(from(here)).isEmpty());
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

    private SignInThrottle.Attempt from(ClientNetwork network) {
        return new SignInThrottle.Attempt(account, network, null);
    }

    private String port() {
        return account.substring(0, 4);
    }

    private static ClientNetwork elsewhere() {
        return ClientNetwork.of(UUID.randomUUID().toString());
    }
}
