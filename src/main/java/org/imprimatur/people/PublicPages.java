package org.imprimatur.people;

/** Knows whether readers have a page about somebody: it begins with the first live text they wrote or signed. */
public interface PublicPages {

    boolean has(Person person);
}
