package org.imprimatur.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.imprimatur.article.Article;
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

/**
 * Everything that happened to an article in one line of time: revisions, handoffs and signatures as the audit has them,
 * and letters with their fate.
 */
@Component
class Timeline {

    /** @param kind its colour: signed, live, needs, blocked or none */
    record Item(
            Instant at,
            String icon,
            String kind,
            String what,
            @Nullable String note) {}

    record Day(LocalDate day, List<Item> items) {}

    private final AuditTrail audit;
    private final Outbox outbox;
    private final People people;
    private final MessageSource words;
    private final Clock clock;

    Timeline(AuditTrail audit, Outbox outbox, People people, MessageSource words, Clock clock) {
        this.audit = audit;
        this.outbox = outbox;
        this.people = people;
        this.words = words;
        this.clock = clock;
    }

    /** Newest day first, and newest first within it. */
    List<Day> of(Article article) {
        Map<String, String> names = new HashMap<>();
        List<Item> items = new ArrayList<>();
        for (AuditEntry entry : audit.chain(article.id().businessKey())) {
            items.add(item(entry, names));
        }
        for (Fate fate : outbox.fates(article.id().businessKey())) {
            items.add(item(fate));
        }
        // Of things that happened at one instant the later written stands first.
        java.util.Collections.reverse(items);
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
        String assignee = entry.facts().getOrDefault("assignee", "");
        String whom = assignee.isEmpty() ? roles(entry.facts().getOrDefault("candidates", "")) : name(assignee, names);
        String key = "desk.timeline." + action;
        if (action.equals("turn.assigned") && assignee.equals(entry.actor())) {
            key = "desk.timeline.turn.taken";
        }
        String what = words.getMessage(key, new Object[] {who, entry.subject(), whom}, null, locale());
        if (what == null) {
            what = say("desk.timeline.other", who, action.replace('.', ' ').replace('-', ' '), entry.subject());
        }
        String reason = entry.facts().get("reason");
        String note = reason == null
                ? entry.facts().get("note")
                : words.getMessage("audit.value.reason." + reason, null, reason, locale());
        return new Item(entry.at(), icon(action), kind(action), what, note);
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
        if (action.endsWith(".signed")) return "check";
        if (action.equals("article.live") || action.equals("correction.published")) return "live";
        if (action.equals("article.withdrawn")) return "withdrawn";
        if (action.equals("banner.raised")) return "warning";
        if (action.startsWith("correction")) return "remark";
        if (action.startsWith("revision") || action.startsWith("article")) return "pen";
        if (action.equals("turn.handed-back")) return "back";
        if (action.startsWith("turn")) return "hand";
        return "circle";
    }

    private static String kind(String action) {
        if (action.endsWith(".signed")) return "signed";
        if (action.equals("article.live") || action.equals("correction.published")) return "live";
        if (action.equals("article.withdrawn") || action.equals("banner.raised")) return "blocked";
        if (action.equals("turn.opened") || action.equals("turn.assigned")) return "needs";
        return "none";
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

    private String roles(String names) {
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
