package org.imprimatur.standards;

/** Implemented by the room whose settings say what is advertised until a publisher says something else. */
public interface ShippedPromotion {

    /** In Markdown; empty if nothing is. */
    String words();
}
