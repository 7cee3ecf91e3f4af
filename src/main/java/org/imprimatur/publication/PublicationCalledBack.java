package org.imprimatur.publication;

import org.imprimatur.article.ArticleId;
import org.imprimatur.people.PersonId;

/** A publisher took a scheduled publication back before its time. */
public record PublicationCalledBack(ArticleId article, PersonId by) {}
