package org.imprimatur.publication;

import java.time.Instant;
import org.imprimatur.article.ArticleId;
import org.imprimatur.people.PersonId;
import org.imprimatur.worklist.Vacancy;

/**
 * Whoever scheduled a publication may not publish any more. It still goes live at its time.
 *
 * @param by who closed the account or took the role away
 */
public record ScheduleOutlived(ArticleId article, Instant at, Vacancy orderer, PersonId by) {}
