package org.imprimatur.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A ratio beside its goal. */
record Verdict(String what, double ratio, String goal, boolean met) {

    private static final List<Verdict> ALL = new ArrayList<>();

    static void atMost(String what, double ratio, double goal) {
        say(new Verdict(what, ratio, "at most " + goal, ratio <= goal));
    }

    static void atLeast(String what, double ratio, double goal) {
        say(new Verdict(what, ratio, "at least " + goal, ratio >= goal));
    }

    private static void say(Verdict verdict) {
        ALL.add(verdict);
        System.out.println("  " + verdict);
    }

    static void printAll() {
        System.out.println("\nRatios");
        ALL.forEach(verdict -> System.out.println("  " + verdict));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-48s %6.2f   goal %s: %s", what, ratio, goal, met ? "met" : "MISSED");
    }
}
