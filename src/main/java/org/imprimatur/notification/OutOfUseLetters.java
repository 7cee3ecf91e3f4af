package org.imprimatur.notification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.article.Article;
import org.imprimatur.outbox.Letter;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.publication.OutOfUseEffects;
import org.imprimatur.review.OutOfUse;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Letters to publishers when a credential is taken out of use on which texts stand, and when it is given back. */
@Component
class OutOfUseLetters {

    /** As many as a letter is read through; the page has them all. */
    private static final int LISTED = 20;

    private final Outbox outbox;
    private final People people;

    OutOfUseLetters(Outbox outbox, People people) {
        this.outbox = outbox;
        this.people = people;
    }

    @EventListener
    void on(OutOfUseEffects.TextsInQuestion event) {
        OutOfUse outOfUse = event.outOfUse();
        Map<String, Object> model = model(outOfUse, event.by(), outOfUse.why());
        model.put("how", outOfUse.rejected() ? "rejected" : "revoked");
        model.put("count", event.live().size());
        model.put("waiting", lines(event.live()));
        model.put("more", Math.max(0, event.live().size() - LISTED));
        model.put("others", lines(event.calledBack()));
        post(LetterKind.CREDENTIAL_OUT, "out:", outOfUse, event.by(), model);
    }

    @EventListener
    void on(OutOfUseEffects.TextsCleared event) {
        Map<String, Object> model = model(event.outOfUse(), event.by(), event.why());
        post(LetterKind.CREDENTIAL_BACK, "back:", event.outOfUse(), event.by(), model);
    }

    private Map<String, Object> model(OutOfUse outOfUse, PersonId by, String note) {
        Map<String, Object> model = new HashMap<>();
        model.put("credential", outOfUse.type());
        model.put("holder", people.require(outOfUse.holder()).name());
        model.put("by", people.find(by).map(Person::name).orElse(""));
        model.put("note", note);
        model.put("path", "/desk/credentials/" + outOfUse.credential() + "/texts");
        return model;
    }

    /** Nobody is told by letter of what they have just done themselves. */
    private void post(LetterKind kind, String key, OutOfUse outOfUse, PersonId by, Map<String, Object> model) {
        for (Person publisher : people.holding(Role.publisher())) {
            if (!publisher.id().equals(by)) {
                outbox.post(new Letter(
                        kind,
                        "credential-" + key + outOfUse.id() + ":" + publisher.id(),
                        Letter.to(publisher).about(outOfUse.holder().subject()),
                        model));
            }
        }
    }

    private static List<Map<String, Object>> lines(List<Article> articles) {
        return articles.stream()
                .limit(LISTED)
                .map(article -> Map.<String, Object>of(
                        "title", article.title(),
                        "number", article.number(),
                        "path", "/desk/articles/" + article.id()))
                .toList();
    }
}
