package org.imprimatur.outbox;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.imprimatur.audit.AuditEntry;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Subject;
import org.imprimatur.platform.TimeFormats;
import org.imprimatur.worklist.TurnAction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Everything that happened to an article or a report in one line of time: what the audit has, in the words of the room it
 * belongs to, and the letters with what became of them.
 */
@Component
public class CorrespondenceTimeline {

    private final AuditTrail audit;
    private final Outbox outbox;
    private final People people;
    private final Messages messages;
    private final TimeFormats timeFormats;
    private final Clock clock;

    CorrespondenceTimeline(
            AuditTrail audit, Outbox outbox, People people, Messages messages, TimeFormats timeFormats, Clock clock) {
        this.timeFormats = timeFormats;
        this.audit = audit;
        this.outbox = outbox;
        this.people = people;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param kind its colour: signed, live, needs, blocked or none */
    public record Item(
            Instant at,
            String icon,
            String kind,
            String what,
            @Nullable String note) {}

    public record Day(LocalDate day, List<Item> items) {}

    /**
     * Newest day first, and newest first within it.
     *
     * @param tell puts a line of the audit in words; what it is given besides names whoever an id belongs to
     */
    public List<Day> of(Subject subject, BiFunction<AuditEntry, UnaryOperator<String>, Item> tell) {
        Map<String, String> known = new HashMap<>();
        UnaryOperator<String> names = id -> known.computeIfAbsent(id, this::name);
        List<Item> items = new ArrayList<>();
        audit.told(subject).forEach(entry -> items.add(tell.apply(entry, names)));
        outbox.deliveryStatuses(subject).forEach(deliveryStatus -> items.add(item(deliveryStatus)));
        // Of things that happened at one instant the later written stands first.
        Collections.reverse(items);
        items.sort(Comparator.comparing(Item::at).reversed());
        return items.stream()
                .collect(Collectors.groupingBy(
                        item -> item.at().atZone(clock.getZone()).toLocalDate(),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .entrySet()
                .stream()
                .map(day -> new Day(day.getKey(), day.getValue()))
                .toList();
    }

    /** Whose turn an entry speaks of: a person by name, who has it or had it, or the roles it lies with. */
    public static String whom(AuditEntry entry, UnaryOperator<String> names) {
        String assignee = entry.facts().getOrDefault("from", entry.facts().getOrDefault("assignee", ""));
        return assignee.isEmpty() ? roles(entry.facts().getOrDefault("candidates", "")) : names.apply(assignee);
    }

    /** Whether somebody took a turn themselves, rather than being given it. */
    public static boolean isTaking(AuditEntry entry) {
        return entry.is(TurnAction.ASSIGNED)
                && entry.actor().equals(entry.facts().get("assignee"));
    }

    /** That a turn is due on another day, with both days. */
    public Optional<String> dueMoved(AuditEntry entry, String who) {
        String due = entry.facts().get("at");
        if (!entry.is(TurnAction.DUE_MOVED) || due == null) {
            return Optional.empty();
        }
        String was = entry.facts().get("was");
        return messages.find(
                was == null ? "desk.timeline.turn.due-moved.first" : "desk.timeline.turn.due-moved.days",
                who,
                entry.subject(),
                timeFormats.day(Instant.parse(due)),
                was == null ? "" : timeFormats.day(Instant.parse(was)));
    }

    private Item item(DeliveryStatus deliveryStatus) {
        boolean lost = deliveryStatus.state() == LetterState.FAILED || deliveryStatus.state() == LetterState.BOUNCED;
        String reason = deliveryStatus.reasonKey() == null ? "" : messages.say(deliveryStatus.reasonKey());
        return new Item(
                deliveryStatus.written(),
                lost ? "warning" : "mail",
                lost ? "blocked" : "none",
                messages.say(
                        deliveryStatus.key(),
                        deliveryStatus.toName(),
                        reason,
                        deliveryStatus.code() == null ? "" : deliveryStatus.code()),
                null);
    }

    private String name(String id) {
        if (id.equals("system")) {
            return messages.say("desk.timeline.server");
        }
        try {
            return people.find(PersonId.of(id)).map(Person::name).orElse(messages.say("desk.timeline.somebody"));
        } catch (IllegalArgumentException notAPerson) {
            return id;
        }
    }

    private static String roles(String names) {
        return Arrays.stream(names.split(" "))
                .filter(name -> !name.isEmpty())
                .map(name -> new Role(name).words())
                .collect(Collectors.joining(" or "));
    }
}
