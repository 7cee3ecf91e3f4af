package org.imprimatur.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.imprimatur.ServerTest;
import org.imprimatur.inbox.Verdict.Cause;
import org.imprimatur.inbox.Verdict.Route;
import org.imprimatur.mime.MailParser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ServerTest
class SettlementTests {

    @Autowired
    ApplicationContext server;

    @Test
    void ofSeveralCausesTheFirstDecidesWhetherItCameFromOurselves() {
        assertThat(settled(Cause.OWN_LOOP, Cause.OUT_OF_OFFICE)).isEqualTo(MailState.AUTO);
        assertThat(settled(Cause.OUT_OF_OFFICE, Cause.OWN_LOOP)).isEqualTo(MailState.HELD);
    }

    /** Where a mail goes that a machine wrote and that belongs to no report. */
    private MailState settled(Cause... causes) {
        InHand mail = new InHand(UUID.randomUUID(), 1, UUID.randomUUID(), 1, false, 100, null, "", null);
        return new SortingRoom(server)
                .settlement()
                .destination(
                        mail,
                        new MailParser(List.of()).read(Post.aLetter()),
                        new Verdict(Route.AUTO, false, List.of(causes)))
                .state();
    }
}
