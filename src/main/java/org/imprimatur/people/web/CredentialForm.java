package org.imprimatur.people.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A credential as it stands on the certificate. */
record CredentialForm(
        @NotBlank(message = "{people.credential.type.blank}") @Size(max = 40, message = "{people.credential.long}")
        String type,

        @NotBlank(message = "{people.credential.issuer.blank}") @Size(max = 200, message = "{people.credential.long}")
        String issuer,

        @NotBlank(message = "{people.credential.number.blank}") @Size(max = 80, message = "{people.credential.long}")
        String number,

        @Size(max = 120, message = "{people.credential.long}")
        String jurisdiction,

        @NotBlank(message = "{people.credential.issued.blank}")
        String issued,

        String expires) {

    CredentialForm {
        type = FormInput.line(type);
        issuer = FormInput.line(issuer);
        number = FormInput.line(number);
        jurisdiction = FormInput.line(jurisdiction);
        issued = FormInput.line(issued);
        expires = FormInput.line(expires);
    }
}
