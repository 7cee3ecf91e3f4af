package org.imprimatur.outbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.audit.ChainNames;
import org.imprimatur.audit.RecordNames;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.TimeFormats;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names letters for the audit's pages: by their kind and when they were written, and not by whom they go to. */
@Component
class LetterNames implements RecordNames {

    private final JdbcClient jdbc;
    private final Messages messages;
    private final TimeFormats timeFormats;

    LetterNames(JdbcClient jdbc, Messages messages, TimeFormats timeFormats) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.timeFormats = timeFormats;
    }

    @Override
    public Map<UUID, ChainNames.Named> named(Collection<UUID> ids) {
        Map<UUID, ChainNames.Named> names = new HashMap<>();
        jdbc.sql("select id, kind, created_at from outbox_mail where id in (:ids)")
                .param("ids", ids)
                .query(row -> {
                    UUID id = row.getObject("id", UUID.class);
                    String kind = messages.find("mail.kind." + row.getString("kind"))
                            .orElseGet(() -> messages.say("mail.kind.unknown"));
                    String words =
                            messages.say("audit.letter", kind, timeFormats.exact(DbTime.read(row, "created_at")));
                    names.put(id, new ChainNames.Named(words, "/desk/mail/" + id));
                });
        return names;
    }
}
