package org.imprimatur.review;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Nobody signs or approves what they have written themselves, or changed by a single saved word. */
@ResponseStatus(HttpStatus.FORBIDDEN)
public class OwnText extends Refusal {

    OwnText(String title) {
        super(title);
    }
}
