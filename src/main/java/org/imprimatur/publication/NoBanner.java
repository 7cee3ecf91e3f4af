package org.imprimatur.publication;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no banner to take down, or somebody just did. */
@ResponseStatus(HttpStatus.CONFLICT)
public class NoBanner extends Refusal {

    NoBanner(String title) {
        super(title);
    }
}
