package org.imprimatur.inbox;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.mime.MailingList;
import org.imprimatur.mime.ParsedMail;
import org.imprimatur.mime.Sender;
import org.jspecify.annotations.Nullable;

/**
 * Knows the mail groups that stand in front of our mailbox: readers write to the group's address, and what it passes on is
 * a person's mail to us. All other lists spread one mail among many.
 *
 * @param ids       of lists that somebody has set, in lower case
 * @param addresses all we receive at, in lower case
 * @param domains   our own, in lower case
 */
public record OwnLists(Set<String> ids, Set<String> addresses, Set<String> domains) {

    /** Anybody may have a list there, whoever has an address there. */
    private static final Set<String> HOSTS_OF_LISTS =
            Set.of("googlegroups.com", "groups.io", "yahoogroups.com", "freelists.org", "gmail.com");

    public static OwnLists of(Collection<String> ids, Collection<String> addresses, Collection<String> domains) {
        return new OwnLists(lower(ids), lower(addresses), lower(domains));
    }

    private static Set<String> lower(Collection<String> texts) {
        return texts.stream()
                .map(text -> text.strip().toLowerCase(Locale.ROOT).replaceAll("[<>]", ""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a mail came by such a group and by no other list. */
    boolean brought(ParsedMail mail) {
        MailingList list = mail.list();
        if (list == null) {
            return false;
        }
        return list.ids().isEmpty()
                ? list.addresses().stream().anyMatch(addresses::contains)
                : list.ids().stream().allMatch(id -> isOurs(id, list, mail.from()));
    }

    /** Whether an address is the one under which the group that brought the mail is written to. */
    boolean isAt(ParsedMail mail, String address) {
        MailingList list = mail.list();
        return list != null && list.isAt(address) && brought(mail);
    }

    private boolean isOurs(String id, MailingList list, @Nullable Sender from) {
        return ids.contains(id)
                || addresses.stream()
                        .anyMatch(address -> id.equals(address.replace('@', '.'))
                                || list.addresses().contains(address))
                || (isOurPlace(id) && !isColleague(from));
    }

    /** What colleagues write to a list of the house is meant for the house, and its newsletter comes from it. */
    private boolean isColleague(@Nullable Sender from) {
        return from != null && isOurPlace(from.domain().toLowerCase(Locale.ROOT));
    }

    private boolean isOurPlace(String place) {
        return domains.stream()
                .filter(domain -> !HOSTS_OF_LISTS.contains(domain))
                .anyMatch(domain -> place.equals(domain) || place.endsWith("." + domain));
    }
}
