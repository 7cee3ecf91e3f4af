package org.imprimatur.people;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Whether somebody knows a person's password. */
@Component
public class Passwords {

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    Passwords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean matches(PersonId person, String password) {
        return jdbc.sql("select password from person where id = ? and active = true and password is not null")
                .param(person.value())
                .query(String.class)
                .optional()
                .filter(hash -> encoder.matches(password, hash))
                .isPresent();
    }
}
