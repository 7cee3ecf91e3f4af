package org.imprimatur;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import org.imprimatur.people.Person;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A request by somebody who has signed in, with a fresh form token: {@code get("/desk").with(SignedIn.as(writer))}. */
public final class SignedIn {

    private SignedIn() {}

    public static RequestPostProcessor as(Person person) {
        return request -> csrf().postProcessRequest(user(person.id().toString()).postProcessRequest(request));
    }
}
