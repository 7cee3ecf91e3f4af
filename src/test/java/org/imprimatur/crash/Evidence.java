package org.imprimatur.crash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.demo.Delivered;
import org.imprimatur.demo.DemoStaff;
import org.imprimatur.demo.Mailboxes;
import org.imprimatur.platform.Subject;

/** What the database holds after the last stop, and whether it fits what was acknowledged and what was delivered. */
final class Evidence {

    static final List<String> MAILBOXES = List.of(
            DemoStaff.WRITER, DemoStaff.REVIEWER, DemoStaff.SECOND_REVIEWER, DemoStaff.PUBLISHER, DemoStaff.ADMIN);

    /** @param closed whether the step was finished; {@code first} of its page on the article */
    private record Row(String taskId, String subject, String title, String page, boolean closed, boolean first) {}

    private record Owed(String key, String recipient, String messageId, String state) {}

    private final List<Row> turns = new ArrayList<>();
    private final Set<String> engineTasks = new HashSet<>();
    private final Map<String, Integer> finishedInAudit = new HashMap<>();
    private final Set<String> liveSubjects = new HashSet<>();
    private final List<Owed> letters = new ArrayList<>();
    private int copies;
    private int cancelled;

    private Evidence() {}

    /** Until nothing has arrived for a while. */
    static void awaitQuiet(Mailboxes mailboxes) throws InterruptedException {
        int before = -1;
        for (int i = 0; i < 60; i++) {
            int now = MAILBOXES.stream()
                    .mapToInt(address -> mailboxes.headings(address).size())
                    .sum();
            if (now == before) {
                return;
            }
            before = now;
            Thread.sleep(8000);
        }
    }

