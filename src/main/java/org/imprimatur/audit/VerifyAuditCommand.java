package org.imprimatur.audit;

import java.io.PrintStream;
import java.util.Locale;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** {@code java -jar imprimatur.jar verify-audit}: reads the whole audit, says what it found, and ends with 0 or 1. */
@Component
@ConditionalOnProperty(name = "imprimatur.command", havingValue = "verify-audit")
class VerifyAuditCommand implements ApplicationRunner, ExitCodeGenerator {

    private final AuditVerifier verifier;
    private final MessageSource words;
    private final AuditMessages damage;
    private final SealHealth health;
    private final SealTimestampMessages stamps;
    private int status = 1;

    VerifyAuditCommand(
            AuditVerifier verifier,
            MessageSource words,
            AuditMessages damage,
            SealHealth health,
            SealTimestampMessages stamps) {
        this.verifier = verifier;
        this.words = words;
        this.damage = damage;
        this.health = health;
        this.stamps = stamps;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        PrintStream out = System.out;
        ExternalSeals outside = ExternalSeals.of(arguments.getSourceArgs());
        outside.problem().ifPresent(problem -> out.println(say("audit.verify.unreadable", problem)));
        Verification outcome = verifier.verify("verify-audit", outside.seals(), outside.hashes());
        out.println(say("audit.verified", outcome.lines(), outcome.chains(), outcome.seals()));
        verifier.newestSeal()
                .ifPresent(seal -> out.println(say(
                        "audit.verified.seal",
                        Long.toString(seal.number()),
                        seal.at().toString(),
                        seal.hash())));
        stamps.report().forEach(out::println);
        if (outcome.whole()) {
            out.println(say("audit.verified.whole"));
        } else {
            out.println(say("audit.verified.broken", outcome.broken()));
            for (BrokenLink link : outcome.links()) {
                String when = link.at() == null ? "" : ", " + link.at();
                out.println("  " + link.chain() + ", " + link.seq() + when + ": " + damage.damage(link));
            }
        }
        if (outcome.older() > 0) {
            out.println(say("audit.verified.older", outcome.older()));
        }
        if (outside.count() > 0) {
            out.println(say("audit.verify.outside", outside.count()));
        }
        if (!health.trouble().isEmpty()) {
            out.println(health.trouble());
        }
        status = outcome.whole() && outside.problem().isEmpty() ? 0 : 1;
    }

    @Override
    public int getExitCode() {
        return status;
    }

    private String say(String key, Object... arguments) {
        return words.getMessage(key, arguments, Locale.ENGLISH);
    }
}
