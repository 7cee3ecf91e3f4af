package org.imprimatur.outbox;

import java.util.List;
import java.util.Locale;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Subject;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The letters of the outbox as their addressees would read them. */
public final class RenderedLetters {

    private final JdbcClient jdbc;
    private final LetterRenderer letterRenderer;

    RenderedLetters(JdbcClient jdbc, LetterRenderer letterRenderer) {
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
                .query((row, n) -> {
                    LetterRenderer.Page page = letterRenderer.page(
                            row.getString("kind"),
                            row.getString("recipient_name"),
                            Locale.ENGLISH,
                            row.getString("model_json"));
                    return new Read(
                            row.getString("kind"),
                            row.getString("state"),
                            page.subject(),
                            page.text().replaceAll("\\s+", " "),
                            page.html());
                })
                .list();
    }

    public List<String> kinds(Person person, Subject thread) {
        return to(person, thread).stream().map(Read::kind).toList();
    }
}
