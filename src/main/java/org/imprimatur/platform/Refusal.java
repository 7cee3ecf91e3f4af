package org.imprimatur.platform;

import java.util.Arrays;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The exception by which a rule says no. Each rule is a subclass named for it, carrying its own {@code
 * @ResponseStatus}; the texts stand in {@code messages.properties} under {@code refusal.<simple class name>.title}
 * (what happened) and {@code .text} (what was kept, what to do), with {@link #arguments()} filled in.
 */
public abstract class Refusal extends RuntimeException {

    private final transient Object[] arguments;

    protected Refusal(Object... arguments) {
        this.arguments = arguments.clone();
    }

    public Object[] arguments() {
        return arguments.clone();
    }

    /** What the rule's answer is, as it says for itself. */
    public HttpStatus status() {
        ResponseStatus carried = AnnotatedElementUtils.findMergedAnnotation(getClass(), ResponseStatus.class);
        return carried == null ? HttpStatus.CONFLICT : carried.code();
    }

    /** The stem of the two message keys. */
    public String key() {
        return "refusal." + getClass().getSimpleName();
    }

    @Override
    public String getMessage() {
        return key() + Arrays.toString(arguments);
    }
}
