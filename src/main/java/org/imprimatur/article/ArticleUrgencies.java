package org.imprimatur.article;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.Urgency;
import org.imprimatur.worklist.UrgencyProvider;

/** What makes work on articles urgent, as one room knows it by their ids. */
public abstract class ArticleUrgencies implements UrgencyProvider {

    /** One of perhaps several reasons why work on an article is urgent. */
    public record Reason(UUID article, Urgency urgency) {}

    @Override
    public Map<Subject, Urgency> urgencies(Collection<Subject> subjects) {
        List<UUID> articles = new ArrayList<>();
        subjects.stream()
                .filter(subject -> subject.is(Subject.Kind.ARTICLE))
                .forEach(subject -> articles.add(ArticleId.of(subject).value()));
        Map<Subject, Urgency> found = new HashMap<>();
        if (!articles.isEmpty()) {
            reasons(articles)
                    .forEach(reason ->
                            found.merge(new ArticleId(reason.article()).subject(), reason.urgency(), Urgency::and));
        }
        return found;
    }

    @Override
    public Collection<Subject> urgentSubjects() {
        return articles().stream().map(id -> new ArticleId(id).subject()).toList();
    }

    /** Of these articles, of which there is at least one. */
    protected abstract List<Reason> reasons(List<UUID> articles);

    /** All articles there is a reason for. */
    protected abstract List<UUID> articles();
}
