package org.imprimatur.review;

import org.imprimatur.article.ArticleId;
import org.imprimatur.people.PersonId;

/** A further stage the newsroom added sent the text back, saying why. */
public record StageSentBack(String taskId, ArticleId article, int revision, PersonId by, String reason) {}
