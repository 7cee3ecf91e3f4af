package org.imprimatur.publication.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.people.Credential;
import org.imprimatur.people.Credentials;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Refusal;
import org.imprimatur.publication.NoticeText;
import org.imprimatur.publication.SignatureDecisions;
import org.imprimatur.publication.web.QuestionedTextsPage.Form;
import org.imprimatur.publication.web.QuestionedTextsPage.Row;
import org.imprimatur.review.OutOfUse;
import org.imprimatur.review.QuestionedSignature;
import org.imprimatur.review.QuestionedSignatures;
import org.imprimatur.review.ReviewOutcomes;
import org.imprimatur.review.SignOff;
import org.imprimatur.review.SignOffs;
import org.imprimatur.review.SignatureDecision;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The texts that stand on a credential out of use, where publishers decide about all of them or one by one. */
@Controller
@RequestMapping("/desk/credentials/{credential}/texts")
class QuestionedTextsController {

    private final Credentials credentials;
    private final People people;
    private final QuestionedSignatures questioned;
    private final SignatureDecisions decisions;
    private final SignOffs signOffs;
    private final ReviewOutcomes outcomes;
    private final Articles articles;
    private final Messages messages;

    QuestionedTextsController(
            Credentials credentials,
            People people,
            QuestionedSignatures questioned,
            SignatureDecisions decisions,
            SignOffs signOffs,
            ReviewOutcomes outcomes,
            Articles articles,
            Messages messages) {
        this.credentials = credentials;
        this.people = people;
        this.questioned = questioned;
        this.decisions = decisions;
        this.signOffs = signOffs;
        this.outcomes = outcomes;
        this.articles = articles;
        this.messages = messages;
    }

    @AllowedFor(Who.EDITORS)
    @GetMapping
    ModelAndView look(@PathVariable UUID credential, @CurrentPerson Person me) {
        return page(credential, me, Form.empty());
    }

    /** Each text in a transaction of its own: what stands in the way of one does not undo the others. */
    @AllowedFor(Who.PUBLISHERS)
    @PostMapping
    ModelAndView decide(
            @PathVariable UUID credential,
            @ModelAttribute Form form,
            BindingResult binding,
            @CurrentPerson Person me,
            RedirectAttributes flash) {
        credentials.require(credential);
        SignatureDecision.Kind kind = form.decision();
        if (kind == null || form.chosen().isEmpty()) {
            return again(credential, me, form, new NothingChosen());
        }
        List<String> done = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (String choice : form.chosen()) {
            try {
                decisions.decide(me, credential, article(choice), sha256(choice), kind, form.words());
                done.add(choice);
            } catch (SignatureDecisions.DecisionReasonMissing | NoticeText.WordsTooLong typed) {
                return again(credential, me, form, typed);
            } catch (Refusal refusal) {
                refused.add(messages.text(refusal));
            }
        }
        flash.addFlashAttribute("flash", said(done.size(), refused));
        return new ModelAndView("redirect:" + href(credential));
    }

    private String said(int done, Collection<String> refused) {
        String decided = messages.say("publication.question.done", done);
        return refused.isEmpty()
                ? decided
                : decided + " " + String.join(" ", refused.stream().distinct().toList());
    }

    private ModelAndView again(UUID credential, Person me, Form form, Refusal refusal) {
        ModelAndView again = page(credential, me, form);
        again.addObject("refusal", refusal);
        again.setStatus(refusal.status());
        return again;
    }

    private ModelAndView page(UUID id, Person me, Form form) {
        Credential credential = credentials.require(id);
        Optional<OutOfUse> outOfUse = questioned.of(id);
        List<Row> rows = outOfUse.map(this::rows).orElse(List.of());
        return new ModelAndView(
                "publication/questioned-texts",
                "page",
                new QuestionedTextsPage(
                        href(id),
                        "/desk/people/" + credential.holder() + "/credentials/" + id,
                        credential.type() + ", " + credential.issuer(),
                        people.require(credential.holder()).name(),
                        outOfUse.isEmpty(),
                        outOfUse.map(OutOfUse::at).orElse(null),
                        outOfUse.map(OutOfUse::why).orElse(""),
                        outOfUse.map(OutOfUse::rejected).orElse(false),
                        rows,
                        me.holds(Role.publisher()) && !rows.isEmpty(),
                        form));
    }

    private List<Row> rows(OutOfUse outOfUse) {
        List<Row> rows = new ArrayList<>();
        for (QuestionedSignatures.SignedText text : questioned.texts(outOfUse.id())) {
            if (text.live() || decisions.isUnderWay(text.article())) {
                List<QuestionedSignature> all = questioned.under(text.article(), text.sha256());
                all.stream()
                        .filter(signature -> signature.outOfUse().id().equals(outOfUse.id()))
                        .findFirst()
                        .ifPresent(signature -> rows.add(row(text, signature, all)));
            }
        }
        return rows;
    }

    private Row row(QuestionedSignatures.SignedText text, QuestionedSignature about, List<QuestionedSignature> all) {
        Article article = articles.require(text.article());
        SignatureDecision decision = about.decision();
        long others = signOffs.matching(text.article(), text.sha256()).stream()
                .map(SignOff::signer)
                .distinct()
                .filter(signer -> all.stream()
                        .noneMatch(other ->
                                other.signature().signer().equals(signer) && (other.equals(about) || !other.stands())))
                .count();
        int needed = outcomes.of(text.article()).needed();
        return new Row(
                text.article() + "/" + text.sha256(),
                "/desk/articles/" + text.article(),
                article.title(),
                text.live(),
                about.signature().signedAt(),
                messages.say(
                        others >= needed ? "publication.question.enough" : "publication.question.too-few",
                        others,
                        needed),
                decision,
                decision == null
                        ? null
                        : people.find(decision.by()).map(Person::name).orElse(""));
    }

    private static ArticleId article(String choice) {
        try {
            return new ArticleId(UUID.fromString(choice.substring(0, Math.max(0, choice.indexOf('/')))));
        } catch (IllegalArgumentException odd) {
            throw new NothingChosen();
        }
    }

    private static String sha256(String choice) {
        return choice.substring(choice.indexOf('/') + 1);
    }

    private static String href(UUID credential) {
        return "/desk/credentials/" + credential + "/texts";
    }

    /** A decision is about at least one text, and is one of those that are offered. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    static class NothingChosen extends Refusal {

        NothingChosen() {
            super();
        }
    }
}
