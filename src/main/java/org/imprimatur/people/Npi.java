package org.imprimatur.people;

import org.imprimatur.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** National Provider Identifier: ten digits, the last of them a check digit over the others behind "80840". */
public final class Npi {

    /** What the digits of the constant prefix 80840 add to the sum. */
    private static final int PREFIX_SUM = 24;

    private Npi() {}

    public static boolean isValid(String npi) {
        return npi.matches("[12]\\d{9}") && (PREFIX_SUM + luhn(npi)) % 10 == 0;
    }

    /**
     * The number somebody typed, null if they typed none.
     *
     * @throws NotAnNpi if the registry could not have given it out
     */
    static @Nullable String read(String typed) {
        String number = typed.strip();
        if (number.isEmpty()) {
            return null;
        }
        if (!isValid(number)) {
            throw new NotAnNpi(number);
        }
        return number;
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum;
    }

    /** The number is not one the registry could have given out. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class NotAnNpi extends Refusal {

        NotAnNpi(String typed) {
            super(typed);
        }
    }
}
