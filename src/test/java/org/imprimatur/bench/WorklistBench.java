package org.imprimatur.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Risk;
import org.imprimatur.demo.DemoArticles;
import org.imprimatur.demo.DemoServer;
import org.imprimatur.demo.DemoStaff;
import org.imprimatur.demo.PostOffice;
import org.imprimatur.journey.Visitor;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.worklist.TurnQueues;
import org.imprimatur.worklist.WorklistFilter;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a reviewer's list and a handoff cost at 1,000 and at 1,000,000 open tasks: two databases on one PostgreSQL, a
 * server on each, asked in turns so that neither has the quieter machine.
 */
final class WorklistBench {

    private static final int FEW = 1_000;
    private static final int MANY = Integer.getInteger("bench.tasks", 1_000_000);
    private static final int ROUNDS = 5;

    private WorklistBench() {}

    static void run() throws Exception {
        System.out.printf("%nWorklist and completion at %,d and at %,d open tasks%n", FEW, MANY);
        try (Postgres postgres = new Postgres();
                PostOffice postOffice = PostOffice.open();
                Side few = new Side(postgres, postOffice, "few", FEW);
                Side many = new Side(postgres, postOffice, "many", MANY)) {
            for (int round = 0; round < ROUNDS; round++) {
                few.measure(round == 0);
                many.measure(round == 0);
            }
            System.out.println("  page query, counts and 'waiting for others', in the reviewer's name");
            compare("page query", few.pages, many.pages);
            System.out.println("  the whole page over HTTP");
            compare("page over HTTP", few.requests, many.requests);
            System.out.println("  submitting: complete the task, open the next one, worklist, audit, letters");
            compare("completing a task", few.completions, many.completions);
        }
    }

    private static void compare(String what, List<Long> few, List<Long> many) {
        Samples small = samples(few);
        Samples large = samples(many);
        System.out.printf("    %,11d open  %s%n", FEW, small);
        System.out.printf("    %,11d open  %s%n", MANY, large);
        Verdict.atMost(what + ", many : few (median)", large.median() / small.median(), 1.5);
    }

    private static Samples samples(List<Long> nanos) {
        return new Samples(nanos.stream().mapToLong(Long::longValue).toArray());
    }

    /** One database with its server. */
    private static final class Side implements AutoCloseable {

        private final DemoServer server;
        private final Visitor visitor;
        private final TurnQueues turnQueues;
        private final Person reviewer;
        private final Person writer;
        private final List<Long> pages = new ArrayList<>();
        private final List<Long> requests = new ArrayList<>();
        private final List<Long> completions = new ArrayList<>();

        Side(Postgres postgres, PostOffice postOffice, String name, int openTasks) throws Exception {
            server = DemoServer.start(postgres.database(name), postOffice, "--imprimatur.schedules=false")
                    .staffed();
            DemoArticles articles = server.bean(DemoArticles.class);
            Article model = articles.begin("adult-sleep", "sleep", Risk.ORDINARY);
            articles.submit(model);
            long start = System.nanoTime();
            new Seeding(server.bean(JdbcClient.class), articles.turn(model)).fillUpTo(openTasks);
            System.out.printf(
                    "  seeded %,d open tasks in %d s%n", openTasks, (System.nanoTime() - start) / 1_000_000_000);
            turnQueues = server.bean(TurnQueues.class);
            reviewer = server.bean(People.class).byEmail(DemoStaff.REVIEWER).orElseThrow();
            writer = server.bean(People.class).byEmail(DemoStaff.WRITER).orElseThrow();
            visitor = new Visitor(server.address());
            visitor.signIn(DemoStaff.REVIEWER, DemoStaff.PASSWORD);
        }

        void measure(boolean first) throws Exception {
            repeat(pages, first ? 300 : 20, 100, this::page);
            repeat(requests, first ? 100 : 10, 40, () -> visitor.get("/desk").expect(200));
            List<String> tasks = drafts((first ? 100 : 10) + 60);
            int warmUp = tasks.size() - 60;
            for (int i = 0; i < tasks.size(); i++) {
                long start = System.nanoTime();
                server.bean(ArticleCommands.class).submit(writer, tasks.get(i));
                if (i >= warmUp) {
                    completions.add(System.nanoTime() - start);
                }
            }
        }

        private void page() {
            turnQueues.page(reviewer, WorklistFilter.everything(), null);
            turnQueues.counts(reviewer);
            turnQueues.waitingForOthers(reviewer);
        }

        /** Fresh drafts, and the ids of the turns to write them. */
        private List<String> drafts(int many) {
            Articles articles = server.bean(Articles.class);
            ArticleCommands articleCommands = server.bean(ArticleCommands.class);
            DemoArticles demo = server.bean(DemoArticles.class);
            Article model = articles.bySlug("adult-sleep").orElseThrow();
            List<String> tasks = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                tasks.add(demo.turn(articleCommands.begin(
                        writer,
                        "bench-" + UUID.randomUUID(),
                        "sleep",
                        Risk.ORDINARY,
                        articles.latest(model).text())));
            }
            return tasks;
        }

        private static void repeat(List<Long> into, int warmUp, int rounds, Samples.Action action) throws Exception {
            for (int i = 0; i < warmUp; i++) {
                action.run();
            }
            for (int i = 0; i < rounds; i++) {
                long start = System.nanoTime();
                action.run();
                into.add(System.nanoTime() - start);
            }
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
