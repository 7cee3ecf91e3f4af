package org.imprimatur.bench;

import java.util.List;

/** {@code mvn -Pbench verify}: prints every measurement and, at the end, each ratio beside its goal. */
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        List<String> wanted =
                args.length == 0 ? List.of("start", "worklist", "handoffs", "pace", "year", "intake") : List.of(args);
        if (wanted.contains("start")) {
            StartBench.run();
        }
        if (wanted.contains("worklist")) {
            WorklistBench.run();
        }
        if (wanted.contains("handoffs")) {
            HandoffBench.run();
        }
        if (wanted.contains("pace")) {
            HumanPaceBench.run();
        }
        if (wanted.contains("year")) {
            YearBench.run();
        }
        if (wanted.contains("intake")) {
            IntakeBench.run();
        }
        Verdict.printAll();
        System.exit(0);
    }
}
