package org.imprimatur.people.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A check with the issuer: when, and what was looked at. */
record VerifyForm(
        @NotBlank(message = "{people.credential.verify.on.blank}")
        String on,

        @NotBlank(message = "{people.credential.verify.how.blank}")
        @Size(max = 400, message = "{people.credential.long}")
        String how) {

    VerifyForm {
        on = FormInput.line(on);
        how = FormInput.line(how);
    }
}
