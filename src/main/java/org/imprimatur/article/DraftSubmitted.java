package org.imprimatur.article;

import org.imprimatur.people.PersonId;

/** The writer says a draft is ready to be read. */
public record DraftSubmitted(String taskId, ArticleId article, int revision, PersonId by) {}
