package org.imprimatur.publication;

import java.time.Instant;
import org.imprimatur.people.PersonId;

/** Something in the text readers see that is to be put right with its next edition. */
public record PlannedCorrection(Severity severity, String summary, PersonId by, Instant at) {}
