package org.imprimatur.review;

import org.imprimatur.worklist.BegunWorkProvider;
import org.imprimatur.worklist.Turn;
import org.springframework.stereotype.Component;

/** A review is begun as soon as its reviewer has written something down. */
@Component
class BegunReviews implements BegunWorkProvider {

    private final ReviewDrafts drafts;

    BegunReviews(ReviewDrafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public boolean isBegun(Turn turn) {
        return drafts.isAny(turn.taskId());
    }
}
