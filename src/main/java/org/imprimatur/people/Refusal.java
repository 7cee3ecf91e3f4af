package org.imprimatur.people;

/**
 * A rule said no. Each rule is a subclass named for it, carrying its own {@code @ResponseStatus}; the words stand in
 * {@code messages.properties} under {@code refusal.<simple class name>.title} (what happened) and {@code .text} (what
 * was kept, what to do), with {@link #arguments()} filled in.
 */
public abstract class Refusal extends RuntimeException {

    private final transient Object[] arguments;

    protected Refusal(Object... arguments) {
        this.arguments = arguments.clone();
    }

    public Object[] arguments() {
        return arguments.clone();
    }

    /** The stem of the two message keys. */
    public String key() {
        return "refusal." + getClass().getSimpleName();
    }

    @Override
    public String getMessage() {
        return key() + java.util.Arrays.toString(arguments);
    }
}
