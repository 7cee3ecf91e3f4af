package org.imprimatur.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.imprimatur.Newsroom;
import org.imprimatur.people.PersonId;
import org.junit.jupiter.api.Test;

class RevisionTests {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final PersonId writer = PersonId.random();
    private final Revision first = SampleArticles.firstRevisionOf(SampleArticles.aDraft());
    private final RevisionText changed = saying("Eight hours.");

    @Test
    void aChangedTextIsTheNextRevision() {
        assertThat(first.revise(1, changed, writer, NOW))
                .isEqualTo(new Revision(first.article(), 2, changed, changed.sha256(), writer, NOW));
    }

    @Test
    void anUnchangedTextIsNoNewRevision() {
        assertThat(first.revise(1, Newsroom.aText(), writer, NOW)).isSameAs(first);
    }

    @Test
    void whoeverBeganOnAnOlderRevisionIsTold() {
        Revision second = first.revise(1, changed, writer, NOW);
        assertThatThrownBy(() -> second.revise(1, saying("Nine hours."), writer, NOW))
                .isInstanceOfSatisfying(
                        Revision.StaleSave.class,
                        stale -> assertThat(stale.arguments()).containsExactly(1, 2));
        assertThatThrownBy(() -> second.revise(1, changed, writer, NOW)).isInstanceOf(Revision.StaleSave.class);
    }

    @Test
    void aTextThatDoesNotHashToItsRecordIsNotIntact() {
        assertThat(first.isIntact()).isTrue();
        assertThat(new Revision(first.article(), 1, changed, first.sha256(), writer, NOW).isIntact())
                .isFalse();
    }

    private static RevisionText saying(String body) {
        RevisionText text = Newsroom.aText();
        return new RevisionText(text.title(), text.standfirst(), body, text.sources());
    }
}
