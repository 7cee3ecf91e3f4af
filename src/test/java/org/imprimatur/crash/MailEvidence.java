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
import org.imprimatur.demo.Delivered;
import org.imprimatur.demo.Mailboxes;

/** What became of readers' mails: their rows, their reports, and the letters that thank for them. */
final class MailEvidence {

    private final Map<String, Integer> rows = new HashMap<>();
    private final Map<String, Integer> states = new HashMap<>();
    private final Map<String, Integer> reports = new HashMap<>();
    private final Map<String, Integer> acknowledgements = new HashMap<>();
    private int processes;
    private int underWay;

    private MailEvidence() {}

    static MailEvidence read(Connection connection) throws SQLException {
        MailEvidence evidence = new MailEvidence();
        evidence.count(connection, "select message_id_norm from inbound_mail", evidence.rows);
        evidence.count(connection, "select state from inbound_mail", evidence.states);
        evidence.count(connection, """
                select m.message_id_norm from correction_report r join inbound_mail m on m.id = r.source_mail_id
                """, evidence.reports);
        evidence.count(connection, "select recipient from outbox_mail where kind = 'ack'", evidence.acknowledgements);
        Map<String, Integer> counted = new HashMap<>();
        evidence.count(
                connection,
                "select business_key_ from act_ru_execution where business_key_ like 'report:%' and parent_id_ is null",
                counted);
        evidence.processes = counted.size();
        Map<String, Integer> letters = new HashMap<>();
        evidence.count(
                connection,
                "select message_id from outbox_mail where state in ('QUEUED', 'SENDING', 'RETRY')",
                letters);
        evidence.underWay = letters.size();
        return evidence;
    }

    private void count(Connection connection, String sql, Map<String, Integer> into) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                into.merge(String.valueOf(row.getString(1)), 1, Integer::sum);
            }
        }
    }

    boolean isSettled(int mails) {
        return rows.size() >= mails
                && !states.containsKey("RECEIVED")
                && !states.containsKey("PROCESSING")
                && underWay == 0;
    }

    /** What does not fit, in words; empty if all does. */
    List<String> compare(Readers readers, Mailboxes mailboxes) {
        List<String> wrong = new ArrayList<>();
        for (String id : readers.messageIds()) {
            exactlyOne(rows, id, "rows", wrong);
            exactlyOne(reports, id, "reports", wrong);
        }
        Set<String> strangers = new HashSet<>(rows.keySet());
        strangers.removeAll(readers.messageIds());
        strangers.forEach(id -> wrong.add(id + " is a row and was never written"));
        if (processes != readers.messageIds().size()) {
            wrong.add(processes + " reports are under way in the engine");
        }
        if (underWay > 0) {
            wrong.add(underWay + " letters are still under way");
        }
        acknowledgements.forEach((reader, times) -> {
            if (times > 1) {
                wrong.add(reader + " is thanked " + times + " times in the outbox");
            }
        });
        for (String reader : readers.addresses()) {
            List<String> letters = mailboxes.headings(reader).stream()
                    .map(Delivered::messageId)
                    .distinct()
                    .toList();
            if (letters.size() > 1 || (letters.isEmpty() && acknowledgements.containsKey(reader))) {
                wrong.add(reader + " has got " + letters);
            }
        }
        if (!mailboxes.headings(Readers.CORRECTIONS).isEmpty()) {
            wrong.add("Mails still wait in the mailbox");
        }
        return wrong;
    }

    private static void exactlyOne(Map<String, Integer> counts, String id, String what, List<String> wrong) {
        int found = counts.getOrDefault(id, 0);
        if (found != 1) {
            wrong.add(id + " has " + found + " " + what);
        }
    }

    @Override
    public String toString() {
        return "%d rows %s, %d reports, %d in the engine, %d acknowledgements, %d letters under way"
                .formatted(rows.size(), states, reports.size(), processes, acknowledgements.size(), underWay);
    }
}
