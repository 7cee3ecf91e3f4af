package org.imprimatur.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.FreshDatabase;
import org.imprimatur.Imprimatur;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.platform.Subject;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The command as it is started from a shell. */
@OnBothDatabases
class VerifyAuditCommandTests {

    @Test
    void endsWithZeroWhileEverythingIsWholeAndNamesTheFirstBrokenLinkOtherwise() {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (var context = new SpringApplicationBuilder(Imprimatur.class)
                .initializers(new FreshDatabase())
                .properties(
                        "imprimatur.command=verify-audit",
                        "server.port=-1",
                        "imprimatur.schedules=false",
                        "spring.main.banner-mode=off",
                        "logging.level.root=ERROR")
                .run()) {
            assertThat(printed.toString(StandardCharsets.UTF_8)).contains("Every line is as it was written.");
            VerifyAuditCommand command = context.getBean(VerifyAuditCommand.class);
            assertThat(command.getExitCode()).isZero();

            String chain = "test:" + UUID.randomUUID();
            TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
            AuditTrail audit = context.getBean(AuditTrail.class);
            transaction.executeWithoutResult(status -> {
                for (int i = 0; i < 4; i++) {
                    audit.record(Subject.of(chain), null, () -> "test.done", "thing", Map.of());
                }
            });
            Tampering tampering = new Tampering(context.getBean(JdbcTemplate.class), transaction);
            tampering.change("update audit_entry set subject = 'other' where chain = ? and seq = 3", chain);
            printed.reset();
            command.run(new DefaultApplicationArguments());

            assertThat(printed.toString(StandardCharsets.UTF_8))
                    .contains("The audit is broken in 1 chain:")
                    .contains(chain + ", 3, ")
                    .contains("Line 3 was changed");

            tampering.change("delete from audit_entry");
            tampering.change("delete from audit_chain");
            printed.reset();
            command.run(new DefaultApplicationArguments());
            assertThat(printed.toString(StandardCharsets.UTF_8)).contains("Every line is as it was written.");

            context.getBean(JdbcTemplate.class)
                    .update(
                            "insert into person (id, name, email, slug, active) values (?, 'A Writer', 'w@x.example', 'w', true)",
                            UUID.randomUUID());
            printed.reset();
            command.run(new DefaultApplicationArguments());
            assertThat(printed.toString(StandardCharsets.UTF_8)).contains("the audit was emptied");
            assertThat(SpringApplication.exit(context)).isEqualTo(1);
        } finally {
            System.setOut(before);
        }
    }
}
