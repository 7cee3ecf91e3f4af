package org.imprimatur.outbox;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.imprimatur.platform.BaseAddress;
import org.imprimatur.worklist.StepForm;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** What the templates of letters print, made of the model a letter was posted with. */
final class LetterVariables {

    private static final String DAY = "EEEE d\u00a0MMMM\u00a0yyyy";

    private static final String MOMENT = DAY + ", HH:mm zzz";

    /** What a daily letter lists. */
    private static final List<String> LISTS = List.of("leading", "overdue", "waiting", "others", "news");

    private static final List<String> COUNTS = List.of("turns", "reports", "addresses", "late", "more", "reminded");

    private static final List<String> FLAGS = List.of("pooled", "yours", "live", "seen");

    /** The end of the keys of words about what can do harm, which look like no others. */
    private static final String GRAVE = ".grave";

    /** Texts a letter's model may leave out. */
    private static final List<String> OPTIONAL = List.of(
            "title",
            "step",
            "instruction",
            "from",
            "givenBy",
            "before",
            "by",
            "signer",
            "holder",
            "roles",
            "next",
            "given",
            "needed",
            "stand",
            "risk",
            "what",
            "level",
            "progress",
            "seal",
            "cut",
            "limit",
            "topic",
            "size",
            "changes",
            "severity",
            "revision",
            "sha256",
            "steps",
            "about",
            "marks",
            "urgent");

    /** Texts that are quoted line by line: "note" as "noteLines". */
    private static final List<String> QUOTED = List.of("note", "briefs", "asked", "summary", "sealNote");

    private final MessageSource words;
    private final Clock clock;
    private final BaseAddress address;
    private final String newsroom;

    LetterVariables(MessageSource words, Clock clock, BaseAddress address, String newsroom) {
        this.words = words;
        this.clock = clock;
        this.address = address;
        this.newsroom = newsroom;
    }

    Map<String, Object> of(String kind, String recipientName, Locale locale, Map<String, Object> model) {
        Map<String, Object> variables = new HashMap<>(model);
        variables.put("kind", kind);
        variables.put("toName", recipientName);
        variables.put("newsroom", newsroom);
        variables.put("number", String.valueOf(model.getOrDefault("number", "")));
        variables.put("link", address.to(String.valueOf(model.getOrDefault("path", "/"))));
        variables.put("home", address.to("/"));
        variables.put("verify", address.to("/verify/" + model.getOrDefault("sha256", "")));
        variables.put("fewer", LetterKind.topicOf(kind).isPresent() ? address.to("/desk/me/letters") : "");
        // Letters that wait since before it was told apart name who handed the turn over.
        variables.put("speaker", String.valueOf(model.getOrDefault("speaker", model.getOrDefault("from", ""))));
        for (String list : LISTS) {
            variables.put(list, lines(model.get(list), locale));
        }
        variables.put("at", time(model.get("at"), MOMENT, locale));
        variables.put("due", time(model.get("due"), DAY, locale));
        variables.put("was", time(model.get("was"), MOMENT, locale));
        variables.put("lastDay", time(model.get("lastDay"), DAY, locale));
        variables.put("promised", time(model.get("promised"), DAY, locale));
        variables.put("wasDue", time(model.get("wasDue"), DAY, locale));
        variables.put("until", time(model.get("expires"), MOMENT, locale));
        String page = String.valueOf(model.get("page"));
        // A page of a newsroom's own diagrams has no words of its own and speaks as an approval.
        variables.put("page", hasWords("letter.turn." + page + ".for", locale) ? page : StepForm.APPROVE.key());
        String about = String.valueOf(model.getOrDefault("about", "article"));
        variables.put("about", hasWords("letter." + about + ".subject", locale) ? about : "article");
        long lateDays = lateDays(model.get("due"));
        variables.put("lateDays", Math.max(0, lateDays));
        variables.put("when", lateDays < 0 ? "before" : lateDays == 0 ? "on" : "after");
        variables.put("waitingSince", time(model.get("since"), DAY, locale));
        for (String count : COUNTS) {
            variables.putIfAbsent(count, 0);
        }
        variables.put("because", because(model));
        for (String flag : FLAGS) {
            variables.put(flag, Boolean.TRUE.equals(model.get(flag)));
        }
        variables.put("comes", comes(variables, locale));
        variables.put("grave", "DANGEROUS".equals(model.get("severity")) ? GRAVE : "");
        variables.put("counted", counted(variables, locale));
        for (String text : OPTIONAL) {
            variables.putIfAbsent(text, "");
        }
        for (String text : QUOTED) {
            variables.put(
                    text + "Lines",
                    String.valueOf(model.getOrDefault(text, "")).strip().lines().toList());
        }
        return variables;
    }

