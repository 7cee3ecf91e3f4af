package org.imprimatur.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
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
import org.imprimatur.demo.DemoServer;
import org.imprimatur.demo.PostOffice;

/**
 * Handoffs per second through our pages, beside the bare engine completing the tasks of the very same process definition
 * in the very same tables. The two take turns every second, so that whatever else the machine does slows both, and only
 * the ratio of the sums is judged. Both sides work with as many threads and find the task's id first. Both are warm:
 * Java compiles what runs often while it runs, on the same two processors, and is done with it only after some tens of
 * thousands of handoffs; a server runs for weeks. So nothing is counted before the compiler has gone quiet.
 *
 * <p>No text is sent to and fro more than a few times: before each second every pair of a writer and a reviewer gets
 * fresh articles, and goes through them in turn. The making of them is not counted.
 *
 * <p>A handoff is the POST of a form over an open connection: session, form token, permission, check list, worklist,
 * audit, letters, the engine, commit, redirect. The page one is sent on to is no part of it; it is fetched after each
 * second, as a browser fetches it at once, so that what it says once does not pile up in the session. The bare engine is called
 * as a library and does nothing else; its caller writes no HTTP and no row of its own. The client of our side runs on
 * the server's processors and is counted; what it takes is printed.
 *
 * <p>Signing is left out: it checks the signer's password again, and a password hash is slow on purpose.
 */
final class HandoffBench {

    private static final int THREADS = Integer.getInteger("bench.threads", 4);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 30);
    private static final long ROUND_MILLIS = Long.getLong("bench.millis", 1_000);

    /** The compiler is quiet once it takes no more than this of the time, over as many rounds. */
    private static final double QUIET = 0.02;

    private static final int QUIET_ROUNDS = 10;
    private static final int MOST_WARM_UP = Integer.getInteger("bench.warmup", 250);

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
                                // One connection per person for the whole run, as one visit keeps one.
                                "--server.tomcat.max-keep-alive-requests=-1",
                                // However long a busy machine takes to come back to it.
                                "--server.tomcat.keep-alive-timeout=-1",
                                "--logging.level.root=WARN")
                        .staffed();
                HikariDataSource pool = pool(postgres.url("handoffs"))) {
            ProcessEngine bare = bareEngine(pool);
            List<Worker> ours = IntStream.range(0, THREADS)
                    .mapToObj(i -> (Worker) new WriterAndReviewer(server))
                    .toList();
            List<Worker> theirs = IntStream.range(0, THREADS)
                    .mapToObj(i -> (Worker) new BareLane(bare))
                    .toList();
            warmUp(theirs, ours);
            Tally bareEngine = new Tally();
            Tally ourPages = new Tally();
            for (int round = 0; round < ROUNDS; round++) {
                drive(theirs, bareEngine);
                drive(ours, ourPages);
            }
            System.out.println("  submit, request changes, submit, ... over and over");
            System.out.printf(Locale.ROOT, "    bare engine       %7.1f handoffs/s%n", bareEngine.perSecond());
            System.out.printf(
                    Locale.ROOT,
                    "    through our pages %7.1f handoffs/s, of each second the clients took %.0f ms%n",
                    ourPages.perSecond(),
                    ourPages.clientMillisPerSecond());
            Verdict.atLeast(
                    "handoffs per second, ours : bare engine", ourPages.perSecond() / bareEngine.perSecond(), 0.4);
            bare.close();
        }
    }

    /** By turns as well, for what is compiled depends on who calls it. */
    private static void warmUp(List<Worker> theirs, List<Worker> ours) throws Exception {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        Tally bareEngine = new Tally();
        Tally ourPages = new Tally();
        long busy = Long.MAX_VALUE;
        for (int round = 0; round < MOST_WARM_UP && busy > QUIET * 2 * QUIET_ROUNDS * ROUND_MILLIS; ) {
            long before = compiler.getTotalCompilationTime();
            for (int i = 0; i < QUIET_ROUNDS; i++, round++) {
                drive(theirs, bareEngine);
                drive(ours, ourPages);
            }
            busy = compiler.getTotalCompilationTime() - before;
        }
        System.out.printf(
                Locale.ROOT,
                "  warm after %d and %d handoffs; at last the compiler took %.1f %% of the time%n",
                bareEngine.handoffs,
                ourPages.handoffs,
                100.0 * busy / (2 * QUIET_ROUNDS * ROUND_MILLIS));
    }

    private static void drive(List<Worker> workers, Tally tally) throws Exception {
        workers.parallelStream().forEach(Worker::prepare);
        AtomicBoolean open = new AtomicBoolean(true);
        LongAdder handoffs = new LongAdder();
        LongAdder processor = new LongAdder();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (Worker worker : workers) {
            threads.add(new Thread(() -> {
                try {
                    while (open.get()) {
                        worker.handoff();
                        handoffs.increment();
                    }
                    processor.add(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
                } catch (Throwable broken) {
                    failure.set(broken);
                    open.set(false);
                }
            }));
        }
        long start = System.nanoTime();
        threads.forEach(Thread::start);
        Thread.sleep(ROUND_MILLIS);
        open.set(false);
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
        tally.add(handoffs.sum(), System.nanoTime() - start, processor.sum());
    }

    /** What one side did in all its rounds. */
    private static final class Tally {

        private long handoffs;
        private long nanos;
        private long processorNanos;

        void add(long done, long took, long processor) {
            handoffs += done;
            nanos += took;
            processorNanos += processor;
        }

        double perSecond() {
            return handoffs / (nanos / 1e9);
        }

        double clientMillisPerSecond() {
            return processorNanos / 1e6 / (nanos / 1e9);
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
        public void prepare() {}

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

    /** With our engine's settings, none of our hooks, and decision tables read as the engine comes. */
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
}
