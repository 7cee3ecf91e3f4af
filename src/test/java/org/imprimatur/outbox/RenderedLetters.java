package org.imprimatur.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The letters of the outbox as their addressees would read them. */
public final class RenderedLetters {

    private final JdbcClient jdbc;
    private final LetterRenderer letterRenderer;
    private final LetterCheck check;

    RenderedLetters(JdbcClient jdbc, LetterRenderer letterRenderer, LetterCheck check) {
        this.check = check;
        this.jdbc = jdbc;
        this.letterRenderer = letterRenderer;
    }

    public static RenderedLetters of(AutowireCapableBeanFactory server) {
        return server.createBean(RenderedLetters.class);
    }

    /** @param text the plain half, in one line */
    public record Read(String kind, String state, String subject, String text, String html) {}

    /** Everything written to this person about this, oldest first. */
    public List<Read> to(Person person, Subject thread) {
        return to(person.email(), thread);
    }

    /** Everything written to this address about this, oldest first. */
    public List<Read> to(String address, Subject thread) {
        return jdbc.sql("""
                        select kind, state, recipient_name, model_json from outbox_mail
                        where recipient = ? and thread_key = ? order by seq
                        """)
                .params(address, thread.key())
                .query((row, n) -> read(row))
                .list();
    }

    /**
     * A letter that would leave now.
     *
     * @param to   the addressee's record, null for readers
     * @param turn the task it is about, null if it is about none
     */
    public record Posted(
            long seq, @Nullable UUID to, @Nullable String turn, String thread, Read read) {}

    /** Everything written since, to whomever, that its addressee would still get. */
    public List<Posted> since(long seq) {
        return jdbc
                .sql("""
                        select seq, person_id, turn, thread_key, kind, state, recipient_name, model_json from outbox_mail
                        where seq > ? order by seq
                        """)
                .param(seq)
                .query((row, n) -> {
                    UUID to = row.getObject("person_id", UUID.class);
                    boolean wanted = check.stillWanted(
                            LetterKind.of(row.getString("kind")).orElseThrow(),
                            row.getString("turn"),
                            to == null ? null : new PersonId(to),
                            letterRenderer.model(row.getString("model_json")));
                    return wanted
                            ? new Posted(
                                    row.getLong("seq"),
                                    to,
                                    row.getString("turn"),
                                    row.getString("thread_key"),
                                    read(row))
                            : null;
                })
                .list()
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private Read read(ResultSet row) throws SQLException {
        LetterRenderer.Page page = letterRenderer.page(
                row.getString("kind"), row.getString("recipient_name"), Locale.ENGLISH, row.getString("model_json"));
        return new Read(
                row.getString("kind"),
                row.getString("state"),
                page.subject(),
                page.text().replaceAll("\\s+", " "),
                page.html());
    }

    public List<String> kinds(Person person, Subject thread) {
        return to(person, thread).stream().map(Read::kind).toList();
    }
}
