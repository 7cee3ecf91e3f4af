package org.imprimatur.article;

import org.imprimatur.people.PersonId;

/** An article sets out on its way through review. */
public record ReviewBegun(Article article, Reason reason, PersonId by) {}
