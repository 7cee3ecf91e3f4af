package org.imprimatur.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the server has acknowledged, kept on the side that does not crash. */
final class Journal {

    /** @param taskId the engine's id of the step that was finished */
    record Handoff(String taskId, String action) {}

    /** One article's way: what was acknowledged, and at most one action nobody answered for. */
    static final class Trail {

        private final List<Handoff> acknowledged = new ArrayList<>();
        private Handoff unanswered;

        synchronized void acknowledged(String taskId, String action) {
            acknowledged.add(new Handoff(taskId, action));
        }

        synchronized void unanswered(String taskId, String action) {
            unanswered = new Handoff(taskId, action);
        }

        synchronized List<Handoff> acknowledged() {
            return List.copyOf(acknowledged);
        }

        synchronized Handoff unanswered() {
            return unanswered;
        }
    }

    private final Map<String, Trail> trails = new ConcurrentHashMap<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();

    Trail trail(String article) {
        return trails.computeIfAbsent(article, key -> new Trail());
    }

    void acknowledged(String article, String taskId, String action) {
        trail(article).acknowledged(taskId, action);
        acknowledged.incrementAndGet();
    }

    void unanswered(String article, String taskId, String action) {
        trail(article).unanswered(taskId, action);
        unanswered.incrementAndGet();
    }

    Map<String, Trail> trails() {
        return trails;
    }

    int acknowledged() {
        return acknowledged.get();
    }

    int unanswered() {
        return unanswered.get();
    }
}
