package org.imprimatur.mime;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The mailing list or mail group a mail came by, as its headers name it (RFC 2919, RFC 2369, and older forms).
 *
 * @param ids       in lower case, without brackets; empty if it gives none
 * @param addresses it is written to, in lower case; empty if it names none
 */
public record MailingList(Set<String> ids, Set<String> addresses) {

    private static final Set<String> OLDER_NAMES =
            Set.of("mailing-list", "x-mailing-list", "x-beenthere", "x-listname", "x-list-name");

    /** What passes a mail on puts itself before the original sender, lest the sender's domain disowns it. */
    private static final List<String> ORIGINAL_SENDER = List.of("X-Original-From", "Reply-To", "X-Original-Sender");

    public MailingList {
        ids = Set.copyOf(ids);
        addresses = Set.copyOf(addresses);
    }

    /** Null if it came by none. */
    public static @Nullable MailingList of(MailHeaders headers) {
        boolean list = headers.lines().stream()
                .map(line -> line.name().toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.startsWith("list-") || OLDER_NAMES.contains(name));
        return list || isSentByOwner(headers) ? new MailingList(idsIn(headers), addressesIn(headers)) : null;
    }

    /** Whether this is the address that whoever writes to the list writes to. */
    public boolean isAt(String address) {
        return addresses.contains(address) || ids.contains(address.replace('@', '.'));
    }

    /** The real sender, where the list has put itself in their place; null if it has not, or does not tell. */
    static AddressParser.@Nullable Mailbox realSender(MailHeaders headers, AddressParser.Mailbox from) {
        MailingList list = of(headers);
        if (list == null || from.address() == null || !list.isAt(lower(from.address()))) {
            return null;
        }
        return ORIGINAL_SENDER.stream()
                .flatMap(name -> headers.all(name).stream())
                .flatMap(header -> AddressParser.in(header).stream())
                .filter(mailbox -> mailbox.address() != null && !list.isAt(lower(mailbox.address())))
                .findFirst()
                .map(mailbox -> new AddressParser.Mailbox(
                        mailbox.address(), mailbox.name().isEmpty() ? withoutVia(from.name()) : mailbox.name(), true))
                .orElse(null);
    }

    private static String withoutVia(String name) {
        int via = name.toLowerCase(Locale.ROOT).lastIndexOf(" via ");
        return (via < 0 ? name : name.substring(0, via)).strip().replaceAll("^'|'$", "");
    }

    private static boolean isSentByOwner(MailHeaders headers) {
        boolean passedOn = headers.all("Precedence").stream()
                .anyMatch(value -> value.strip().equalsIgnoreCase("list"));
        return passedOn
                && headers.all("Sender").stream()
                        .flatMap(header -> AddressParser.in(header).stream())
                        .map(AddressParser.Mailbox::address)
                        .filter(Objects::nonNull)
                        .anyMatch(address -> lower(address).startsWith("owner-")
                                || lower(address).contains("-bounces@")
                                || lower(address).contains("-owner@"));
    }

    private static Set<String> idsIn(MailHeaders headers) {
        Set<String> ids = new LinkedHashSet<>();
        for (String header : headers.all("List-Id")) {
            int open = header.lastIndexOf('<');
            int close = header.indexOf('>', open);
            String id = open >= 0 && close > open ? header.substring(open + 1, close) : header;
            if (!id.isBlank()) {
                ids.add(lower(id.strip()));
            }
        }
        return ids;
    }

    private static Set<String> addressesIn(MailHeaders headers) {
        Set<String> addresses = new LinkedHashSet<>();
        Stream.of("List-Post", "Mailing-list", "X-Mailing-List", "X-BeenThere")
                .flatMap(name -> headers.all(name).stream())
                .flatMap(header -> posted(header).stream())
                .forEach(addresses::add);
        return addresses;
    }

    /** {@code <mailto:a@b>}, {@code list a@b; contact c@d}, or the address alone. */
    private static Optional<String> posted(String header) {
        for (String word : header.split("[\\s<>;,?]+")) {
            String bare = AddressParser.bare(word.regionMatches(true, 0, "mailto:", 0, 7) ? word.substring(7) : word);
            if (bare != null) {
                return Optional.of(lower(bare));
            }
        }
        return Optional.empty();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
