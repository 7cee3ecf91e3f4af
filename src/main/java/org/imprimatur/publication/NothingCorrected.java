package org.imprimatur.publication;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Something is said to be wrong in the text, and the text is to go live as it was. */
@ResponseStatus(HttpStatus.CONFLICT)
public class NothingCorrected extends Refusal {

    NothingCorrected(String title) {
        super(title);
    }
}
