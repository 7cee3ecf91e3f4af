package org.imprimatur.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Words lines of the audit for people, as a colleague would read them aloud: names for ids, sentences for actions. */
@Component
public class AuditMessages {

    private final Messages messages;
    private final AuditFacts facts;
    private final Mentions mentions;
    private final ErasableText erasableText;
    private final ObjectProvider<ChainNames> rooms;

    AuditMessages(
            Messages messages,
            AuditFacts facts,
            Mentions mentions,
            ErasableText erasableText,
            ObjectProvider<ChainNames> rooms) {
        this.messages = messages;
        this.facts = facts;
        this.mentions = mentions;
        this.erasableText = erasableText;
        this.rooms = rooms;
    }

    /**
     * A line of the audit as the page tells it.
     *
     * @param details facts the sentence does not tell, by name
     */
    public record Line(
            long seq, Instant at, String words, List<Fact> details, String chain, String chainWords, String hash) {}

    /**
     * A fact of a line.
     *
     * @param name  what it is called
     * @param words its value
     * @param href  the page of what it mentions; null if there is none
     * @param whole what the words are only the beginning of, to compare or copy; null if they are all of it
     */
    public record Fact(
            String name,
            String words,
            @Nullable String href,
            @Nullable String whole) {}

    public List<Line> lines(List<AuditEntry> written) {
        List<AuditEntry> entries = erasableText.told(written);
        Mentions.Known known = mentions.in(entries);
        return entries.stream()
                .map(entry -> new Line(
                        entry.seq(),
                        entry.at(),
                        sentence(entry, known),
                        facts.of(entry, known),
                        entry.chain(),
                        chainWords(Subject.of(entry.chain()), known),
                        entry.hash()))
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
        return chainWords(chain, mentions.among(List.of(chain.key())));
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
                link.detail() == null ? "" : detail(link.damage(), link.detail()));
    }

    /** Which facts differ, or what a record is about. */
    private String detail(BrokenLink.Damage damage, String detail) {
        return damage == BrokenLink.Damage.RECORD_CHANGED
                ? Arrays.stream(detail.split(", ")).map(facts::label).collect(Collectors.joining(", "))
                : facts.about(detail, mentions.among(List.of(detail)));
    }

    public String say(String key, String otherwise, Object... arguments) {
        return messages.find(key, arguments).orElse(otherwise);
    }

    private String chainWords(Subject chain, Mentions.Known known) {
        ChainNames.Named named = known.chain(chain);
        if (named != null) {
            return named.words();
        }
        if (chain.is(Subject.Kind.PERSON)) {
            return say("audit.chain.person", chain.key(), who(chain.id(), known));
        }
        String which = chain.is(Subject.Kind.OTHER) ? chain.id() : chain.kind().word();
        return say("audit.chain." + which, facts.withoutIds(chain.key()), chain.id());
    }

    /** {0} who, {1} the subject, {2} the person or role it concerned. */
    private String sentence(AuditEntry entry, Mentions.Known known) {
        String who = entry.actor().equals("system") ? say("audit.server", "system") : who(entry.actor(), known);
        String assignee = entry.facts().getOrDefault("from", entry.facts().getOrDefault("assignee", ""));
        String whom = assignee.isEmpty() ? roles(entry.facts().getOrDefault("candidates", "")) : who(assignee, known);
        String action = entry.action().equals("turn.assigned") && assignee.equals(entry.actor())
                ? "turn.taken"
                : entry.action();
        String about = facts.about(entry.subject(), known);
        return say(
                "audit.action." + action,
                say("audit.action", action, who, action(entry.action()), about),
                who,
                about,
                whom);
    }

    private String who(String id, Mentions.Known known) {
        return known.withId(id)
                .map(ChainNames.Named::words)
                .orElseGet(() -> Mentions.ID.matcher(id).matches() ? messages.say("audit.gone.person") : id);
    }

    private static String roles(String names) {
        return Arrays.stream(names.split(" "))
                .filter(Role::isName)
                .map(name -> new Role(name).words())
                .collect(Collectors.joining(" or "));
    }
}
