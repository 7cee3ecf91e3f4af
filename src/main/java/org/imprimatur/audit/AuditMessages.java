package org.imprimatur.audit;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Subject;
import org.imprimatur.platform.TimeFormats;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Words lines of the audit for people, as a colleague would read them aloud: names for ids, sentences for actions. */
@Component
public class AuditMessages {

    /** Facts the sentence itself tells. */
    private static final Set<String> TOLD = Set.of("assignee", "candidates", "from");

    /** Facts that are moments. */
    private static final Set<String> MOMENTS = Set.of("at", "was");

    private final Messages messages;
    private final TimeFormats timeFormats;
    private final People people;
    private final ErasableText erasableText;
    private final ObjectProvider<ChainNames> rooms;

    AuditMessages(
            Messages messages,
            TimeFormats timeFormats,
            People people,
            ErasableText erasableText,
            ObjectProvider<ChainNames> rooms) {
        this.messages = messages;
        this.timeFormats = timeFormats;
        this.people = people;
        this.erasableText = erasableText;
        this.rooms = rooms;
    }

    /**
     * A line of the audit as the page tells it.
     *
     * @param details facts the sentence does not tell, name to value
     */
    public record Line(
            long seq,
            Instant at,
            String words,
            Map<String, String> details,
            String chain,
            String chainWords,
            String hash) {}

    public List<Line> lines(List<AuditEntry> written) {
        List<AuditEntry> entries = erasableText.told(written);
        Map<PersonId, Person> named = people.named(persons(entries));
        Map<Subject, ChainNames.Named> chains =
                chains(entries.stream().map(entry -> Subject.of(entry.chain())).toList());
        return entries.stream()
                .map(entry -> {
                    Subject about = Subject.of(entry.chain());
                    ChainNames.Named chain = chains.get(about);
                    return new Line(
                            entry.seq(),
                            entry.at(),
                            sentence(entry, named),
                            details(entry, named),
                            entry.chain(),
                            chain == null ? chainWords(about, named) : chain.words(),
                            entry.hash());
                })
                .toList();
    }

    public Map<Subject, ChainNames.Named> chains(Collection<Subject> chains) {
        Map<Subject, ChainNames.Named> names = new HashMap<>();
        Set<Subject> distinct = new LinkedHashSet<>(chains);
        rooms.orderedStream().forEach(room -> names.putAll(room.names(distinct)));
        return names;
    }

    /** The chain somebody means by what they typed: a room's own words for it, or its name here. */
    public Subject chain(String typed) {
        String wanted = typed.strip();
        return rooms.orderedStream()
                .map(room -> room.chain(wanted))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> Subject.of(wanted));
    }

    public String chainWords(Subject chain) {
        return chainWords(chain, people.named(personIn(chain)));
    }

    public String action(String action) {
        return say("audit.name." + action, action.replace('.', ' ').replace('-', ' '));
    }

    public String damage(BrokenLink link) {
        return say(
                "audit.damage." + link.damage(),
                link.damage().name(),
                Long.toString(link.seq()),
                Long.toString(link.other()),
                link.action() == null ? "" : action(link.action()),
                link.detail() == null ? "" : link.detail());
    }

    public String say(String key, String otherwise, Object... arguments) {
        return messages.find(key, arguments).orElse(otherwise);
    }

    private String chainWords(Subject chain, Map<PersonId, Person> named) {
        Set<PersonId> person = personIn(chain);
        if (!person.isEmpty()) {
            return say(
                    "audit.chain.person",
                    chain.key(),
                    readable(person.iterator().next().toString(), named));
        }
        String which = chain.is(Subject.Kind.OTHER) ? chain.id() : chain.kind().word();
        return say("audit.chain." + which, chain.key(), chain.id());
    }

    /** {0} who, {1} the subject, {2} the person or role it concerned. */
    private String sentence(AuditEntry entry, Map<PersonId, Person> named) {
        String who = entry.actor().equals("system") ? say("audit.server", "system") : readable(entry.actor(), named);
        String assignee = entry.facts().getOrDefault("from", entry.facts().getOrDefault("assignee", ""));
        String whom =
                assignee.isEmpty() ? roles(entry.facts().getOrDefault("candidates", "")) : readable(assignee, named);
        String action = entry.action().equals("turn.assigned") && assignee.equals(entry.actor())
                ? "turn.taken"
                : entry.action();
        return say(
                "audit.action." + action,
                say("audit.action", action, who, action(entry.action()), readable(entry.subject(), named)),
                who,
                readable(entry.subject(), named),
                whom);
    }

    private Map<String, String> details(AuditEntry entry, Map<PersonId, Person> named) {
        Map<String, String> details = new TreeMap<>();
        entry.facts().forEach((key, value) -> {
            if (!TOLD.contains(key) && !value.isEmpty()) {
                details.put(
                        say("audit.fact." + key, key),
                        say("audit.value." + key + "." + value, readable(key, value, named)));
            }
        });
        return details;
    }

    private static Set<PersonId> persons(List<AuditEntry> entries) {
        Set<PersonId> persons = new LinkedHashSet<>();
        for (AuditEntry entry : entries) {
            persons.addAll(personIn(Subject.of(entry.chain())));
            List<String> values = new ArrayList<>(entry.facts().values());
            values.add(entry.actor());
            values.add(entry.subject());
            values.forEach(value -> id(value).ifPresent(persons::add));
        }
        return persons;
    }

    private static Set<PersonId> personIn(Subject chain) {
        return chain.is(Subject.Kind.PERSON) ? id(chain.id()).map(Set::of).orElse(Set.of()) : Set.of();
    }

    private static String roles(String names) {
        return Arrays.stream(names.split(" "))
                .filter(name -> !name.isEmpty())
                .map(name -> new Role(name).words())
                .collect(Collectors.joining(" or "));
    }

    /** A moment somebody has set is told with day, hour and zone. */
    private String readable(String fact, String value, Map<PersonId, Person> named) {
        if (MOMENTS.contains(fact)) {
            try {
                return timeFormats.exact(Instant.parse(value));
            } catch (DateTimeParseException inWords) {
                return value;
            }
        }
        return readable(value, named);
    }

    private static String readable(String value, Map<PersonId, Person> named) {
        return id(value).map(named::get).map(Person::name).orElse(value);
    }

    private static Optional<PersonId> id(String text) {
        if (text.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(PersonId.of(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
