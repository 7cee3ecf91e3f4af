package org.imprimatur.people;

/**
 * A square picture of a person, drawn anew from what was uploaded so that nothing else of the file survives.
 *
 * @param sha256 of {@code bytes}; stands in the picture's address
 */
public record Portrait(String sha256, String mediaType, byte[] bytes) {}
