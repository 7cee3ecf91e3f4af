package org.imprimatur.platform;

/** A setting whose value the server does not start with. Whoever started it reads which, and what to write. */
public class InvalidSetting extends IllegalArgumentException {

    private final String advice;

    /**
     * @param fault  names the setting and what is wrong with it, one sentence
     * @param advice what to write instead, one sentence
     */
    public InvalidSetting(String fault, String advice) {
        super(fault);
        this.advice = advice;
    }

    public String advice() {
        return advice;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
