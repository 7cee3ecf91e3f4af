package org.imprimatur.inbox;

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

/** Names mails for the audit's pages: by when they came, and by nothing that a reader wrote. */
@Component
class InboundMailNames implements RecordNames {

    private final JdbcClient jdbc;
    private final Messages messages;
    private final TimeFormats timeFormats;

    InboundMailNames(JdbcClient jdbc, Messages messages, TimeFormats timeFormats) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.timeFormats = timeFormats;
    }

    @Override
    public Map<UUID, ChainNames.Named> named(Collection<UUID> ids) {
        Map<UUID, ChainNames.Named> names = new HashMap<>();
        jdbc.sql("select id, created_at from inbound_mail where id in (:ids)")
                .param("ids", ids)
                .query(row -> {
                    UUID id = row.getObject("id", UUID.class);
                    String words = messages.say("audit.mail", timeFormats.exact(DbTime.read(row, "created_at")));
                    names.put(id, new ChainNames.Named(words, "/desk/mail/in/" + id));
                });
        return names;
    }
}
