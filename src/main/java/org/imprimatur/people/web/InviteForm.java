package org.imprimatur.people.web;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Who is invited, and to do what. */
record InviteForm(
        @NotBlank(message = "{people.name.blank}")
        @Size(max = 200, message = "{people.name.long}")
        @Pattern(regexp = FormInput.NAME, message = "{people.name.odd}")
        String name,

        @NotBlank(message = "{people.email.blank}")
        @Size(max = 254, message = "{people.email.long}")
        @Email(regexp = "[^\\s@<>,;:\"()\\[\\]\\\\]+@[^\\s@<>,;:\"()\\[\\]\\\\]+", message = "{people.email.odd}")
        String email,

        List<String> roles,
        String further) {

    InviteForm {
        name = FormInput.line(name);
        email = FormInput.line(email);
        roles = FormInput.list(roles);
        further = FormInput.line(further);
    }
}
