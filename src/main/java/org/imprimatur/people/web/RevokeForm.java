package org.imprimatur.people.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a credential goes out of use. */
record RevokeForm(
        @NotBlank(message = "{people.credential.revoke.why.blank}")
        @Size(max = 400, message = "{people.credential.long}")
        String why) {

    RevokeForm {
        why = FormInput.lines(why);
    }
}
