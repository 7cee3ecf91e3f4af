package org.imprimatur.people;

/** National Provider Identifier: ten digits, the last of them a check digit over the others behind "80840". */
public final class Npi {

    /** What the digits of the constant prefix 80840 add to the sum. */
    private static final int PREFIX_SUM = 24;

    private Npi() {}

    public static boolean isValid(String npi) {
        return npi.matches("[12]\\d{9}") && (PREFIX_SUM + luhn(npi)) % 10 == 0;
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
}
