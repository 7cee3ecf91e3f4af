package org.imprimatur.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Risk;
import org.imprimatur.demo.DemoArticles;
import org.imprimatur.demo.DemoServer;
import org.imprimatur.demo.DemoStaff;
import org.imprimatur.demo.PostOffice;
import org.imprimatur.journey.Visitor;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;

/**
 * Handoffs per second through our pages, beside the bare engine completing the tasks of the very same process definition
 * in the very same tables, by turns. The bare engine does nothing else: no sign-in, page, article, worklist, audit, letter.
 */
final class HandoffBench {

    private static final int THREADS = Integer.getInteger("bench.threads", 4);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final long ROUND_MILLIS = Long.getLong("bench.millis", 5_000);

    private HandoffBench() {}

    static void run() throws Exception {
        System.out.printf(
                "%nHandoffs per second, %d threads, %d rounds of %.0f s by turns on one PostgreSQL database%n",
                THREADS, ROUNDS, ROUND_MILLIS / 1000.0);
        try (Postgres postgres = new Postgres();
                PostOffice postOffice = PostOffice.open();
                DemoServer server = DemoServer.start(
                                postgres.database("handoffs"),
                                postOffice,
                                "--imprimatur.schedules=false",
                                "--camunda.bpm.job-execution.enabled=false",
                                "--logging.level.root=WARN")
                        .staffed();
                HikariDataSource pool = pool(postgres.url("handoffs"))) {
            ProcessEngine bare = bareEngine(pool);
            List<Worker> ours = IntStream.range(0, THREADS)
                    .mapToObj(i -> (Worker) new OurLane(server))
                    .toList();
            List<Worker> theirs = IntStream.range(0, THREADS)
                    .mapToObj(i -> (Worker) new BareLane(bare))
                    .toList();
            drive(theirs, 2 * ROUND_MILLIS);
            drive(ours, 2 * ROUND_MILLIS);
            List<Double> oursPerSecond = new ArrayList<>();
            List<Double> barePerSecond = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                barePerSecond.add(drive(theirs, ROUND_MILLIS));
                oursPerSecond.add(drive(ours, ROUND_MILLIS));
            }
            double our = median(oursPerSecond);
            double their = median(barePerSecond);
            System.out.println("  submit, request changes, submit, ... over and over (median of the rounds)");
            System.out.printf(Locale.ROOT, "    bare engine       %7.1f handoffs/s%n", their);
            System.out.printf(Locale.ROOT, "    through our pages %7.1f handoffs/s%n", our);
            Verdict.atLeast("handoffs per second, ours : bare engine", our / their, 0.7);
            bare.close();
        }
    }

    /** @return handoffs per second of all together */
    private static double drive(List<Worker> workers, long millis) throws Exception {
        AtomicBoolean open = new AtomicBoolean(true);
        LongAdder handoffs = new LongAdder();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (Worker worker : workers) {
            threads.add(new Thread(() -> {
                try {
                    while (open.get()) {
                        worker.handoff();
                        handoffs.increment();
                    }
                } catch (Throwable broken) {
                    failure.set(broken);
                    open.set(false);
                }
            }));
        }
        long start = System.nanoTime();
        threads.forEach(Thread::start);
        Thread.sleep(millis);
        open.set(false);
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
        return handoffs.sum() / ((System.nanoTime() - start) / 1e9);
    }

    private interface Worker {

        void handoff() throws Exception;
    }

    /** A writer and a reviewer with a sign-in each, sending the forms of their pages. */
    private static final class OurLane implements Worker {

        private final DemoArticles turns;
        private final Article article;
        private final String sha256;
        private final Visitor writer;
        private final Visitor reviewer;
        private final String writersToken;
        private final String reviewersToken;
        private boolean written;

        OurLane(DemoServer server) {
            turns = server.bean(DemoArticles.class);
            Articles articles = server.bean(Articles.class);
            Person author = server.bean(People.class).byEmail(DemoStaff.WRITER).orElseThrow();
            article = articles.begin(
                    author, "bench-" + UUID.randomUUID(), "sleep", Risk.ORDINARY, turns.textOf("adult-sleep"));
            sha256 = articles.latest(article).sha256();
            writer = new Visitor(server.address());
            reviewer = new Visitor(server.address());
            writersToken = token(writer, DemoStaff.WRITER);
            reviewersToken = token(reviewer, DemoStaff.REVIEWER);
            turns.submit(article);
            expectRedirect(
                    reviewer.post("/desk/tasks/" + turns.turn(article) + "/take", Map.of("_csrf", reviewersToken)));
            written = true;
        }

        @Override
        public void handoff() {
            String task = turns.turn(article);
            if (written) {
                expectRedirect(reviewer.post(
                        "/desk/tasks/" + task + "/review/request-changes",
                        Map.of(
                                "_csrf",
                                reviewersToken,
                                "revision",
                                "1",
                                "sha256",
                                sha256,
                                "reason",
                                "Please say who should see a doctor.")));
            } else {
                expectRedirect(writer.post(
                        "/desk/tasks/" + task + "/write/submit",
                        Map.of("_csrf", writersToken, "revision", "1", "base", "1")));
            }
            written = !written;
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

    /** Finds the task, completes it: as little as one can do with the engine. */
    private static final class BareLane implements Worker {

        private final ProcessEngine engine;
        private final String instance;
        private final String writer = UUID.randomUUID().toString();
        private final String reviewer = UUID.randomUUID().toString();
        private boolean written;

        BareLane(ProcessEngine engine) {
            this.engine = engine;
            Map<String, Object> variables = new HashMap<>();
            variables.put("writer", writer);
            variables.put("reviewer", null);
            variables.put("topic", "sleep");
            variables.put("risk", "ORDINARY");
            instance = engine.getRuntimeService()
                    .startProcessInstanceByKey("article-review", "bare:" + UUID.randomUUID(), variables)
                    .getId();
        }

        @Override
        public void handoff() {
            String task = engine.getTaskService()
                    .createTaskQuery()
                    .processInstanceId(instance)
                    .singleResult()
                    .getId();
            if (written) {
                engine.getTaskService().complete(task, Map.of("signedOff", false, "reviewer", reviewer));
            } else {
                engine.getTaskService().complete(task);
            }
            written = !written;
        }
    }

    private static HikariDataSource pool(String url) {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(url);
        settings.setUsername("postgres");
        settings.setPassword("postgres");
        settings.setMaximumPoolSize(16);
        return new HikariDataSource(settings);
    }

    /** With our engine's settings, and none of our hooks. */
    private static ProcessEngine bareEngine(HikariDataSource pool) {
        ProcessEngineConfigurationImpl settings = new StandaloneProcessEngineConfiguration();
        settings.setProcessEngineName("bare");
        settings.setDataSource(pool);
        settings.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        settings.setHistory(ProcessEngineConfiguration.HISTORY_ACTIVITY);
        settings.setAuthorizationEnabled(false);
        settings.setMetricsEnabled(false);
        settings.setTaskMetricsEnabled(false);
        settings.setCmmnEnabled(false);
        settings.setStandaloneTasksEnabled(false);
        settings.setJobExecutorActivate(false);
        Map<Object, Object> steps = new HashMap<>();
        steps.put("countSignatures", (JavaDelegate) execution -> execution.setVariable("enoughSignatures", true));
        steps.put("goLive", (JavaDelegate) execution -> {});
        settings.setBeans(steps);
        return settings.buildProcessEngine();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
