package org.imprimatur.people.web;

import java.util.List;

/**
 * Two versions of a record side by side: what this person typed, and what somebody saved meanwhile.
 *
 * @param keepMine where the typed version goes if it is to stand
 * @param carried  the typed version, as the form sends it again
 * @param version  of the record as it stands now
 */
record ConflictPage(
        String name, List<Line> lines, String keepMine, String keepTheirs, List<Field> carried, int version) {

    record Line(String label, String yours, String theirs) {

        public boolean differs() {
            return !yours.equals(theirs);
        }
    }

    record Field(String name, String value) {}
}
