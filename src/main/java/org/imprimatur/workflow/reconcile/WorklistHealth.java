package org.imprimatur.workflow.reconcile;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Compares worklist and engine at intervals and puts the worklist right; health tells of the last look. The comparison
 * reads all open tasks, so it is not made at each request for the server's health.
 */
@Component
class WorklistHealth implements HealthIndicator {

    private final WorklistReconciliation worklistReconciliation;
    private final Clock clock;
    private volatile @Nullable Look last;

    WorklistHealth(WorklistReconciliation worklistReconciliation, Clock clock) {
        this.worklistReconciliation = worklistReconciliation;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${imprimatur.worklist.reconcile-every:PT10M}", initialDelayString = "PT1M")
    void look() {
        List<WorklistDifference> repaired = worklistReconciliation.repair();
        last = new Look(
                clock.instant(),
                repaired.size(),
                worklistReconciliation.differences().size());
    }

    @Override
    public Health health() {
        Look look = last;
        if (look == null) {
            return Health.up().withDetail("lastLook", "none yet").build();
        }
        Health.Builder health = look.remaining() == 0 ? Health.up() : Health.down();
        return health.withDetail("lastLook", look.at())
                .withDetail("putRight", look.repaired())
                .withDetail("differences", look.remaining())
                .build();
    }

    private record Look(Instant at, int repaired, int remaining) {}
}
