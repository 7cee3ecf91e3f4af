package org.imprimatur.review;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.article.ArticleId;

/**
 * A row of a decision table that applied to an article, in the words the table had that day; never changed once written.
 *
 * @param evaluation what was decided together: a table may let several rows apply at once
 * @param decision   the table's id
 * @param version    of the table
 * @param number     of the row, as the table counts them from 1
 * @param ruleId     the row's id, which stays when rows are moved
 * @param words      what the table says of the row, may be empty
 * @param inputs     what was asked about, by the table's headings and in their order
 * @param outputs    what the row answers, by the table's headings and in their order
 */
public record MatchedRow(
        UUID evaluation,
        ArticleId article,
        String decision,
        int version,
        int number,
        String ruleId,
        String words,
        Map<String, String> inputs,
        Map<String, String> outputs,
        Instant at) {}
