package org.imprimatur.inbox;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the mail that comes in.
 *
 * @param largest          a mail over this size is kept with its headers and its beginning only
 * @param beginning        how much of such a mail is kept below its headers
 * @param sorters          how many mails of ordinary size are sorted at a time; large ones go one by one beside them
 * @param attempts         how often sorting a mail is begun before it is quarantined
 * @param lock             how long a mail stays with a worker that says nothing more
 * @param retryAfter       how long a mail rests after an attempt that failed, times the attempts so far
 * @param ownAddresses     further addresses that lead to us, besides the one for corrections and the one letters come from
 * @param ownLists         ids of mail groups that lead to us (what their List-Id says), besides those of our own addresses
 *                         and domain
 * @param authservIds      under which names our own mail exchanger writes down whom it believed (RFC 8601); none is trusted
 *                         unless named
 * @param acknowledge      whether readers are told at all that their mail came
 * @param keep             how long the raw bytes of a mail stay; those of open reports stay longer
 * @param keepUnwanted     how long those of mails stay that are nobody's report
 * @param reportsPerHour   from one sender; mails beyond it are held
 * @param acksPerHour      acknowledgements to one address
 * @param acksPerHourInAll acknowledgements to all addresses together
 */
@ConfigurationProperties("imprimatur.mail.inbound")
public record InboundMailSettings(
        @DefaultValue("25MB") DataSize largest,
        @DefaultValue("256KB") DataSize beginning,
        @DefaultValue("2") int sorters,
        @DefaultValue("3") int attempts,
        @DefaultValue("5m") Duration lock,
        @DefaultValue("1m") Duration retryAfter,
        @DefaultValue List<String> ownAddresses,
        @DefaultValue List<String> ownLists,
        @DefaultValue List<String> authservIds,
        @DefaultValue("true") boolean acknowledge,
        @DefaultValue("180d") Duration keep,
        @DefaultValue("30d") Duration keepUnwanted,
        @DefaultValue("10") int reportsPerHour,
        @DefaultValue("5") int acksPerHour,
        @DefaultValue("200") int acksPerHourInAll) {

    public InboundMailSettings {
        ownAddresses = List.copyOf(ownAddresses);
        ownLists = List.copyOf(ownLists);
        authservIds = List.copyOf(authservIds);
    }
}
