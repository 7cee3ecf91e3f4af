package org.imprimatur.review;

import org.imprimatur.article.ArticleId;
import org.imprimatur.people.PersonId;

/** A further stage the newsroom added said yes. */
public record StageApproved(String taskId, ArticleId article, int revision, PersonId by, String remark) {}
