package org.imprimatur.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.imprimatur.crash.ServerProcess;

/**
 * Our jar's start time and memory beside those of {@link BareEngine}, started from the same jar by the same launcher
 * with the same database settings, in turns. Each has its database already: a first start creates tables as well.
 */
final class StartBench {

    private static final int ROUNDS = Integer.getInteger("bench.starts", 7);
    private static final String URL = "jdbc:h2:file:./data/%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

    private final Path folder;
    private final Path jar;

    private StartBench(Path folder, Path jar) {
        this.folder = folder;
        this.jar = jar;
    }

    static void run() throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/bench")), "start")
                .toAbsolutePath();
        new StartBench(folder, ServerProcess.jar()).compare();
    }

    private void compare() throws Exception {
        Run oursFirst = once("ours", ours());
        Run bareFirst = once("bare", bare());
        List<Run> ours = new ArrayList<>();
        List<Run> bare = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            bare.add(once("bare", bare()));
            ours.add(once("ours", ours()));
        }
        double oursSeconds = median(ours, Run::seconds);
        double bareSeconds = median(bare, Run::seconds);
        double oursMemory = median(ours, Run::megabytes);
        double bareMemory = median(bare, Run::megabytes);
        System.out.printf("%nStart to first answer, and peak memory (median of %d starts in turns)%n", ROUNDS);
        System.out.printf(Locale.ROOT, "  bare Camunda application %6.2f s %6.0f MiB%n", bareSeconds, bareMemory);
        System.out.printf(Locale.ROOT, "  Imprimatur               %6.2f s %6.0f MiB%n", oursSeconds, oursMemory);
        Verdict.atMost("start of Imprimatur, in seconds", oursSeconds, 20);
        System.out.printf(Locale.ROOT, "  (start time, Imprimatur : bare %.2f)%n", oursSeconds / bareSeconds);
        Verdict.atMost("peak memory, Imprimatur : bare", oursMemory / bareMemory, 1.4);
        System.out.printf(
                Locale.ROOT,
                "  (first start on an empty database: bare %.2f s, Imprimatur %.2f s)%n",
                bareFirst.seconds(),
                oursFirst.seconds());
    }

    private Run once(String name, List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve(name + ".log");
        Files.deleteIfExists(log);
        long start = System.nanoTime();
        ServerProcess server = ServerProcess.start(folder, log, ServerProcess.freePort(), command);
        server.awaitAnswer("/", Duration.ofMinutes(2));
        double seconds = (System.nanoTime() - start) / 1e9;
        for (int i = 0; i < 20; i++) {
            server.awaitAnswer("/", Duration.ofSeconds(10));
        }
        Thread.sleep(2000);
        double memory = server.peakMemory();
        server.stop();
        return new Run(seconds, memory);
    }

    private List<String> ours() {
        return List.of("-jar", jar.toString(), "--spring.datasource.url=" + String.format(URL, "ours"));
    }

    private List<String> bare() {
        return List.of(
                "-Dloader.main=" + BareEngine.class.getName(),
                "-Dloader.path=" + Path.of("target/test-classes").toAbsolutePath(),
                "-cp",
                jar.toString(),
                "org.springframework.boot.loader.launch.PropertiesLauncher",
                "--spring.config.name=bare",
                "--spring.datasource.url=" + String.format(URL, "bare"),
                "--spring.datasource.username=sa",
                "--camunda.bpm.deployment-resource-pattern=classpath:/processes/*");
    }

    private static double median(List<Run> runs, java.util.function.ToDoubleFunction<Run> of) {
        double[] values = runs.stream().mapToDouble(of).sorted().toArray();
        return Arrays.stream(values).skip(values.length / 2).findFirst().orElseThrow();
    }

    private record Run(double seconds, double megabytes) {}
}
