package org.imprimatur.bench;

/** Somebody who hands something over, again and again. */
interface Worker {

    /** Lays out what is handed over next; not measured. */
    void prepare();

    void handoff() throws Exception;
}
