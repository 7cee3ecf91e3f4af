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
    private final AuditMessages auditMessages;
    private final SealHealth health;
    private final SealTimestampMessages timestampMessages;
    private int status = 1;

    VerifyAuditCommand(
            AuditVerifier verifier,
            MessageSource words,
            AuditMessages auditMessages,
            SealHealth health,
            SealTimestampMessages timestampMessages) {
        this.verifier = verifier;
        this.words = words;
        this.auditMessages = auditMessages;
        this.health = health;
        this.timestampMessages = timestampMessages;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        PrintStream out = System.out;
        ExternalSeals external = ExternalSeals.of(arguments.getSourceArgs());
        external.problem().ifPresent(problem -> out.println(say("audit.verify.unreadable", problem)));
        Verification outcome = verifier.verify("verify-audit", external.seals(), external.hashes());
        out.println(say("audit.verified", outcome.lines(), outcome.chains(), outcome.seals()));
        verifier.newestSeal()
                .ifPresent(seal -> out.println(say(
                        "audit.verified.seal",
                        Long.toString(seal.number()),
                        seal.at().toString(),
                        seal.hash())));
        timestampMessages.report().forEach(out::println);
        if (outcome.whole()) {
            out.println(say("audit.verified.whole"));
        } else {
            out.println(say("audit.verified.broken", outcome.broken()));
            for (BrokenLink link : outcome.links()) {
                String when = link.at() == null ? "" : ", " + link.at();
                out.println("  " + link.chain() + ", " + link.seq() + when + ": " + auditMessages.damage(link));
            }
        }
        if (outcome.older() > 0) {
            out.println(say("audit.verified.older", outcome.older()));
        }
        if (external.count() > 0) {
            out.println(say("audit.verify.outside", external.count()));
        }
        if (!health.trouble().isEmpty()) {
            out.println(health.trouble());
        }
        status = outcome.whole() && external.problem().isEmpty() ? 0 : 1;
    }

    @Override
    public int getExitCode() {
        return status;
    }

    private String say(String key, Object... arguments) {
        return words.getMessage(key, arguments, Locale.ENGLISH);
    }
}
