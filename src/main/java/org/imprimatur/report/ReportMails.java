package org.imprimatur.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.mime.Attachment;
import org.imprimatur.mime.Authenticity;
import org.imprimatur.mime.ParseLevel;
import org.imprimatur.mime.ParseWarning;
import org.imprimatur.mime.ParsedMail;
import org.imprimatur.mime.Sender;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The mails of all cases: what they say, in words. */
@Repository
public class ReportMails {

    /** More than anybody reads on a page; all of it stays in the mail itself. */
    private static final int FIRST_WORDS = 140;

    private static final int LONGEST = 200_000;

    private final JdbcClient jdbc;

    ReportMails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(
            ReportId report,
            UUID mail,
            ReportMail.Kind kind,
            ParsedMail parsedMail,
            @Nullable PersonId by,
            Instant now) {
        Sender from = parsedMail.from();
        jdbc.sql("""
                        insert into report_mail (mail_id, report_id, kind, from_address, from_name, subject, said, quoted,
                          signature, has_html, message_id, refs, authenticity, rung, oddities, written_at, filed_at,
                          filed_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        mail,
                        report.value(),
                        kind.name(),
                        from == null ? null : cut(from.address(), 320),
                        from == null ? "" : cut(from.name(), 200),
                        cut(parsedMail.subject(), 400),
                        cut(parsedMail.body().said(), LONGEST),
                        cut(parsedMail.body().quoted(), LONGEST),
                        cut(parsedMail.body().signature(), LONGEST),
                        parsedMail.body().html() != null,
                        parsedMail.messageId() == null ? null : cut(parsedMail.messageId(), 1000),
                        String.join(" ", parsedMail.references()),
                        parsedMail.authenticity().name(),
                        parsedMail.level().name(),
                        parsedMail.warnings().stream().map(Enum::name).sorted().collect(Collectors.joining(" ")),
                        DbTime.atOrNull(parsedMail.date()),
                        DbTime.at(now),
                        by == null ? null : by.value())
                .update();
        int number = 0;
        for (Attachment file : parsedMail.attachments()) {
            jdbc.sql("""
                            insert into report_attachment (mail_id, number, name, media_type, size, harmful, cut)
                            values (?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            mail,
                            number++,
                            cut(file.name(), 300),
                            cut(file.mediaType(), 200),
                            (long) file.bytes().length,
                            file.harmful(),
                            file.cut())
                    .update();
        }
    }

    /** The mails of a case, oldest first. */
    public List<ReportMail> of(ReportId report) {
        Map<UUID, List<ReportMail.File>> files = jdbc
                .sql("""
                        select a.* from report_attachment a join report_mail m on m.mail_id = a.mail_id
                        where m.report_id = ? order by a.number
                        """)
                .param(report.value())
                .query((row, n) -> Map.entry(row.getObject("mail_id", UUID.class), file(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, HashMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql("select * from report_mail where report_id = ? order by filed_at, mail_id")
                .param(report.value())
                .query((row, n) -> mail(row, files.getOrDefault(row.getObject("mail_id", UUID.class), List.of())))
                .list();
    }

    /** The last one a person wrote: the one an answer answers. */
    Optional<ReportMail> latestByPerson(ReportId report) {
        return of(report).stream().filter(mail -> mail.kind().isByPerson()).reduce((earlier, later) -> later);
    }

    private static ReportMail.File file(ResultSet row) throws SQLException {
        return new ReportMail.File(
                row.getInt("number"),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getBoolean("harmful"),
                row.getBoolean("cut"));
    }

    private static ReportMail mail(ResultSet row, List<ReportMail.File> files) throws SQLException {
        UUID by = row.getObject("filed_by", UUID.class);
        return new ReportMail(
                row.getObject("mail_id", UUID.class),
                new ReportId(row.getObject("report_id", UUID.class)),
                ReportMail.Kind.valueOf(row.getString("kind")),
                row.getString("from_address"),
                row.getString("from_name"),
                row.getString("subject"),
                row.getString("said"),
                row.getString("quoted"),
                row.getString("signature"),
                row.getBoolean("has_html"),
                row.getString("message_id"),
                words(row.getString("refs")),
                Authenticity.valueOf(row.getString("authenticity")),
                ParseLevel.valueOf(row.getString("rung")),
                warnings(row.getString("oddities")),
                DbTime.readOrNull(row, "written_at"),
                DbTime.read(row, "filed_at"),
                by == null ? null : new PersonId(by),
                files);
    }

    private static Set<ParseWarning> warnings(String names) {
        return words(names).stream().map(ParseWarning::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    /** How a mail begins, for one line of a list. */
    static String firstWords(String said) {
        String words = said.strip().replaceAll("\\s+", " ");
        return words.length() <= FIRST_WORDS
                ? words
                : cut(words, FIRST_WORDS - 1).strip() + "…";
    }

    /** Never in the middle of a character. */
    public static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end);
    }
}
