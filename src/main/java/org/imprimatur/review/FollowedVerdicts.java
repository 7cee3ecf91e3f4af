package org.imprimatur.review;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.imprimatur.article.anchor.Anchor;
import org.imprimatur.article.anchor.AnchorFollower;
import org.imprimatur.article.anchor.Placement;
import org.imprimatur.article.claim.Claim;
import org.jspecify.annotations.Nullable;

/** What a reviewer said of claims of earlier revisions, followed into a later one. */
final class FollowedVerdicts {

    /** Followed revision by revision up to so many; beyond that only through those in which something was said. */
    private static final int MOST_STEPS = 12;

    private final List<Followed> standing = new ArrayList<>();
    private final List<ClaimVerdict> gone = new ArrayList<>();
    private final Set<Followed> met = new LinkedHashSet<>();

    private FollowedVerdicts() {}

    /** @param whole whether nothing of the words has changed since */
    private record Followed(ClaimVerdict verdict, Anchor now, boolean whole) {}

    /**
     * @param said  of revisions up to the one that is read, oldest first
     * @param texts the plain words of each revision
     */
    static FollowedVerdicts of(List<ClaimVerdict> said, int read, IntFunction<String> texts) {
        FollowedVerdicts followed = new FollowedVerdicts();
        if (said.isEmpty()) {
            return followed;
        }
        List<Integer> path = path(said, read);
        String before = "";
        for (int revision : path) {
            String text = path.size() == 1 ? "" : texts.apply(revision);
            followed.step(before, text);
            said.stream().filter(verdict -> verdict.revision() == revision).forEach(followed::say);
            before = text;
        }
        return followed;
    }

    private static List<Integer> path(List<ClaimVerdict> said, int read) {
        Set<Integer> path = new LinkedHashSet<>();
        int first = said.get(0).revision();
        if (read - first <= MOST_STEPS) {
            for (int revision = first; revision <= read; revision++) {
                path.add(revision);
            }
        } else {
            said.forEach(verdict -> path.add(verdict.revision()));
            path.add(read);
        }
        return List.copyOf(path);
    }

    private void step(String before, String after) {
        if (standing.isEmpty() || before.equals(after)) {
            return;
        }
        AnchorFollower follower = AnchorFollower.between(before, after);
        List<Followed> moved = new ArrayList<>();
        for (Followed followed : standing) {
            Placement placement = follower.follow(followed.now());
            Anchor now = placement.after();
            if (now == null) {
                gone.add(followed.verdict());
            } else {
                moved.add(new Followed(followed.verdict(), now, followed.whole() && placement.isWhole()));
            }
        }
        standing.clear();
        standing.addAll(moved);
    }

    /** What is said now takes the place of what was said of the same words before. */
    private void say(ClaimVerdict verdict) {
        standing.removeIf(followed -> overlap(followed.now(), verdict.anchor()) > 0);
        standing.add(new Followed(verdict, verdict.anchor(), true));
    }

    /** A claim with what was said of it; asked again if a word of it, or a source, is another by now. */
    ClaimSheet.Entry entry(Claim claim) {
        Followed nearest = nearest(claim.anchor());
        if (nearest == null) {
            return new ClaimSheet.Entry(claim, null, null);
        }
        met.add(nearest);
        boolean same = nearest.whole()
                && nearest.now().position() == claim.anchor().position()
                && nearest.now().end() == claim.anchor().end()
                && nearest.verdict().basis().equals(claim.basis());
        return new ClaimSheet.Entry(claim, same ? nearest.verdict() : null, same ? null : nearest.verdict());
    }

    /** Once all claims were asked for: verdicts on words that are no claim any more, or not there. */
    List<ClaimVerdict> gone() {
        List<ClaimVerdict> all = new ArrayList<>(gone);
        standing.stream()
                .filter(followed -> !met.contains(followed))
                .map(Followed::verdict)
                .forEach(all::add);
        return all.stream()
                .filter(verdict -> verdict.isGiven() && verdict.said().verdict() != Verdict.NO_CLAIM)
                .toList();
    }

    private @Nullable Followed nearest(Anchor claim) {
        Followed nearest = null;
        int most = 0;
        for (Followed followed : standing) {
            int overlap = overlap(followed.now(), claim);
            if (overlap > most) {
                most = overlap;
                nearest = followed;
            }
        }
        return nearest;
    }

    private static int overlap(Anchor one, Anchor other) {
        return Math.min(one.end(), other.end()) - Math.max(one.position(), other.position());
    }
}
