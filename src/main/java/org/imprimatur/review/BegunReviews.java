package org.imprimatur.review;

import org.imprimatur.worklist.BegunWorkProvider;
import org.imprimatur.worklist.Turn;
import org.springframework.stereotype.Component;

/** A review is begun as soon as its reviewer has written something down. */
@Component
class BegunReviews implements BegunWorkProvider {

    private final ReviewDrafts drafts;
    private final ClaimVerdicts verdicts;

    BegunReviews(ReviewDrafts drafts, ClaimVerdicts verdicts) {
        this.drafts = drafts;
        this.verdicts = verdicts;
    }

    @Override
    public boolean isBegun(Turn turn) {
        return drafts.isAny(turn.taskId()) || verdicts.isAny(turn.taskId());
    }
}
