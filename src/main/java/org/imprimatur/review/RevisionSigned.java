package org.imprimatur.review;

import org.imprimatur.article.ArticleId;
import org.imprimatur.people.PersonId;

/** A clinician signed a revision. */
public record RevisionSigned(String taskId, ArticleId article, int revision, PersonId by) {}
