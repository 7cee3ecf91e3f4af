package org.imprimatur.people.web;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonRecord;

/** A person's record as an administrator edits it. */
record PersonForm(
        @NotBlank(message = "{people.name.blank}")
        @Size(max = 200, message = "{people.name.long}")
        @Pattern(regexp = FormInput.NAME, message = "{people.name.odd}")
        String name,

        @NotBlank(message = "{people.email.blank}")
        @Size(max = 254, message = "{people.email.long}")
        @Email(regexp = "[^\\s@<>,;:\"()\\[\\]\\\\]+@[^\\s@<>,;:\"()\\[\\]\\\\]+", message = "{people.email.odd}")
        String email,

        List<String> roles,
        String further,
        String npi,
        String version) {

    PersonForm {
        name = FormInput.line(name);
        email = FormInput.line(email);
        roles = FormInput.list(roles);
        further = FormInput.line(further);
        npi = FormInput.line(npi);
        version = FormInput.line(version);
    }

    static PersonForm of(PersonRecord record) {
        Person person = record.person();
        String npi = record.profile().npi();
        return new PersonForm(
                person.name(),
                person.email(),
                RoleChoice.ticked(person.roles()),
                RoleChoice.further(person.roles()),
                npi == null ? "" : npi,
                String.valueOf(record.version()));
    }
}
