package org.imprimatur.article.source.retraction;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.article.ArticleAction;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Imports a list of retractions. Its rows are kept as they are read, a thousand in a transaction, where nobody sees them;
 * one more transaction puts the whole list in force in place of the one before, or nothing.
 */
@Service
public class RetractionImport {

    /** The lists' own chain in the audit. */
    static final Subject CHAIN = Subject.of("retractions");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d\u00a0MMMM\u00a0yyyy", Locale.ENGLISH);
    private static final int AT_ONCE = 1000;
    private static final int MOST = 1_000_000;
    private static final int LONGEST_NAME = 200;
    private static final Duration GIVEN_UP = Duration.ofDays(1);

    private final RetractionLists lists;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    RetractionImport(RetractionLists lists, AuditTrail audit, Clock clock, PlatformTransactionManager transactions) {
        this.lists = lists;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Reads the file and puts it in force.
     *
     * @param allTheSame also if it looks older than the list in force, or much shorter
     * @throws RetractionFile.NoSuchList if the file is no list of retractions
     * @throws NothingRead if no row of it names a work
     * @throws LooksOlder if its newest entry is older than that of the list in force
     * @throws LooksCutShort if it has less than half as many entries as the list in force
     */
    public RetractionList read(Person by, InputStreamSource file, String name, long size, boolean allTheSame)
            throws IOException {
        UUID id = UUID.randomUUID();
        Instant now = DbTime.now(clock);
        transaction.executeWithoutResult(status -> {
            lists.drop(null, now.minus(GIVEN_UP));
            lists.begin(id, shortened(name), size, by.id(), now);
        });
        boolean taken = false;
        try {
            RetractionCounts counts = keep(id, file);
            transaction.executeWithoutResult(status -> putInForce(by, id, counts, allTheSame));
            taken = true;
        } finally {
            if (!taken) {
                transaction.executeWithoutResult(status -> lists.drop(id, now.minus(GIVEN_UP)));
            }
        }
        return lists.inForce().orElseThrow();
    }

    private RetractionCounts keep(UUID id, InputStreamSource file) throws IOException {
        RetractionCounts counts = new RetractionCounts();
        List<@Nullable Object[]> rows = new ArrayList<>();
        LocalDate today = LocalDate.now(clock);
        new RetractionFile(file).read((line, reading) -> {
            counts.add(line, reading, today);
            if (counts.all() > MOST) {
                throw new TooManyRows();
            }
            Retraction retraction = reading.retraction();
            if (retraction != null) {
                rows.add(row(id, line, retraction));
            }
            if (rows.size() == AT_ONCE) {
                flush(rows);
            }
        });
        flush(rows);
        return counts;
    }

    private void flush(List<@Nullable Object[]> rows) {
        if (!rows.isEmpty()) {
            transaction.executeWithoutResult(status -> lists.add(rows));
            rows.clear();
        }
    }

    private static @Nullable Object[] row(UUID id, long line, Retraction retraction) {
        return new @Nullable Object[] {
            id,
            line,
            retraction.doi(),
            retraction.pmid(),
            retraction.nature().name(),
            retraction.date(),
            retraction.reasons(),
            retraction.title(),
            retraction.notice()
        };
    }

    /** Of two who import at once the second one's list replaces the first one's. */
    private void putInForce(Person by, UUID id, RetractionCounts counts, boolean allTheSame) {
        audit.hold(CHAIN);
        if (counts.taken() == 0) {
            throw new NothingRead();
        }
        Optional<RetractionList> before = lists.inForce();
        if (!allTheSame) {
            before.ifPresent(list -> mustBeNewer(list, counts));
        }
        lists.putInForce(id, counts);
        audit.record(
                CHAIN,
                by.id(),
                ArticleAction.RETRACTIONS_IMPORTED,
                "list",
                Map.of(
                        "rows", Integer.toString(counts.taken()),
                        "nameless", Integer.toString(counts.nameless()),
                        "broken", Integer.toString(counts.broken())));
    }

    private static void mustBeNewer(RetractionList before, RetractionCounts counts) {
        LocalDate was = before.newest();
        LocalDate is = counts.newest();
        if (was != null && (is == null || is.isBefore(was))) {
            throw new LooksOlder(is == null ? "?" : DAY.format(is), DAY.format(was));
        }
        if (counts.taken() < before.taken() / 2) {
            throw new LooksCutShort(counts.taken(), before.taken());
        }
    }

    private static String shortened(String name) {
        String plain = name.replaceAll("\\p{Cc}", " ").strip();
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME);
    }

    /** No row of the file names a work. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    static final class NothingRead extends Refusal {}

    /** No list of retractions is as long. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    static final class TooManyRows extends Refusal {

        TooManyRows() {
            super(MOST);
        }
    }

    /** The newest entry of the file is older than that of the list in force. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static final class LooksOlder extends Refusal {

        LooksOlder(String is, String was) {
            super(is, was);
        }
    }

    /** The file has less than half as many entries as the list in force. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static final class LooksCutShort extends Refusal {

        LooksCutShort(int is, int was) {
            super(is, was);
        }
    }
}
