package org.imprimatur.workflow;

import org.imprimatur.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The refusal of a step whose diagram is at fault: whoever acted did all right; what follows in the diagram of the
 * process cannot be done. Its name stands in the stack traces of failed jobs, so it never changes.
 */
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
