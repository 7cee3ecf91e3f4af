package org.imprimatur.bench;

import java.util.Arrays;
import java.util.Locale;

/** Durations in nanoseconds, and what they say. */
record Samples(long[] sorted) {

    Samples {
        sorted = sorted.clone();
        Arrays.sort(sorted);
    }

    double percentile(int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    double median() {
        return percentile(50);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %8.2f ms   p95 %8.2f ms   p99 %8.2f ms   (n=%d)",
                percentile(50),
                percentile(95),
                percentile(99),
                sorted.length);
    }

    interface Action {

        void run() throws Exception;
    }
}
