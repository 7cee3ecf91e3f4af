package org.imprimatur.people.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.imprimatur.people.PersonRecord;
import org.imprimatur.platform.VisibleText;

/** What readers learn about a person, as it is written. */
record ProfileForm(
        @NotBlank(message = "{people.name.blank}")
        @Size(max = 200, message = "{people.name.long}")
        @Pattern(regexp = FormInput.NAME, message = "{people.name.odd}")
        String name,

        @Size(max = 2000, message = "{people.biography.long}")
        String biography,

        @Size(max = 1000, message = "{people.affiliations.long}")
        String affiliations,

        @Size(max = 1000, message = "{people.specialties.long}")
        String specialties,

        String version) {

    ProfileForm {
        name = FormInput.line(name);
        biography = FormInput.lines(biography);
        affiliations = FormInput.lines(affiliations);
        specialties = FormInput.lines(specialties);
        version = FormInput.line(version);
    }

    static ProfileForm of(PersonRecord record) {
        return new ProfileForm(
                record.person().name(),
                record.profile().biography(),
                String.join("\n", record.profile().affiliations()),
                String.join("\n", record.profile().specialties()),
                String.valueOf(record.version()));
    }

    List<String> places() {
        return listed(affiliations);
    }

    List<String> knows() {
        return listed(specialties);
    }

    /** One a line. */
    private static List<String> listed(String typed) {
        return typed.lines()
                .map(String::strip)
                .filter(line -> !VisibleText.isBlank(line))
                .toList();
    }
}
