package org.imprimatur.people;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The password would not protect anybody, with the reason. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class WeakPassword extends Refusal {

    private final PasswordRules.Flaw flaw;

    WeakPassword(PasswordRules.Flaw flaw) {
        this.flaw = flaw;
    }

    @Override
    public String key() {
        return super.key() + "." + flaw.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
