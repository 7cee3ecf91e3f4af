package org.imprimatur.review;

import org.imprimatur.article.ArticleId;
import org.imprimatur.people.PersonId;

/** A reviewer sent a revision back, saying why. */
public record ChangesRequested(String taskId, ArticleId article, int revision, PersonId by, String reason) {}
