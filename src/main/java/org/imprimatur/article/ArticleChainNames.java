package org.imprimatur.article;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.audit.ChainNames;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Names an article's chain for the audit's pages, and finds it by the article's number, its id or its public address.
 */
@Component
class ArticleChainNames implements ChainNames {

    private final JdbcClient jdbc;
    private final Messages messages;

    ArticleChainNames(JdbcClient jdbc, Messages messages) {
        this.jdbc = jdbc;
        this.messages = messages;
    }

    @Override
    public Optional<Subject> chain(String typed) {
        if (typed.matches("\\d{1,9}")) {
            return jdbc.sql("select id from article where number = ?")
                    .param(Integer.parseInt(typed))
                    .query(UUID.class)
                    .optional()
                    .map(id -> new ArticleId(id).subject());
        }
        if (typed.length() == 36) {
            return id(typed).filter(this::known).map(ArticleId::subject);
        }
        return jdbc.sql("select id from article where slug = ?")
                .param(typed)
                .query(UUID.class)
                .optional()
                .map(id -> new ArticleId(id).subject());
    }

    @Override
    public Map<Subject, Named> names(Collection<Subject> chains) {
        List<UUID> ids = chains.stream()
                .filter(chain -> chain.is(Subject.Kind.ARTICLE))
                .map(chain -> id(chain.id()))
                .flatMap(Optional::stream)
                .map(ArticleId::value)
                .toList();
        Map<Subject, Named> names = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, number, title from article where id in (:ids)")
                    .param("ids", ids)
                    .query(row -> {
                        ArticleId id = new ArticleId(row.getObject("id", UUID.class));
                        names.put(
                                id.subject(),
                                new Named(say(row.getInt("number"), row.getString("title")), "/desk/articles/" + id));
                    });
        }
        return names;
    }

    private boolean known(ArticleId id) {
        return jdbc.sql("select count(*) from article where id = ?")
                        .param(id.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private String say(int number, String title) {
        return messages.say("audit.chain.article.named", Integer.toString(number), title);
    }

    private static Optional<ArticleId> id(String text) {
        try {
            return Optional.of(ArticleId.of(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