    static Evidence read(Connection connection) throws SQLException {
        Evidence evidence = new Evidence();
        try (Statement sql = connection.createStatement()) {
            Set<String> seen = new HashSet<>();
            try (ResultSet row = sql.executeQuery(
                    "select task_id, subject, title, page, closed_at from worklist order by since, task_id")) {
                while (row.next()) {
                    evidence.turns.add(new Row(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getObject(5) != null,
                            seen.add(row.getString(2) + row.getString(4))));
                }
            }
            try (ResultSet row = sql.executeQuery("select id_ from act_ru_task")) {
                while (row.next()) {
                    evidence.engineTasks.add(row.getString(1));
                }
            }
            try (ResultSet row = sql.executeQuery(
                    "select chain, count(*) from audit_entry where action = 'turn.finished' group by chain")) {
                while (row.next()) {
                    evidence.finishedInAudit.put(row.getString(1), row.getInt(2));
                }
            }
            try (ResultSet row = sql.executeQuery("select chain from audit_entry where action = 'article.live'")) {
                while (row.next()) {
                    evidence.liveSubjects.add(row.getString(1));
                }
            }
            try (ResultSet row = sql.executeQuery("select dedupe_key, recipient, message_id, state from outbox_mail")) {
                while (row.next()) {
                    evidence.letters.add(
                            new Owed(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
                }
            }
        }
        return evidence;
    }

    int lettersUnderWay() {
        return (int) letters.stream()
                .filter(letter ->
                        Set.of("QUEUED", "SENDING", "RETRY", "UNKNOWN").contains(letter.state()))
                .count();
    }

    /** What does not fit, in words; empty if all does. */
    List<String> compare(Journal journal, Mailboxes mailboxes) {
        copies = 0;
        cancelled = 0;
        List<String> wrong = new ArrayList<>();
        Map<String, Row> byTask = turns.stream().collect(Collectors.toMap(Row::taskId, turn -> turn));
        Map<String, List<Row>> byTitle = turns.stream().collect(Collectors.groupingBy(Row::title));
        journal.trails().forEach((title, trail) -> {
            for (Journal.Handoff handoff : trail.acknowledged()) {
                Row turn = byTask.get(handoff.taskId());
                if (turn == null || !turn.closed()) {
                    wrong.add("'" + title + "': " + handoff.action() + " was acknowledged and is not there");
                }
            }
            List<Row> rows = byTitle.getOrDefault(title, List.of());
            long closed = rows.stream().filter(Row::closed).count();
            long most = trail.acknowledged().size() + (trail.unanswered() == null ? 0 : 1);
            if (closed > most) {
                wrong.add(
                        "'" + title + "': " + closed + " steps are finished, but at most " + most + " were asked for");
            }
            rows.stream().map(Row::subject).distinct().forEach(subject -> {
                if (finishedInAudit.getOrDefault(subject, 0) != closed) {
                    wrong.add("'" + title + "': " + closed + " steps are finished, and the audit knows of "
                            + finishedInAudit.get(subject));
                }
                boolean published = rows.stream().anyMatch(row -> row.page().equals("publish") && row.closed());
                if (published != liveSubjects.contains(subject)) {
                    wrong.add("'" + title + "': published is " + published + " and live is not the same");
                }
            });
        });
        Set<String> open =
                turns.stream().filter(turn -> !turn.closed()).map(Row::taskId).collect(Collectors.toSet());
        if (!open.equals(engineTasks)) {
            wrong.add("The worklist holds " + open.size() + " open turns, the engine " + engineTasks.size());
        }
        letters(wrong, mailboxes);
        return wrong;
    }

    private void letters(List<String> wrong, Mailboxes mailboxes) {
        Map<String, List<Owed>> byKey = letters.stream().collect(Collectors.groupingBy(Owed::key));
        for (Row turn : turns) {
            long written = letters.stream()
                    .filter(letter -> letter.key().startsWith("handoff:" + turn.taskId() + ":"))
                    .count();
            long owed = switch (turn.page()) {
                case "review" -> turn.first() ? 2 : 1;
                case "publish" -> 1;
                default -> turn.first() ? 0 : 1;
            };
            if (written != owed) {
                wrong.add("'" + turn.title() + "': " + owed + " letters are owed for '" + turn.page() + "', " + written
                        + " were written");
            }
        }
        for (String subject : liveSubjects) {
            long written = letters.stream()
                    .filter(letter -> letter.key()
                            .startsWith("live:" + Subject.of(subject).id() + ":"))
                    .count();
            if (written != 2) {
                wrong.add(subject + " is live, and " + written + " of 2 letters were written");
            }
        }
        byKey.forEach((key, same) -> {
            if (same.size() > 1) {
                wrong.add("Two letters carry the key " + key);
            }
        });
        Map<String, List<Delivered>> delivered = MAILBOXES.stream()
                .flatMap(address -> mailboxes.of(address).stream())
                .collect(Collectors.groupingBy(letter -> letter.messageId().replaceAll("[<>]", "")));
        for (Owed letter : letters) {
            if (letter.state().equals("CANCELLED")) {
                // About a turn that was over before the letter could leave: a fate, and a visible one.
                cancelled++;
                continue;
            }
            List<Delivered> arrived = delivered.getOrDefault(letter.messageId().replaceAll("[<>]", ""), List.of());
            if (arrived.isEmpty()) {
                wrong.add("Letter " + letter.key() + " (" + letter.state() + ") never arrived");
                continue;
            }
            copies += arrived.size() - 1;
            if (arrived.stream().map(Delivered::text).distinct().count() > 1
                    || arrived.stream().anyMatch(copy -> !copy.mailbox().equals(letter.recipient()))) {
                wrong.add("Two different letters carry the Message-ID of " + letter.key());
            }
        }
        if (delivered.size() > letters.size()) {
            wrong.add("More letters arrived than were written");
        }
    }

    @Override
    public String toString() {
        return String.format(
                "%d steps (%d finished), %d letters (%d called off because their turn was over first; %d further copies under"
                        + " the same Message-ID)",
                turns.size(), turns.stream().filter(Row::closed).count(), letters.size(), cancelled, copies);
    }
}
