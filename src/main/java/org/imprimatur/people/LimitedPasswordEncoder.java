package org.imprimatur.people;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.imprimatur.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * A password encoder that hashes few passwords at the same time. Each takes 19 MiB and a core for a moment, on purpose;
 * when many sign in at once they take turns, so that they cannot take the server's memory from everybody else.
 */
final class LimitedPasswordEncoder implements PasswordEncoder {

    private static final int MOST = Math.max(2, Math.min(4, Runtime.getRuntime().availableProcessors()));
    private static final int PATIENCE_SECONDS = 10;

    private final PasswordEncoder encoder;
    private final Semaphore places = new Semaphore(MOST, true);

    LimitedPasswordEncoder(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    /** So many people are signing in that this one would wait too long. */
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    static class TooManyAtOnce extends Refusal {}

    @Override
    public String encode(CharSequence typed) {
        return inTurn(() -> encoder.encode(typed));
    }

    @Override
    public boolean matches(CharSequence typed, String hash) {
        return inTurn(() -> encoder.matches(typed, hash));
    }

    @Override
    public boolean upgradeEncoding(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private <T> T inTurn(Supplier<T> hashing) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new TooManyAtOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManyAtOnce();
        }
        try {
            return hashing.get();
        } finally {
            places.release();
        }
    }
}
