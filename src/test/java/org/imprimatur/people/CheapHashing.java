package org.imprimatur.people;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Passwords kept as the server keeps them, at a cost that proves rules and not strength. */
@TestConfiguration
public class CheapHashing {

    private static final int KIBIBYTES = 64;

    @Bean
    @Primary
    PasswordEncoder cheapHashing() {
        return encoder();
    }

    static PasswordEncoder encoder() {
        return PasswordHashing.encoder(KIBIBYTES, 1);
    }
}
