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
import java.util.UUID;
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
 * Everything that happened to an article or a report in one line of time, page by page: what people did, in the words of
 * the room it belongs to, and between that, folded, what followed by itself and the letters with what became of them.
 */
@Component
public class CorrespondenceTimeline {

    private final AuditTrail audit;
    private final Outbox outbox;
    private final People people;
    private final TimelineFolding folding;
    private final Messages messages;
    private final TimeFormats timeFormats;
    private final Clock clock;

    CorrespondenceTimeline(
            AuditTrail audit,
            Outbox outbox,
            People people,
            TimelineFolding folding,
            Messages messages,
            TimeFormats timeFormats,
            Clock clock) {
        this.timeFormats = timeFormats;
        this.audit = audit;
        this.outbox = outbox;
        this.people = people;
        this.folding = folding;
        this.messages = messages;
        this.clock = clock;
    }

    /** What a line has in the story: steps stand open, all others fold. */
    public enum Share {
        STEP,
        LETTER,
        SAVED,
        ROUTINE
    }

    /**
     * A letter of the timeline.
     *
     * @param name its kind in words
     * @param href its page; null for whoever may not open it
     */
    public record NamedLetter(String name, @Nullable String href) {}

    /**
     * A line, or several folded into one.
     *
     * @param kind   its colour: signed, live, needs, blocked or none
     * @param letter null if it tells of none
     * @param folded the lines that it stands for, newest first; none if it is a line itself
     * @param list   more than a line can say, folded below the note; often nothing
     */
    public record Item(
            Instant at,
            String icon,
            String kind,
            String what,
            @Nullable String note,
            Share share,
            @Nullable NamedLetter letter,
            List<Item> folded,
            List<String> list) {

        public Item(Instant at, String icon, String kind, String what, @Nullable String note, Share share) {
            this(at, icon, kind, what, note, share, null, List.of(), List.of());
        }

        Item asRoutine() {
            return new Item(at, icon, kind, what, note, Share.ROUTINE, letter, folded, list);
        }

        /** With this list under that note. */
        public Item listing(String heading, List<String> more) {
            return new Item(at, icon, kind, what, heading, share, letter, folded, more);
        }
    }

    public record Day(LocalDate day, List<Item> items) {}

    /**
     * Newest day first, and newest first within it.
     *
     * @param earlierHref the page with older lines, null if there are none
     * @param laterHref   the page with later ones, null if this is the newest
     */
    public record Page(
            List<Day> days,
            @Nullable String earlierHref,
            @Nullable String laterHref) {

        /** Of nothing. */
        public static Page empty() {
            return new Page(List.of(), null, null);
        }
    }

    /** Puts the lines of a room in words. */
    public interface Teller {

        /** @param names names whoever an id belongs to */
        Item tell(AuditEntry entry, UnaryOperator<String> names);

        /** Whether the end of a turn right after it is the same step, and need not be told beside it. */
        boolean isDecision(AuditEntry entry);
    }

    /**
     * One page of it.
     *
     * @param href   the address of the newest page
     * @param before the line of the audit that the page ends right below; null for the newest page
     * @param me     who reads it
     */
    public Page of(Subject subject, String href, @Nullable Long before, Person me, Teller teller) {
        TimelineLines lines = TimelineLines.of(audit, subject, before);
        List<Item> items = new ArrayList<>(steps(lines, teller));
        outbox.deliveryStatuses(subject, lines.from(), lines.until())
                .forEach(letter -> items.add(item(letter, OutboxCommands.maySee(me))));
        // Of things that happened at one instant the later written stands first.
        Collections.reverse(items);
        items.sort(Comparator.comparing(Item::at).reversed());
        return new Page(
                days(folding.of(items)),
                lines.earlier() == null ? null : href + "?before=" + lines.earlier(),
                lines.isNewest() ? null : lines.later() == null ? href : href + "?before=" + lines.later());
    }

    private List<Item> steps(TimelineLines lines, Teller teller) {
        Map<String, String> known = new HashMap<>();
        UnaryOperator<String> names = id -> known.computeIfAbsent(id, this::name);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < lines.read().size(); i++) {
            if (lines.isShown(i)) {
                Item item = teller.tell(lines.read().get(i), names);
                items.add(TurnEndings.isPartOfStep(lines.read(), i, teller) ? item.asRoutine() : item);
            }
        }
        return items;
    }

    private List<Day> days(List<Item> items) {
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

    /** Whether nobody did it: it followed from what somebody did, or the server did it. */
    public static boolean isRoutine(AuditEntry entry) {
        return entry.is(TurnAction.BEGUN) || (entry.actor().equals("system") && !TurnEndings.isLyingWithNobody(entry));
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

    /** For what has no sentence of its own: by the audit's name for it, and never by a code, an id or a hash. */
    public String other(AuditEntry entry, String who, UnaryOperator<String> names) {
        String about = TimelineWords.readable(entry.subject(), names);
        return messages.find("audit.name." + entry.action())
                .map(name -> about.isEmpty()
                        ? messages.say("desk.timeline.other.bare", who, name)
                        : messages.say("desk.timeline.other", who, name, about))
                .orElseGet(() -> messages.say("desk.timeline.unknown", who));
    }

    private Item item(DeliveryStatus letter, boolean linked) {
        boolean lost = letter.state() == LetterState.FAILED || letter.state() == LetterState.BOUNCED;
        String reason = letter.reasonKey() == null ? "" : messages.say(letter.reasonKey());
        String kind = messages.find("mail.kind." + letter.kind()).orElseGet(() -> messages.say("mail.kind.unknown"));
        return new Item(
                letter.written(),
                lost ? "warning" : "mail",
                lost ? "blocked" : "none",
                messages.say("mail.fate." + letter.state().word(), letter.toName(), reason)
                        .strip(),
                null,
                lost ? Share.STEP : Share.LETTER,
                new NamedLetter(messages.say("desk.timeline.letter", kind), linked ? page(letter.id()) : null),
                List.of(),
                List.of());
    }

    private static String page(UUID letter) {
        return "/desk/mail/" + letter;
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
