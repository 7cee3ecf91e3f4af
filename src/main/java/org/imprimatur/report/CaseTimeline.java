package org.imprimatur.report;

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
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.imprimatur.audit.AuditEntry;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.mail.Fate;
import org.imprimatur.mail.LetterState;
import org.imprimatur.mail.Outbox;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Everything that happened to a report in one line of time, with the fate of each letter. */
@Component
class CaseTimeline {

    private final AuditTrail audit;
    private final Outbox outbox;
    private final People people;
    private final MessageSource words;
    private final Clock clock;

    CaseTimeline(AuditTrail audit, Outbox outbox, People people, MessageSource words, Clock clock) {
        this.audit = audit;
        this.outbox = outbox;
        this.people = people;
        this.words = words;
        this.clock = clock;
    }

    /** @param kind its colour: signed, live, needs, blocked or none */
    record Item(
            Instant at,
            String icon,
            String kind,
            String what,
            @Nullable String note) {}

    record Day(LocalDate day, List<Item> items) {}

    /** Newest day first, and newest first within it. */
    List<Day> of(Report report) {
        Map<String, String> names = new HashMap<>();
        List<Item> items = new ArrayList<>();
        audit.chain(report.id().businessKey()).forEach(entry -> items.add(item(entry, names)));
        outbox.fates(report.id().businessKey()).forEach(fate -> items.add(item(fate)));
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

    private Item item(AuditEntry entry, Map<String, String> names) {
        String action = entry.action();
        String who = name(entry.actor(), names);
        Map<String, String> facts = entry.facts();
        String assignee = facts.getOrDefault("assignee", "");
        String whom = assignee.isEmpty() ? roles(facts.getOrDefault("candidates", "")) : name(assignee, names);
        boolean turn = action.startsWith("turn.");
        String key = (turn ? "desk.timeline." : "report.timeline.") + action.replaceFirst("^report\\.", "");
        if (action.equals("turn.assigned") && assignee.equals(entry.actor())) {
            key = "desk.timeline.turn.taken";
        }
        Object[] arguments = turn ? new Object[] {who, entry.subject(), whom} : new Object[] {who, told(action, facts)};
        String what = words.getMessage(key, arguments, null, locale());
        return new Item(
                entry.at(),
                icon(action),
                kind(action),
                what == null ? say("desk.timeline.other", who, action.replace('.', ' '), entry.subject()) : what,
                facts.get("reason"));
    }

    /** What the sentence names besides who did it. */
    private String told(String action, Map<String, String> facts) {
        return switch (action) {
            case "report.opened", "report.article-picked" -> facts.getOrDefault("article", "");
            case "report.decided" -> say("report.outcome." + facts.getOrDefault("outcome", "not-a-mistake"));
            case "report.merged" -> facts.getOrDefault("into", "");
            case "report.took-in" -> facts.getOrDefault("report", "");
            default -> "";
        };
    }

    private Item item(Fate fate) {
        boolean lost = fate.state() == LetterState.FAILED || fate.state() == LetterState.BOUNCED;
        String trouble = fate.troubleKey() == null ? "" : say(fate.troubleKey());
        return new Item(
                fate.written(),
                lost ? "warning" : "mail",
                lost ? "blocked" : "none",
                say(fate.key(), fate.toName(), trouble, fate.code() == null ? "" : fate.code()),
                null);
    }

    private static String icon(String action) {
        return switch (action) {
            case "report.opened", "report.followed-up", "report.noted" -> "mail";
            case "report.decided", "report.answered", "report.closed" -> "check";
            case "report.reopened", "report.taken-up-again" -> "back";
            case "report.correction-begun", "report.correction-joined", "report.answer-reworded" -> "pen";
            case "report.readers-warned", "report.text-withdrawn" -> "warning";
            case "report.merged", "report.took-in" -> "link";
            default -> action.startsWith("turn") ? "hand" : "circle";
        };
    }

    private static String kind(String action) {
        return switch (action) {
            case "report.answered" -> "signed";
            case "report.readers-warned", "report.text-withdrawn" -> "blocked";
            case "report.opened", "report.reopened", "report.taken-up-again" -> "needs";
            default -> "none";
        };
    }

    private String name(String id, Map<String, String> known) {
        return known.computeIfAbsent(id, unknown -> {
            if (unknown.equals("system")) {
                return say("desk.timeline.server");
            }
            try {
                return people.find(PersonId.of(unknown)).map(Person::name).orElse(say("desk.timeline.somebody"));
            } catch (IllegalArgumentException notAPerson) {
                return unknown;
            }
        });
    }

    private static String roles(String names) {
        return Arrays.stream(names.split(" "))
                .filter(name -> !name.isEmpty())
                .map(name -> new Role(name).words())
                .collect(Collectors.joining(" or "));
    }

    private String say(String key, Object... arguments) {
        return words.getMessage(key, arguments, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
