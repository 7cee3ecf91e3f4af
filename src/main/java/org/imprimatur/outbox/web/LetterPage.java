package org.imprimatur.outbox.web;

import java.util.List;
import org.imprimatur.outbox.OutboxLetter;
import org.imprimatur.outbox.OutboxReadModel;
import org.jspecify.annotations.Nullable;

/**
 * What {@code outbox/letter.html} prints.
 *
 * @param text   null if the letter cannot be written
 * @param veiled whether its link is hidden, because it opens an account
 */
record LetterPage(
        OutboxLetter letter,
        String subject,
        @Nullable String trouble,
        @Nullable String text,
        boolean veiled,
        List<OutboxReadModel.Attempt> attempts,
        String tab,
        boolean stuck,
        @Nullable String aboutHref,
        boolean mayRetry,
        boolean mayCancel,
        boolean mayReaddress,
        String newAddress,
        @Nullable String addressError) {}
