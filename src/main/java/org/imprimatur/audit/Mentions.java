package org.imprimatur.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.people.Credentials;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds who and what lines of the audit mention, each by the name people know it by: looked up once for a page of them. */
@Component
class Mentions {

    static final Pattern ID =
            Pattern.compile("(?<![\\w-])\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}(?![\\w-])");

    private static final Pattern REPORT = Pattern.compile("R-\\d{1,9}");

    private final People people;
    private final Credentials credentials;
    private final ObjectProvider<ChainNames> chains;
    private final ObjectProvider<RecordNames> records;
    private final Messages messages;

    Mentions(
            People people,
            Credentials credentials,
            ObjectProvider<ChainNames> chains,
            ObjectProvider<RecordNames> records,
            Messages messages) {
        this.people = people;
        this.credentials = credentials;
        this.chains = chains;
        this.records = records;
        this.messages = messages;
    }

    Known in(List<AuditEntry> entries) {
        List<String> values = new ArrayList<>();
        for (AuditEntry entry : entries) {
            values.addAll(entry.facts().values());
            values.add(entry.chain());
            values.add(entry.actor());
            values.add(entry.subject());
        }
        return among(values);
    }

    Known among(Collection<String> values) {
        Set<UUID> ids = new LinkedHashSet<>();
        Set<Subject> subjects = new LinkedHashSet<>();
        for (String value : values) {
            ids(value, ids);
            subjects.add(Subject.of(value));
        }
        return new Known(ids, subjects);
    }

    private static void ids(String value, Set<UUID> ids) {
        Matcher id = ID.matcher(value);
        while (id.find()) {
            ids.add(UUID.fromString(id.group()));
        }
    }

    /** The names of what some lines mention. */
    final class Known {

        private final Map<UUID, ChainNames.Named> byId = new HashMap<>();
        private final Map<Subject, ChainNames.Named> bySubject;
        private final Map<String, Optional<ChainNames.Named>> byWord = new HashMap<>();

        private Known(Set<UUID> ids, Set<Subject> subjects) {
            people.named(Set.copyOf(ids.stream().map(PersonId::new).toList()))
                    .forEach((id, person) -> byId.put(id.value(), named(person)));
            records.orderedStream().forEach(room -> add(room, unknown(ids)));
            credentials
                    .withIds(unknown(ids))
                    .forEach(credential -> byId.put(
                            credential.id(),
                            new ChainNames.Named(
                                    messages.say("audit.credential", credential.type(), credential.issuer()), "")));
            bySubject = new HashMap<>(chained(subjects));
            for (Subject.Kind kind : List.of(Subject.Kind.ARTICLE, Subject.Kind.REPORT)) {
                Set<Subject> wanted = new LinkedHashSet<>();
                unknown(ids).forEach(id -> wanted.add(new Subject(kind, id.toString())));
                chained(wanted).forEach((subject, name) -> byId.put(UUID.fromString(subject.id()), name));
            }
        }

        private void add(RecordNames room, List<UUID> ids) {
            if (!ids.isEmpty()) {
                byId.putAll(room.named(ids));
            }
        }

        private List<UUID> unknown(Collection<UUID> ids) {
            return ids.stream().filter(id -> !byId.containsKey(id)).toList();
        }

        /** Their names have no address here: not all who read the audit may open people's records. */
        private static ChainNames.Named named(Person person) {
            return new ChainNames.Named(person.name(), "");
        }

        private Map<Subject, ChainNames.Named> chained(Collection<Subject> subjects) {
            Map<Subject, ChainNames.Named> names = new HashMap<>();
            chains.orderedStream().forEach(room -> names.putAll(room.names(subjects)));
            return names;
        }

        ChainNames.@Nullable Named chain(Subject chain) {
            return bySubject.get(chain);
        }

        /** Whoever or whatever has this id; empty if it is none, or of nothing that is kept. */
        Optional<ChainNames.Named> withId(String id) {
            return ID.matcher(id).matches() ? Optional.ofNullable(byId.get(UUID.fromString(id))) : Optional.empty();
        }

        /** The report of this number, "R-12". */
        Optional<ChainNames.Named> report(String value) {
            return REPORT.matcher(value).matches() ? numbered(value) : Optional.empty();
        }

        /** What a room calls by this number. */
        Optional<ChainNames.Named> numbered(String value) {
            return byWord.computeIfAbsent(
                    value,
                    word -> chains.orderedStream()
                            .map(room -> room.chain(word))
                            .flatMap(Optional::stream)
                            .findFirst()
                            .flatMap(subject ->
                                    Optional.ofNullable(chained(Set.of(subject)).get(subject))));
        }
    }
}
