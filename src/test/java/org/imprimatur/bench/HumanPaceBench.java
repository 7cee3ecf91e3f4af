package org.imprimatur.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.imprimatur.demo.DemoServer;
import org.imprimatur.demo.PostOffice;

/**
 * How long a handoff takes those who wait for it: twenty people at work, each handing something over once in fifteen
 * seconds, on one server that has been running for a while. The time of the POST is taken; signing is left out, for a
 * password hash is slow on purpose.
 */
final class HumanPaceBench {

    private static final int PAIRS = 10;
    private static final long MILLIS_BETWEEN_TWO_OF_A_PAIR = 7_500;
    private static final int HANDOFFS_OF_A_PAIR = Integer.getInteger("bench.pace.handoffs", 16);
    private static final int WARM_UP_OF_A_PAIR = Integer.getInteger("bench.pace.warmup", 300);

    private HumanPaceBench() {}

    static void run() throws Exception {
        try (Postgres postgres = new Postgres();
                PostOffice postOffice = PostOffice.open();
                DemoServer server = DemoServer.start(
                                postgres.database("pace"),
                                postOffice,
                                "--server.tomcat.max-keep-alive-requests=-1",
                                // Between two handoffs a person thinks longer than a server keeps a line open.
                                "--server.tomcat.keep-alive-timeout=-1",
                                "--logging.level.root=WARN")
                        .staffed()) {
            List<WriterAndReviewer> pairs = IntStream.range(0, PAIRS)
                    .mapToObj(i -> new WriterAndReviewer(server))
                    .toList();
            Samples samples = atWork(pairs);
            System.out.printf("%nTwenty people, a handoff each in fifteen seconds, letters sent meanwhile%n");
            System.out.println("  " + samples);
            Verdict.atMost("handoff at a human pace, p95 in ms", samples.percentile(95), 100);
        }
    }

    private static Samples atWork(List<WriterAndReviewer> pairs) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(PAIRS);
        try {
            List<Future<List<Long>>> all = new ArrayList<>();
            for (WriterAndReviewer pair : pairs) {
                all.add(people.submit(() -> {
                    warmUp(pair);
                    return times(pair);
                }));
            }
            List<Long> times = new ArrayList<>();
            for (Future<List<Long>> each : all) {
                times.addAll(each.get());
            }
            return new Samples(times.stream().mapToLong(Long::longValue).toArray());
        } finally {
            people.shutdownNow();
        }
    }

    private static void warmUp(WriterAndReviewer pair) {
        for (int i = 0; i < WARM_UP_OF_A_PAIR; i++) {
            if (i % 20 == 0) {
                pair.prepare();
            }
            pair.handoff();
            pair.follow();
        }
        pair.prepare();
    }

    private static List<Long> times(WriterAndReviewer pair) throws InterruptedException {
        Thread.sleep(new Random().nextLong(MILLIS_BETWEEN_TWO_OF_A_PAIR));
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < HANDOFFS_OF_A_PAIR; i++) {
            long start = System.nanoTime();
            pair.handoff();
            long took = System.nanoTime() - start;
            times.add(took);
            pair.follow();
            Thread.sleep(Math.max(0, MILLIS_BETWEEN_TWO_OF_A_PAIR - took / 1_000_000));
        }
        return times;
    }
}
