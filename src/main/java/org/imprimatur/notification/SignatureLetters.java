package org.imprimatur.notification;

import java.util.HashMap;
import java.util.Map;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.outbox.Letter;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.review.SignOff;
import org.imprimatur.review.SignOffs;
import org.imprimatur.review.Signing;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The letters a signature owes: the news to the writer, and to the clinician what stands under their name from now on. */
@Component
class SignatureLetters {

    private final Outbox outbox;
    private final People people;
    private final Articles articles;
    private final SignOffs signOffs;
    private final NextSteps nextSteps;

    SignatureLetters(Outbox outbox, People people, Articles articles, SignOffs signOffs, NextSteps nextSteps) {
        this.outbox = outbox;
        this.people = people;
        this.articles = articles;
        this.signOffs = signOffs;
        this.nextSteps = nextSteps;
    }

    /** What comes next, the process has decided by now. */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(Signing.RevisionSigned event) {
        Article article = articles.require(event.article());
        Person signer = people.require(event.by());
        Person writer = people.require(article.writer());
        if (!signer.is(writer.id()) && writer.active()) {
            tellWriter(article, writer, signer, event.taskId());
        }
    }

    /** Before anything follows from it: whatever else they are told of the text comes after. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void confirm(Signing.RevisionSigned event) {
        Person signer = people.require(event.by());
        signOffs.byTask(event.taskId())
                .filter(signature -> signer.active())
                .ifPresent(signature -> confirm(articles.require(event.article()), signer, signature));
    }

    /** The writer need do nothing, but has waited for this. Of a text that readers see by now they are told otherwise. */
    private void tellWriter(Article article, Person writer, Person signer, String task) {
        Map<String, Object> model = nextSteps.of(article, writer.id());
        if (".live".equals(model.get("next"))) {
            return;
        }
        model.put("number", article.number());
        model.put("title", article.title());
        model.put("signer", signer.name());
        model.put("path", "/desk/articles/" + article.id());
        outbox.post(new Letter(
                LetterKind.SIGNED,
                "signed:" + task + ":" + writer.id(),
                Letter.to(writer).about(article.id().subject()),
                model));
    }

    /** For their own records, and so that nobody signs in their name without their hearing of it. */
    private void confirm(Article article, Person signer, SignOff signature) {
        Map<String, Object> model = new HashMap<>();
        model.put("number", article.number());
        model.put("title", article.title());
        model.put("signer", signature.byline());
        model.put("revision", String.valueOf(signature.revision()));
        model.put("sha256", signature.sha256());
        model.put("at", signature.signedAt().toString());
        model.put("note", signature.statement());
        model.put("live", article.isLiveWith(signature.sha256()));
        model.put("path", "/desk/tasks/" + signature.taskId() + "/review");
        outbox.post(new Letter(
                LetterKind.SIGNATURE,
                "signature:" + signature.id(),
                Letter.to(signer).about(article.id().subject()),
                model));
    }
}
