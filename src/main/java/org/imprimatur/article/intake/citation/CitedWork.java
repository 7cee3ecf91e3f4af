package org.imprimatur.article.intake.citation;

import java.util.Map;

/**
 * A work as the program that manages sources describes it in the file.
 *
 * @param identity tells it from the other works of the file, as the program does
 * @param item     CSL-JSON without an id
 */
public record CitedWork(String identity, Map<String, Object> item) {}
