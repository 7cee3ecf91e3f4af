package org.imprimatur.publication;

import org.imprimatur.article.ArticleId;
import org.imprimatur.people.PersonId;

/** The article's next edition has something more to put right. */
public record CorrectionPlanned(ArticleId article, PersonId by) {}
