package org.imprimatur.report;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.imprimatur.article.ArticleId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the form carries hidden: when it was opened and for which article, signed. So the server knows without a session
 * whether a person can have filled it in, and the same form sent twice is one mail.
 */
@Component
class ReportFormSeals {

    /** Nobody reads the questions faster. */
    static final Duration SHORTEST = Duration.ofSeconds(3);

    private static final Duration LONGEST = Duration.ofHours(48);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate alone;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable SecretKeySpec key;

    ReportFormSeals(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @param mark no other form has it */
    record Opened(String mark, Instant at) {

        boolean isTooFresh(Instant now) {
            return at.plus(SHORTEST).isAfter(now);
        }
    }

    String fresh(ArticleId article) {
        return seal(article, clock.instant());
    }

    String seal(ArticleId article, Instant at) {
        byte[] mark = new byte[12];
        random.nextBytes(mark);
        String words = at.getEpochSecond() + "." + HexFormat.of().formatHex(mark);
        return words + "." + sign(words, article);
    }

    /** Empty if it is not ours, not for this article, or from too long ago. */
    Optional<Opened> open(String seal, ArticleId article) {
        if (!seal.matches("\\d{1,12}\\.[0-9a-f]{24}\\.[0-9a-f]{64}")) {
            return Optional.empty();
        }
        String[] parts = seal.split("\\.");
        byte[] found = parts[2].getBytes(StandardCharsets.US_ASCII);
        byte[] ours = sign(parts[0] + "." + parts[1], article).getBytes(StandardCharsets.US_ASCII);
        Instant at = Instant.ofEpochSecond(Long.parseLong(parts[0]));
        if (!MessageDigest.isEqual(found, ours) || at.plus(LONGEST).isBefore(clock.instant())) {
            return Optional.empty();
        }
        return Optional.of(new Opened(parts[1], at));
    }

    private String sign(String words, ArticleId article) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key());
            byte[] signed = mac.doFinal((words + "." + article).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    private SecretKeySpec key() {
        SecretKeySpec known = key;
        if (known == null) {
            String secret = stored().orElseGet(this::made);
            known = new SecretKeySpec(HexFormat.of().parseHex(secret), "HmacSHA256");
            key = known;
        }
        return known;
    }

    private Optional<String> stored() {
        return jdbc.sql("select secret from report_form_key where id = 1")
                .query(String.class)
                .optional();
    }

    private String made() {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        try {
            alone.executeWithoutResult(status -> jdbc.sql("insert into report_form_key (id, secret) values (1, ?)")
                    .param(HexFormat.of().formatHex(secret))
                    .update());
        } catch (DuplicateKeyException anotherNodeWasFirst) {
            return stored().orElseThrow();
        }
        return HexFormat.of().formatHex(secret);
    }
}
