package org.imprimatur.journey;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.imprimatur.article.ArticleId;
import org.jsoup.nodes.Element;

/** Somebody of the newsroom at work: each action is done on its page, as the page offers it. */
public final class Colleague {

    private static final String SOURCES = """
            [{"id": "who-activity", "type": "webpage", "title": "Physical activity",
              "author": [{"literal": "World Health Organization"}],
              "URL": "https://www.who.int/news-room/fact-sheets/detail/physical-activity"}]""";

    private final Visitor visitor;
    private final String email;
    private final String password;

    /** Signs in. */
    public Colleague(URI server, String email, String password) {
        this(new Visitor(server), email, password);
    }

    public Colleague(Visitor visitor, String email, String password) {
        this.visitor = visitor;
        this.email = email;
        this.password = password;
        visitor.signIn(email, password);
    }

    public Visitor visitor() {
        return visitor;
    }

    public String email() {
        return email;
    }

    /** From the next action on, works at that server. */
    public void moveTo(URI server) {
        visitor.moveTo(server);
    }

    /** Begins an article on its page and returns the id of the turn to write it. */
    public String begin(String title, String body) {
        done(visitor.get("/desk/articles/new")
                .expect(200)
                .form("/desk/articles/new")
                .with("title", title)
                .with("topic", "healthy living")
                .with("risk", "ORDINARY")
                .send());
        String taskId = turnOn(title);
        save(taskId, body);
        return taskId;
    }

    public Visitor.Page save(String taskId, String body) {
        return done(visitor.get("/desk/tasks/" + taskId + "/write")
                .expect(200)
                .form("/" + taskId + "/write")
                .with("standfirst", "What is known, in two minutes.")
                .with("body", body)
                .with("sources", SOURCES)
                .send());
    }

    /** The id of the turn that waits for this person, alone or with others, on the article with this title. */
    public String turnOn(String title) {
        String address = "/desk";
        while (!address.isEmpty()) {
            Visitor.Page page = visitor.get(address).expect(200);
            for (Element row : page.document().select(".turn")) {
                Element link = row.selectFirst(".turn-title a[href*=/desk/tasks/]");
                if (link != null && link.text().equals(title)) {
                    return link.attr("href").replaceFirst(".*/desk/tasks/([^/?]+).*", "$1");
                }
            }
            address = page.document().select("a[rel=next]").attr("href");
        }
        throw new AssertionError("Nothing on '" + title + "' waits for " + email);
    }

    public Visitor.Page open(String taskId) {
        return visitor.get("/desk/tasks/" + taskId).expect(200);
    }

    /** Unless it was given to them, and they might only hand it back. */
    public Visitor.Page take(String taskId) {
        Visitor.Page page = open(taskId);
        return page.offers("/" + taskId + "/hand-back")
                ? page
                : done(page.form("/" + taskId + "/take").send());
    }

    public Visitor.Page submit(String taskId) {
        return done(visitor.get("/desk/tasks/" + taskId + "/write/submit")
                .expect(200)
                .form("/write/submit")
                .send());
    }

    public Visitor.Page requestChanges(String taskId, String reason) {
        return done(visitor.get("/desk/tasks/" + taskId + "/review/request-changes")
                .expect(200)
                .form("/review/request-changes")
                .with("reason", reason)
                .send());
    }

    public Visitor.Page sign(String taskId) {
        return done(visitor.get("/desk/tasks/" + taskId + "/review/sign")
                .expect(200)
                .form("/review/sign")
                .tickAll("ticked")
                .with("agreed", "true")
                .with("password", password)
                .send());
    }

    public Visitor.Page publishNow(String taskId) {
        return done(visitor.get("/desk/tasks/" + taskId + "/publish")
                .expect(200)
                .form("/publish/now")
                .send());
    }

    public Visitor.Page schedule(String taskId, Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        return done(visitor.get("/desk/tasks/" + taskId + "/publish")
                .expect(200)
                .form("/publish/schedule")
                .withIfAsked(
                        "at", DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm").format(local))
                .withIfAsked("date", DateTimeFormatter.ISO_LOCAL_DATE.format(local))
                .withIfAsked("day", DateTimeFormatter.ISO_LOCAL_DATE.format(local))
                .withIfAsked("time", DateTimeFormatter.ofPattern("HH:mm").format(local))
                .send());
    }

    /** Starts the correction of a live article from its page on the desk. */
    public Visitor.Page correct(ArticleId article, String severity, String summary) {
        return done(visitor.get("/desk/articles/" + article + "/correction")
                .expect(200)
                .form("/correction")
                .with("severity", severity)
                .with("summary", summary)
                .send());
    }

    private static Visitor.Page done(Visitor.Page page) {
        if (!page.isDone()) {
            throw new AssertionError(page.path() + " was not done: " + page.status() + " " + page.text());
        }
        return page;
    }
}
