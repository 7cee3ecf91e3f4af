package org.imprimatur.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.mime.ParsedMail;
import org.imprimatur.mime.Sender;
import org.imprimatur.outbox.DeadAddresses;
import org.imprimatur.outbox.OutboxSettings;
import org.imprimatur.outbox.SentLetters;
import org.imprimatur.platform.ColumnText;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.NewsroomSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Loads the facts by which a mail is classified: who we are, who has written how much, whom we have answered. */
@Component
class ClassificationContextLoader {

    private static final Duration RECENTLY = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final SentLetters sentLetters;
    private final DeadAddresses deadAddresses;
    private final Clock clock;
    private final InboundMailSettings settings;
    private final Set<String> addresses = new LinkedHashSet<>();
    private final OwnLists ownLists;

    ClassificationContextLoader(
            JdbcClient jdbc,
            SentLetters sentLetters,
            DeadAddresses deadAddresses,
            Clock clock,
            InboundMailSettings settings,
            OutboxSettings letters,
            NewsroomSettings newsroom) {
        this.jdbc = jdbc;
        this.sentLetters = sentLetters;
        this.deadAddresses = deadAddresses;
        this.clock = clock;
        this.settings = settings;
        String ours = letters.mailDomain();
        String replyTo = letters.replyTo();
        addresses.add(letters.from());
        addresses.add(newsroom.correctionsAddress());
        addresses.add("report@" + ours);
        addresses.add("bounce@" + ours);
        addresses.addAll(settings.ownAddresses());
        if (replyTo != null && !replyTo.isBlank()) {
            addresses.add(replyTo);
        }
        this.ownLists =
                OwnLists.of(settings.ownLists(), addresses, List.of(ours, domain(newsroom.correctionsAddress())));
    }

    ClassificationContext of(UUID mail, ParsedMail parsedMail) {
        Instant since = clock.instant().minus(RECENTLY);
        String answersTo = parsedMail.answersTo().map(Sender::address).orElse(null);
        return new ClassificationContext(
                addresses,
                sentLetters.isOneOfThem(parsedMail),
                ownLists,
                answersTo != null && deadAddresses.isDead(answersTo),
                reportsBy(parsedMail.from(), mail, since),
                answersTo == null ? 0 : sentLetters.acknowledgementsSince(since, answersTo),
                sentLetters.acknowledgementsSince(since, null),
                !settings.acknowledge(),
                new ClassificationContext.Limits(
                        settings.reportsPerHour(), settings.acksPerHour(), settings.acksPerHourInAll()));
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private int reportsBy(@Nullable Sender sender, UUID besides, Instant since) {
        if (sender == null) {
            return 0;
        }
        return jdbc.sql("""
                        select count(*) from inbound_mail
                        where from_addr = ? and created_at >= ? and id <> ? and state in ('ACCEPTED', 'ATTACHED')
                        """)
                .params(ColumnText.to(320, sender.address()), DbTime.at(since), besides)
                .query(Integer.class)
                .single();
    }
}
