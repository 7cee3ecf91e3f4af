package org.imprimatur.audit;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.CronTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.scheduling.support.CronTrigger;
import org.springframework.stereotype.Component;

/**
 * Runs verifications of the audit in the background, one at a time: reading a large audit takes longer than anybody
 * waits for a page.
 */
@Component
@EnableConfigurationProperties(VerificationSettings.class)
public class BackgroundVerification implements DisposableBean, SchedulingConfigurer {

    private static final Logger log = LoggerFactory.getLogger(BackgroundVerification.class);

    private final AuditVerifier verifier;
    private final String verifyAt;
    private final Clock clock;
    private final ExecutorService aside = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "verify-audit");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicReference<@Nullable CompletableFuture<Verification>> running = new AtomicReference<>();

    BackgroundVerification(AuditVerifier verifier, VerificationSettings settings, Clock clock) {
        this.verifier = verifier;
        this.verifyAt = settings.verifyAt();
        this.clock = clock;
    }

    /** By the newsroom's hour, as it stands on the clock and not on the machine. */
    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (!verifyAt.equals(ScheduledTaskRegistrar.CRON_DISABLED)) {
            tasks.addCronTask(new CronTask(this::nightly, new CronTrigger(verifyAt, clock.getZone())));
        }
    }

    public boolean isRunning() {
        CompletableFuture<Verification> now = running.get();
        return now != null && !now.isDone();
    }

    /** Joins the verification under way, if there is one. */
    public synchronized CompletableFuture<Verification> begin(String askedBy) {
        CompletableFuture<Verification> now = running.get();
        if (now == null || now.isDone()) {
            now = CompletableFuture.supplyAsync(() -> verifier.verify(askedBy), aside);
            running.set(now);
        }
        return now;
    }

    private void nightly() {
        Verification outcome = verifier.verify("system");
        log.info(
                "The audit was verified: {} lines in {} chains, {} broken",
                outcome.lines(),
                outcome.chains(),
                outcome.broken());
    }

    @Override
    public void destroy() {
        aside.shutdownNow();
    }
}