    /** The end of the key of what comes next: what readers see already does not go live. */
    private String comes(Map<String, Object> variables, Locale locale) {
        String next = String.valueOf(variables.getOrDefault("next", ""));
        String seen = next + ".seen";
        return Boolean.TRUE.equals(variables.get("seen")) && hasWords("letter.signed.next" + seen, locale)
                ? seen
                : next;
    }

    /** "2 texts and 1 report": what waits is called by its name. */
    private String counted(Map<String, Object> variables, Locale locale) {
        int reports = number(variables.get("reports"));
        int addresses = number(variables.get("addresses"));
        int texts = number(variables.get("turns")) - reports - addresses;
        List<String> counts = new ArrayList<>();
        count(counts, "texts", texts, locale);
        count(counts, "reports", reports, locale);
        count(counts, "addresses", addresses, locale);
        if (counts.isEmpty()) {
            return "";
        }
        String last = counts.remove(counts.size() - 1);
        return counts.isEmpty()
                ? last
                : words.getMessage("letter.digest.and", new Object[] {String.join(", ", counts), last}, locale);
    }

    private void count(List<String> counts, String of, int number, Locale locale) {
        if (number > 0) {
            counts.add(words.getMessage("letter.digest.count." + of, new Object[] {number}, locale));
        }
    }

    private static int number(@Nullable Object count) {
        return count instanceof Number number ? number.intValue() : 0;
    }

    private boolean hasWords(String key, Locale locale) {
        return words.getMessage(key, null, null, locale) != null;
    }

    /** Days of the newsroom past the day it is due; negative before it. */
    private long lateDays(@Nullable Object due) {
        return due == null || String.valueOf(due).isEmpty()
                ? 0
                : ChronoUnit.DAYS.between(
                        LocalDate.ofInstant(Instant.parse(String.valueOf(due)), clock.getZone()), LocalDate.now(clock));
    }

    /** The lines of a list, each with its own link and day. */
    private List<Map<String, Object>> lines(@Nullable Object list, Locale locale) {
        List<Map<String, Object>> lines = new ArrayList<>();
        if (list instanceof List<?> items) {
            for (Object item : items) {
                Map<String, Object> line = new HashMap<>();
                ((Map<?, ?>) item).forEach((key, value) -> line.put(String.valueOf(key), value));
                line.put("number", String.valueOf(line.getOrDefault("number", "")));
                line.put("link", address.to(String.valueOf(line.getOrDefault("path", "/"))));
                line.put("title", ShortTitle.inAList(String.valueOf(line.getOrDefault("title", ""))));
                line.put("news", news(line, locale));
                line.put("until", time(line.get("expires"), MOMENT, locale));
                line.put("was", time(line.get("was"), MOMENT, locale));
                line.put("due", time(line.get("due"), DAY, locale));
                line.put("promised", time(line.get("promised"), DAY, locale));
                line.put("since", time(line.get("since"), DAY, locale));
                for (String text : OPTIONAL) {
                    line.putIfAbsent(text, "");
                }
                line.put("name", name(line, locale));
                lines.add(line);
            }
        }
        return lines;
    }

    /** What tells a line from another of the same title: "Article 42 · High risk"; empty where it has no number. */
    private String name(Map<String, Object> line, Locale locale) {
        String marks = String.valueOf(line.getOrDefault("marks", ""));
        String about = String.valueOf(line.getOrDefault("about", ""));
        String known = about.isEmpty() && line.containsKey("kind") ? "article" : about;
        String key = "letter.digest.name." + known;
        if ("".equals(line.get("number")) || !hasWords(key, locale)) {
            return marks;
        }
        String name = words.getMessage(key, new Object[] {line.get("number")}, locale);
        return marks.isEmpty() ? name : name + " · " + marks;
    }

    /** What comes next may be worth words of its own: a signature that is not the last, a time that was moved. */
    private String news(Map<String, Object> line, Locale locale) {
        String kind = String.valueOf(line.getOrDefault("kind", ""));
        String next = kind + line.getOrDefault("next", "");
        return hasWords("letter.digest.news." + next, locale) ? next : kind;
    }

    /** Why it is this person's turn. */
    private static String because(Map<String, Object> model) {
        boolean handedOver = !"".equals(model.getOrDefault("from", ""));
        if (Boolean.TRUE.equals(model.get("pooled"))) {
            Object vacated = model.getOrDefault("vacated", "");
            return !"".equals(vacated) ? "pooled." + vacated : handedOver ? "pooled.from" : "pooled";
        }
        if (!"".equals(model.getOrDefault("givenBy", ""))) {
            return "named";
        }
        return handedOver ? "from" : "yours";
    }

    /** A letter may be read days later, so it names the day in full: "Thursday 26 November 2026". */
    private String time(@Nullable Object instant, String pattern, Locale locale) {
        if (instant == null || String.valueOf(instant).isEmpty()) {
            return "";
        }
        return DateTimeFormatter.ofPattern(pattern, locale)
                .withZone(clock.getZone())
                .format(Instant.parse(String.valueOf(instant)));
    }
}
