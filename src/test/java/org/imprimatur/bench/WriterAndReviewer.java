package org.imprimatur.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Risk;
import org.imprimatur.demo.DemoArticles;
import org.imprimatur.demo.DemoServer;
import org.imprimatur.demo.DemoStaff;
import org.imprimatur.journey.Visitor;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;

/** A writer and a reviewer with a sign-in each, sending the forms of their pages. */
final class WriterAndReviewer implements Worker {

    private static final int ARTICLES = 8;

    private final DemoArticles turns;
    private final Articles articles;
    private final ArticleCommands articleCommands;
    private final Person author;
    private final FormSender writer;
    private final FormSender reviewer;
    private final String writersToken;
    private final String reviewersToken;
    private final Deque<InHand> inHand = new ArrayDeque<>();

    /** An article under way, and whether it lies with the reviewer. */
    private record InHand(Article article, String sha256, boolean withReviewer) {

        InHand passedOn() {
            return new InHand(article, sha256, !withReviewer);
        }
    }

    WriterAndReviewer(DemoServer server) {
        turns = server.bean(DemoArticles.class);
        articles = server.bean(Articles.class);
        articleCommands = server.bean(ArticleCommands.class);
        author = server.bean(People.class).byEmail(DemoStaff.WRITER).orElseThrow();
        Visitor atWriting = new Visitor(server.address());
        Visitor atReview = new Visitor(server.address());
        writersToken = token(atWriting, DemoStaff.WRITER);
        reviewersToken = token(atReview, DemoStaff.REVIEWER);
        writer = new FormSender(server.address(), atWriting.cookies());
        reviewer = new FormSender(server.address(), atReview.cookies());
    }

    @Override
    public void prepare() {
        follow();
        inHand.clear();
        for (int i = 0; i < ARTICLES; i++) {
            Article article = articleCommands.begin(
                    author, "bench-" + UUID.randomUUID(), "sleep", Risk.ORDINARY, turns.textOf("adult-sleep"));
            turns.submit(article);
            expectRedirect(
                    reviewer.post("/desk/tasks/" + turns.turn(article) + "/take", Map.of("_csrf", reviewersToken)));
            inHand.add(new InHand(article, articles.latest(article).sha256(), true));
        }
    }

    @Override
    public void handoff() {
        InHand next = inHand.remove();
        String task = turns.turn(next.article());
        if (next.withReviewer()) {
            expectRedirect(reviewer.post(
                    "/desk/tasks/" + task + "/review/request-changes",
                    Map.of(
                            "_csrf",
                            reviewersToken,
                            "revision",
                            "1",
                            "sha256",
                            next.sha256(),
                            "reason",
                            "Please say who should see a doctor.")));
        } else {
            expectRedirect(writer.post(
                    "/desk/tasks/" + task + "/write/submit",
                    Map.of("_csrf", writersToken, "revision", "1", "base", "1")));
        }
        inHand.add(next.passedOn());
    }

    /** Looks at the pages that they were sent on to, as a browser does. */
    void follow() {
        writer.follow();
        reviewer.follow();
    }

    private static String token(Visitor visitor, String email) {
        return visitor.signIn(email, DemoStaff.PASSWORD)
                .document()
                .select("input[name=_csrf]")
                .first()
                .val();
    }

    private static void expectRedirect(int status) {
        if (status / 100 != 3) {
            throw new IllegalStateException("A handoff was answered with " + status);
        }
    }
}
