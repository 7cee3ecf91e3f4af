package org.imprimatur.people.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** How it came to light that a credential was taken out of use by mistake. */
record RestoreForm(
        @NotBlank(message = "{people.credential.restore.why.blank}")
        @Size(max = 400, message = "{people.credential.long}")
        String why) {

    RestoreForm {
        why = FormInput.lines(why);
    }
}
