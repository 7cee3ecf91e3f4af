package org.imprimatur.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.imprimatur.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.config.CronTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.scheduling.support.SimpleTriggerContext;

@ServerTest
class BackgroundVerificationTests {

    private static final Clock AUCKLAND =
            Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneId.of("Pacific/Auckland"));

    @Autowired
    AuditVerifier verifier;

    @Test
    void theAuditIsVerifiedWhenItIsNightInTheNewsroom() {
        assertThat(tasks("0 30 3 * * *"))
                .singleElement()
                .extracting(task -> task.getTrigger().nextExecution(new SimpleTriggerContext(AUCKLAND)))
                .isEqualTo(Instant.parse("2026-06-01T15:30:00Z"));
    }

    @Test
    void aNewsroomMayLeaveItToWhoeverAsks() {
        assertThat(tasks("-")).isEmpty();
    }

    private List<CronTask> tasks(String verifyAt) {
        ScheduledTaskRegistrar tasks = new ScheduledTaskRegistrar();
        new BackgroundVerification(verifier, new VerificationSettings(verifyAt), AUCKLAND).configureTasks(tasks);
        return tasks.getCronTaskList();
    }
}
