package org.imprimatur.review;

import java.time.Instant;
import java.util.UUID;
import org.imprimatur.people.PersonId;

/**
 * A credential that was taken out of use and not given back. One that merely expired is not among these: it stood the day
 * it was signed with.
 *
 * @param id       of this one time; a credential may be taken out of use again after it was given back
 * @param type     as it stands after the name: "FNP-BC"
 * @param why      for colleagues; readers never see it
 * @param rejected whether its issuer did not confirm it when somebody checked
 */
public record OutOfUse(
        UUID id, UUID credential, PersonId holder, String type, Instant at, String why, boolean rejected) {}
