package org.imprimatur.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordHashingTests {

    private static final String LONG = "a quiet heron ".repeat(5) + "ab";

    private final PasswordEncoder cheap = CheapHashing.encoder();

    @Test
    void theServerTakesTheCostThatIsAdvised() {
        PasswordEncoder encoder = new PasswordHashing().passwordEncoder();
        String hash = encoder.encode(LONG);
        assertThat(hash).startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$").hasSizeLessThan(200);
        assertThat(encoder.matches(LONG, hash)).isTrue();
        assertThat(encoder.upgradeEncoding(hash)).isFalse();
        assertThat(encoder.upgradeEncoding(cheap.encode(LONG))).isTrue();
    }

    @Test
    void everyCharacterCounts() {
        assertThat(LONG).hasSize(72);
        assertThat(cheap.matches(LONG, cheap.encode(LONG + "c"))).isFalse();
        assertThat(cheap.matches(LONG + "c", cheap.encode(LONG))).isFalse();
    }

    @Test
    void anOldHashStillKnowsItsPasswordAndNothingLonger() {
        String old = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(LONG);
        assertThat(cheap.matches(LONG, old)).isTrue();
        assertThat(cheap.matches(LONG + "c", old)).isFalse();
        assertThat(cheap.upgradeEncoding(old)).isTrue();
    }

    @Test
    void anotherKeyboardsSpellingIsTheSamePassword() {
        assertThat(cheap.matches("A\u0308rztin geht früh heim", cheap.encode("Ärztin\u00a0geht früh heim")))
                .isTrue();
    }

    @Test
    void aCrowdTakesTurns() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch twoAreIn = new CountDownLatch(2);
        PasswordEncoder counting = new LimitedPasswordEncoder(new PasswordEncoder() {
            @Override
            public String encode(CharSequence typed) {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                twoAreIn.countDown();
                await(twoAreIn);
                now.decrementAndGet();
                return "";
            }

            @Override
            public boolean matches(CharSequence typed, String hash) {
                return false;
            }
        });
        var crowd = Executors.newFixedThreadPool(16);
        try {
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < 64; i++) all.add(crowd.submit(() -> counting.encode("")));
            for (Future<String> one : all) one.get();
        } finally {
            crowd.shutdownNow();
        }
        assertThat(most.get()).isBetween(2, 4);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
