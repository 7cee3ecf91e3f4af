package org.imprimatur.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.Revision;
import org.imprimatur.audit.RecordDigest;
import org.imprimatur.people.Person;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Signatures for tests that are about what comes after: as a clinician would have given them, asked for nothing. */
public final class GivenSignatures {

    private final SignOffs signOffs;
    private final TransactionTemplate transaction;
    private final Clock clock;

    private GivenSignatures(SignOffs signOffs, TransactionTemplate transaction, Clock clock) {
        this.signOffs = signOffs;
        this.transaction = transaction;
        this.clock = clock;
    }

    public static GivenSignatures of(BeanFactory server) {
        return new GivenSignatures(
                server.getBean(SignOffs.class), server.getBean(TransactionTemplate.class), server.getBean(Clock.class));
    }

    public SignOff give(Article article, Revision revision, Person reviewer, String task, int run, int round) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        SignOff signOff = new SignOff(
                UUID.randomUUID(),
                article.id(),
                revision.number(),
                revision.sha256(),
                run,
                round,
                task,
                reviewer.id(),
                reviewer.name(),
                "FNP-BC",
                "ANCC",
                "2019000001",
                null,
                today.minusYears(3),
                null,
                today.minusMonths(1),
                "Administrator",
                "medical review",
                "I have read this text.",
                "password",
                "127.0.0.1",
                now,
                RecordDigest.salt());
        transaction.executeWithoutResult(status -> signOffs.add(signOff, List.of(), List.of()));
        return signOff;
    }
}
