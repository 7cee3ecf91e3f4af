package org.imprimatur.people.web;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** The first administrator introduces themselves. */
record FirstAdministratorForm(
        @NotBlank(message = "{people.name.blank}")
        @Size(max = 200, message = "{people.name.long}")
        @Pattern(regexp = FormInput.NAME, message = "{people.name.odd}")
        String name,

        @NotBlank(message = "{people.email.blank}")
        @Size(max = 254, message = "{people.email.long}")
        @Email(regexp = "[^\\s@<>,;:\"()\\[\\]\\\\]+@[^\\s@<>,;:\"()\\[\\]\\\\]+", message = "{people.email.odd}")
        String email,

        String password,
        String passwordAgain) {

    FirstAdministratorForm {
        name = FormInput.line(name);
        email = FormInput.line(email);
        password = password == null ? "" : password;
        passwordAgain = passwordAgain == null ? "" : passwordAgain;
    }

    @Override
    public String toString() {
        return "FirstAdministratorForm[name=" + name + ", email=" + email + "]";
    }
}
