package org.imprimatur.people;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The hashing of passwords: Argon2id over the whole password, with the least cost OWASP advises (19 MiB, two passes,
 * one lane). A hash names its algorithm, so older ones (bcrypt) are still known and give way to a new one at the next
 * sign-in.
 */
@Configuration(proxyBeanMethods = false)
class PasswordHashing {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;

    @Bean
    PasswordEncoder passwordEncoder() {
        return encoder(KIBIBYTES, PASSES);
    }

    static PasswordEncoder encoder(int kibibytes, int passes) {
        PasswordEncoder argon2 = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, kibibytes, passes);
        return new LimitedPasswordEncoder(new DelegatingPasswordEncoder(
                "argon2id", Map.of("argon2id", new Normalised(argon2), "bcrypt", new OldBcrypt())));
    }

    /** Two who type the same password give the same password, whatever bytes their keyboards make of it. */
    private record Normalised(PasswordEncoder encoder) implements PasswordEncoder {

        @Override
        public String encode(CharSequence typed) {
            return encoder.encode(PasswordPolicy.normalised(typed));
        }

        @Override
        public boolean matches(CharSequence typed, String hash) {
            return encoder.matches(PasswordPolicy.normalised(typed), hash);
        }

        @Override
        public boolean upgradeEncoding(String hash) {
            return encoder.upgradeEncoding(hash);
        }
    }

    /** bcrypt reads 72 bytes, so no longer password was ever kept with it: none may pass for its beginning. */
    private static final class OldBcrypt implements PasswordEncoder {

        private static final int MOST_BYTES = 72;

        private final PasswordEncoder bcrypt = new BCryptPasswordEncoder();

        @Override
        public String encode(CharSequence typed) {
            throw new UnsupportedOperationException("New passwords are not kept this way");
        }

        @Override
        public boolean matches(CharSequence typed, String hash) {
            return typed.toString().getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
                    && bcrypt.matches(typed, hash);
        }
    }
}
