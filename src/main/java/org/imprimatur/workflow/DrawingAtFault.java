package org.imprimatur.workflow;

import org.imprimatur.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Whoever acted did all right; what follows their step in the drawing of the process cannot be done. */
@ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR)
public class DrawingAtFault extends Refusal {

    private static final int ADVICE = 1;

    private String advice;

    /**
     * @param what   cannot be done, in a sentence
     * @param advice to whoever acted, in a sentence
     * @param title  of what the process is about
     */
    DrawingAtFault(String what, String advice, String title, Throwable cause) {
        super(what, advice, title);
        this.advice = advice;
        initCause(cause);
    }

    /** Something else is to be done about it by now. */
    void advise(String other) {
        advice = other;
    }

    @Override
    public Object[] arguments() {
        Object[] arguments = super.arguments();
        arguments[ADVICE] = advice;
        return arguments;
    }
}
