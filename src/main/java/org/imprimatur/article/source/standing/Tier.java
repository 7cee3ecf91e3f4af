package org.imprimatur.article.source.standing;

/** How far a source of its kind can be relied on, the most reliable first. */
public enum Tier {
    A1(5),
    A2(5),
    B1(4),
    B2(4),
    B3(4),
    C(3),
    PREPRINT(3),
    D(2),
    E(1),
    X(0),
    /** No rule says; it counts neither way. */
    UNKNOWN(-1);

    private final int weight;

    Tier(int weight) {
        this.weight = weight;
    }

    int weight() {
        return weight;
    }

    boolean isKnown() {
        return this != UNKNOWN;
    }

    /** Whether a reviewer takes a source of it for one; of those below they ask for what it rests on. */
    boolean isAccepted() {
        return this != E && this != X;
    }

    /** Whether it is one on which a text may rest by itself. */
    boolean isFirm() {
        return weight >= B1.weight;
    }

    /** Short, as lists of sources have it. */
    public String key() {
        return "standing.tier." + this;
    }
}
