package org.imprimatur.review.web;

import org.imprimatur.article.Revision;
import org.imprimatur.review.RevisionDiff;
import org.springframework.stereotype.Component;

/** What pages show of a text that is not saved yet, against the one that is, as whoever reviews it would see the change. */
@Component
public class ProposedChanges {

    ProposedChanges() {}

    public RevisionDiff between(Revision saved, Revision proposed) {
        return RevisionDiff.between(saved, proposed);
    }
}
