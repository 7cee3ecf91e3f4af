package org.imprimatur.report.form;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.imprimatur.article.ArticleId;
import org.imprimatur.platform.SharedHmacKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * What the form carries hidden: when it was opened and for which article, signed. So the server knows without a session
 * whether a person can have filled it in, and the same form sent twice is one mail.
 */
@Component
class ReportFormTokens {

    /** Nobody reads the questions faster. */
    static final Duration SHORTEST = Duration.ofSeconds(3);

    private static final Duration LONGEST = Duration.ofHours(48);

    private final Clock clock;
    private final SharedHmacKey key;
    private final SecureRandom random = new SecureRandom();

    ReportFormTokens(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.clock = clock;
        this.key = new SharedHmacKey("report_form_key", jdbc, transactions);
    }

    /** @param mark no other form has it */
    record Opened(String mark, Instant at) {

        boolean isTooFresh(Instant now) {
            return at.plus(SHORTEST).isAfter(now);
        }
    }

    String fresh(ArticleId article) {
        return issue(article, clock.instant());
    }

    String issue(ArticleId article, Instant at) {
        byte[] mark = new byte[12];
        random.nextBytes(mark);
        String words = at.getEpochSecond() + "." + HexFormat.of().formatHex(mark);
        return words + "." + key.sign(signed(words, article));
    }

    /** Empty if it is not ours, not for this article, or from too long ago. */
    Optional<Opened> open(String token, ArticleId article) {
        if (!token.matches("\\d{1,12}\\.[0-9a-f]{24}\\.[0-9a-f]{64}")) {
            return Optional.empty();
        }
        String[] parts = token.split("\\.");
        Instant at = Instant.ofEpochSecond(Long.parseLong(parts[0]));
        if (!key.hasSigned(signed(parts[0] + "." + parts[1], article), parts[2])
                || at.plus(LONGEST).isBefore(clock.instant())) {
            return Optional.empty();
        }
        return Optional.of(new Opened(parts[1], at));
    }

    private static String signed(String words, ArticleId article) {
        return words + "." + article;
    }
}
