package org.imprimatur.worklist;

import java.util.Arrays;
import java.util.Optional;

/** A form that serves a step: its key is what a diagram names and the end of the form's address. */
public enum StepForm {
    WRITE("write"),
    REVIEW("review"),
    APPROVE("approve"),
    PUBLISH("publish"),
    TRIAGE("triage"),

    /** Of a letter that does not arrive. */
    ADDRESS("address");

    private final String key;

    StepForm(String key) {
        this.key = key;
    }

    /** Empty where a newsroom's own diagram names a form there is not. */
    public static Optional<StepForm> of(String key) {
        return Arrays.stream(values()).filter(form -> form.key.equals(key)).findFirst();
    }

    public String key() {
        return key;
    }
}
