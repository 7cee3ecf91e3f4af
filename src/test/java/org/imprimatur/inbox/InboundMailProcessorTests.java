package org.imprimatur.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.imprimatur.ServerTest;
import org.imprimatur.inbox.Classification.Cause;
import org.imprimatur.inbox.Classification.Route;
import org.imprimatur.mime.MailParser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ServerTest
class InboundMailProcessorTests {

    @Autowired
    ApplicationContext server;

    @Test
    void ofSeveralCausesTheFirstDecidesWhetherItCameFromOurselves() {
        assertThat(settled(Cause.OWN_LOOP, Cause.OUT_OF_OFFICE)).isEqualTo(InboundMailState.AUTO);
        assertThat(settled(Cause.OUT_OF_OFFICE, Cause.OWN_LOOP)).isEqualTo(InboundMailState.HELD);
    }

    /** Where a mail goes that a machine wrote and that belongs to no report. */
    private InboundMailState settled(Cause... causes) {
        ClaimedMail mail = new ClaimedMail(UUID.randomUUID(), 1, UUID.randomUUID(), 1, false, 100, null, "", null);
        return new TestWorkers(server)
                .processor()
                .process(
                        mail,
                        new MailParser(List.of()).read(TestMails.aLetter()),
                        new Classification(Route.AUTO, false, List.of(causes)))
                .state();
    }
}
