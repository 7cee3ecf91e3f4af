package org.imprimatur.article;

import java.util.UUID;

/**
 * What articles are about, as the newsroom lists it.
 *
 * @param articles how many have it
 * @param retired  no longer offered to writers; articles that have it keep it
 */
public record Topic(UUID id, String name, int articles, boolean retired) {}
