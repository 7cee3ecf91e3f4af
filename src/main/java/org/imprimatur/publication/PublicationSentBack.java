package org.imprimatur.publication;

import org.imprimatur.article.ArticleId;
import org.imprimatur.people.PersonId;

/** A publisher returned a signed text to its writer, saying why. */
public record PublicationSentBack(String taskId, ArticleId article, int revision, PersonId by, String reason) {}
