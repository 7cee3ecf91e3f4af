package org.imprimatur.audit;

/** The server does not start with this key, or without one. Its message says why, and what to do. */
final class SealKeyRefused extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    SealKeyRefused(String words) {
        super(words);
    }
}
