package org.imprimatur.bench;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.imprimatur.article.Article;
import org.imprimatur.article.Risk;
import org.imprimatur.demo.DemoArticles;
import org.imprimatur.demo.DemoServer;
import org.imprimatur.demo.DemoStaff;
import org.imprimatur.demo.PostOffice;
import org.imprimatur.inbox.InboundMailStore;
import org.imprimatur.inbox.Provenance;
import org.imprimatur.journey.Colleague;
import org.imprimatur.journey.Visitor;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long a publisher waits for a page of the desk after a year's work in a large newsroom: twenty thousand articles, a
 * report for every tenth, and one article that was worked on all the year.
 */
final class YearBench {

    private static final int ARTICLES = Integer.getInteger("bench.articles", 20_000);
    private static final int ROUNDS = 40;
    private static final int WARM_UP = 60;

    private YearBench() {}

    static void run() throws Exception {
        System.out.printf("%nPages of the desk with %,d articles and a year of history%n", ARTICLES);
        try (Postgres postgres = new Postgres();
                PostOffice postOffice = PostOffice.open();
                DemoServer server = DemoServer.start(postgres.database("year"), postOffice, "--logging.level.root=WARN")
                        .staffed()) {
            Article busy = newsroom(server);
            YearSeeding seeding = new YearSeeding(server.bean(JdbcClient.class));
            seeding.fillUpTo(ARTICLES);
            seeding.workOn(busy.id().toString(), 40);
            Visitor publisher = new Visitor(server.address());
            publisher.signIn(DemoStaff.PUBLISHER, DemoStaff.PASSWORD);
            pages(busy).forEach((what, address) -> measure(publisher, what, address));
        }
    }

    /** An article in each of the states that most are in, and a report that was answered. */
    private static Article newsroom(DemoServer server) {
        DemoArticles articles = server.bean(DemoArticles.class);
        Article live = articles.begin("adult-sleep", "sleep", Risk.ORDINARY);
        articles.submit(live);
        Colleague reviewer = new Colleague(server.address(), DemoStaff.REVIEWER, DemoStaff.PASSWORD);
        reviewer.take(articles.turn(live));
        reviewer.sign(articles.turn(live));
        Colleague publisher = new Colleague(server.address(), DemoStaff.PUBLISHER, DemoStaff.PASSWORD);
        publisher.take(articles.turn(live));
        publisher.publishNow(articles.turn(live));
        articles.submit(articles.begin("washing-hands", "healthy living", Risk.ORDINARY));
        articles.begin("vitamin-d-in-winter", "nutrition", Risk.ORDINARY);
        report(server, live);
        return live;
    }

    private static void report(DemoServer server, Article about) {
        byte[] mail = String.join(
                        "\r\n",
                        "Message-ID: <report@home.example>",
                        "From: Robin Reader <robin@home.example>",
                        "To: corrections@localhost",
                        "Subject: Article " + about.number(),
                        "",
                        "Is that really so?",
                        "")
                .getBytes(StandardCharsets.US_ASCII);
        server.bean(InboundMailStore.class).accept(mail, Provenance.fromFile("a reader", mail.length));
        JdbcClient jdbc = server.bean(JdbcClient.class);
        while (jdbc.sql("select count(*) from worklist where subject like 'report:%'")
                        .query(Integer.class)
                        .single()
                == 0) {
            LockSupport.parkNanos(100_000_000);
        }
    }

    private static Map<String, String> pages(Article busy) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("your turn", "/desk");
        pages.put("articles", "/desk/articles");
        pages.put("articles, in the middle", "/desk/articles?before=" + ARTICLES / 2);
        pages.put("articles on their way", "/desk/articles?state=work");
        pages.put("articles of a topic", "/desk/articles?topic=nutrition");
        pages.put("search that finds many", "/desk/articles?q=sleep");
        pages.put("search that finds one", "/desk/articles?q=sleep%20" + ARTICLES / 5);
        pages.put("search that finds none", "/desk/articles?q=nothing%20has%20this");
        pages.put("calendar", "/desk/calendar");
        pages.put("calendar of a topic", "/desk/calendar?topic=nutrition");
        pages.put("timeline of a busy article", "/desk/articles/" + busy.id() + "/timeline");
        pages.put("reports", "/desk/reports");
        pages.put("search in reports", "/desk/reports?q=robin");
        pages.put("letters that went out", "/desk/mail?tab=sent");
        pages.put("search in letters", "/desk/mail?q=sleep%20reviewer");
        return pages;
    }

    private static void measure(Visitor publisher, String what, String address) {
        for (int i = 0; i < WARM_UP; i++) {
            publisher.get(address).expect(200);
        }
        long[] took = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            publisher.get(address).expect(200);
            took[i] = System.nanoTime() - start;
        }
        Samples samples = new Samples(took);
        System.out.printf("    %-28s %s%n", what, samples);
        Verdict.atMost(what + ", p95 in ms", samples.percentile(95), 200);
    }
}
