package org.imprimatur.people.web;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The address somebody signs in with. */
record ForgottenForm(
        @NotBlank(message = "{people.email.blank}")
        @Size(max = 254, message = "{people.email.long}")
        @Email(regexp = "\\S+@\\S+", message = "{people.email.odd}")
        String email) {

    ForgottenForm {
        email = FormInput.line(email);
    }
}
