package org.imprimatur.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.Imprimatur;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.TestDatabase;
import org.imprimatur.audit.BrokenLink.Damage;
import org.imprimatur.audit.transparency.MerkleTree;
import org.imprimatur.audit.transparency.VerifierKey;
import org.imprimatur.kept.KeptDatabase;
import org.imprimatur.platform.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The newsroom's key and what it seals, from the first start on: each node is a server of its own. */
@FullBuildOnly
@OnBothDatabases
class SealingTests {

    @TempDir
    Path folder;

    final Map<String, Object> database = TestDatabase.fresh();

    @Test
    void anEmptyNewsroomMakesItsKeyAndEveryNodeNeedsIt() throws Exception {
        Path key = folder.resolve("one/seal-key.pem");
        try (var first = node(key)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
            write(first, 3);
            Seal seal = sealer(first).seal().orElseThrow();
            assertThat(seal.signed()
                            .isSignedBy(
                                    VerifierKey.parse(Files.readAllLines(key).get(0))))
                    .isTrue();
            assertThat(seal.checkpoint().size()).isEqualTo(4);

            assertThatThrownBy(() -> node(folder.resolve("two/seal-key.pem")))
                    .isInstanceOf(SealKeys.SealKeyRefused.class)
                    .hasMessageContaining("Bring the file here from another node");
            Path other = folder.resolve("three/seal-key.pem");
            Files.createDirectories(other.getParent());
            Files.writeString(
                    other,
                    org.imprimatur.audit.transparency.SigningKey.generate("x/y").file());
            assertThatThrownBy(() -> node(other)).hasMessageContaining("holds another");

            Path copied = folder.resolve("four/seal-key.pem");
            Files.createDirectories(copied.getParent());
            Files.copy(key, copied);
            try (var second = node(copied)) {
                write(second, 1);
                assertThat(sealer(second).seal()).isPresent();
                sealer(first).sealAll();
                sealer(second).sealAll();
                assertThat(kept(first)).extracting(Seal::number).containsExactly(1L, 2L);
                assertThat(kept(second)).isEqualTo(kept(first));
                assertThat(verifier(second)
                                .verify("test", kept(first), Map.of())
                                .links())
                        .isEmpty();
            }
        }
    }

    @Test
    void aRotatedKeySignsOnAndTheOldSealsStay() throws Exception {
        Path key = folder.resolve("seal-key.pem");
        try (var node = node(key);
                var other = node(copyOf(key))) {
            write(node, 1);
            sealer(node).sealAll();
            keys(node).rotate();
            write(node, 1);
            sealer(node).sealAll();
            assertThat(verifier(node).verify("test", kept(node), Map.of()).links())
                    .isEmpty();
            assertThat(keys(node).trusted()).hasSize(2);
            assertThat(keys(other).current()).isEmpty();
            assertThat(other.getBean("sealing", HealthIndicator.class)
                            .health()
                            .getStatus()
                            .getCode())
                    .isEqualTo("UNSEALED");

            Files.copy(key, folder.resolve("copy/seal-key.pem"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            write(other, 1);
            assertThat(sealer(other).seal()).isPresent();
            assertThat(verifier(other).verify("test").links()).isEmpty();
        }
    }

    @Test
    void aLostKeyIsReplacedByCommandAndNothingElse() throws Exception {
        Path key = folder.resolve("seal-key.pem");
        try (var node = node(key)) {
            write(node, 1);
            sealer(node).sealAll();
            assertThatThrownBy(() -> keys(node).make(false)).isInstanceOf(SealKeys.SealKeyRefused.class);
        }
        Files.delete(key);
        assertThatThrownBy(() -> node(key)).hasMessageContaining("make-seal-key --lost");
        try (var command = node(key, "imprimatur.command=make-seal-key")) {
            keys(command).make(true);
        }
        try (var node = node(key)) {
            write(node, 1);
            sealer(node).sealAll();
            assertThat(verifier(node).verify("test", kept(node), Map.of()).links())
                    .isEmpty();
        }
    }

    @Test
    void whoeverRewritesTheWholeRecordCannotSignIt() throws Exception {
        try (var node = node(folder.resolve("seal-key.pem"))) {
            write(node, 3);
            sealer(node).sealAll();
            List<Seal> kept = kept(node);
            JdbcTemplate jdbc = node.getBean(JdbcTemplate.class);
            Tampering tampering = new Tampering(jdbc, node.getBean(TransactionTemplate.class));
            tampering.change("delete from audit_leaf");
            tampering.change("delete from audit_seal");
            tampering.change("update audit_sealer set number = 0, hash = ?, leaves = 0", AuditTrail.NOTHING_BEFORE);
            tampering.change("delete from audit_entry where chain like 'test:%'");
            tampering.change("delete from audit_chain where chain like 'test:%'");
            tampering.change("update audit_chain set seal = null");
            assertThat(verifier(node).verify("test").links()).isEmpty();
            assertThat(verifier(node).verify("test", kept, Map.of()).links())
                    .extracting(BrokenLink::damage)
                    .contains(Damage.SEAL_DISOWNED);

            sealer(node).seal();
            assertThat(verifier(node).verify("test", kept, Map.of()).links())
                    .extracting(BrokenLink::damage)
                    .contains(Damage.SEAL_DISOWNED);
            tampering.change("update audit_seal set note = replace(note, ' ', ' A')");
            assertThat(verifier(node).verify("test").links())
                    .extracting(BrokenLink::damage)
                    .contains(Damage.SEAL_NOT_SIGNED);
        }
    }

    @Test
    void theCommandComparesWithWhatWasKeptOutside() throws Exception {
        Path key = folder.resolve("seal-key.pem");
        try (var node = node(key)) {
            write(node, 2);
            sealer(node).sealAll();
            Seal seal = kept(node).get(0);
            assertThat(verifyAudit(node, "--seals", folder.resolve("seals.txt").toString()))
                    .isZero();
            assertThat(verifyAudit(node, "--seal", "1:" + seal.hash())).isZero();
            assertThat(verifyAudit(node, "--seal=1:" + "b".repeat(64))).isEqualTo(1);
            assertThat(verifyAudit(node, "--seal", "2:" + seal.hash())).isEqualTo(1);
            assertThat(verifyAudit(node, "--seals", "nowhere.txt")).isEqualTo(1);
        }
    }

    private int verifyAudit(ConfigurableApplicationContext node, String... arguments) {
        VerifyAuditCommand command = node.getBeanFactory().createBean(VerifyAuditCommand.class);
        command.run(new org.springframework.boot.DefaultApplicationArguments(arguments));
        return command.getExitCode();
    }

    @Test
    void aLeafChangedTakenOutOrPutInContradictsTheSeal() throws Exception {
        try (var node = node(folder.resolve("seal-key.pem"))) {
            write(node, 300);
            sealer(node).sealAll();
            JdbcTemplate jdbc = node.getBean(JdbcTemplate.class);
            for (String change : List.of(
                    "update audit_leaf set hash = 'ab' || substring(hash from 3) where leaf = 5",
                    "update audit_leaf set leaf = 900 where leaf = 5",
                    "update audit_subtree set hash = 'ab' || substring(hash from 3)")) {
                try (Tampering tampering = new Tampering(jdbc, node.getBean(TransactionTemplate.class))) {
                    tampering.keep("audit_leaf", "1 = 1").keep("audit_subtree", "1 = 1");
                    tampering.change(change);
                    assertThat(verifier(node).verify("test").links())
                            .as(change)
                            .anyMatch(link -> link.damage() == Damage.LOG_CHANGED || link.damage() == Damage.LOG_CUT);
                }
                assertThat(verifier(node).verify("test").links()).isEmpty();
            }
        }
    }

    @Test
    void everyLineIsProvenAgainstTheNewestSeal() throws Exception {
        try (var node = node(folder.resolve("seal-key.pem"))) {
            write(node, 700);
            sealer(node).sealAll();
            Seal seal = node.getBean(SignedSeals.class).newest().orElseThrow();
            JdbcTemplate jdbc = node.getBean(JdbcTemplate.class);
            MerkleTree tree = new MerkleTree(new TransparencyLogTree(jdbc));
            List<String> hashes = jdbc.queryForList("select hash from audit_leaf order by leaf", String.class);
            for (int leaf = 0; leaf < hashes.size(); leaf += 37) {
                assertThat(MerkleTree.rootOf(
                                        TransparencyLogTree.leaf(hashes.get(leaf)),
                                        leaf,
                                        seal.treeSize(),
                                        tree.inclusion(leaf, seal.treeSize()))
                                .map(HexFormat.of()::formatHex))
                        .hasValue(seal.checkpoint().root());
            }
        }
    }

    @Test
    void aDatabaseOlderThanTheSealFileIsToldAndNotSealed() throws Exception {
        Path key = folder.resolve("seal-key.pem");
        try (var node = node(key)) {
            write(node, 1);
            sealer(node).sealAll();
            JdbcTemplate jdbc = node.getBean(JdbcTemplate.class);
            Tampering tampering = new Tampering(jdbc, node.getBean(TransactionTemplate.class));
            tampering.change("delete from audit_leaf");
            tampering.change("delete from audit_seal");
            tampering.change("update audit_sealer set number = 0, hash = ?, leaves = 0", AuditTrail.NOTHING_BEFORE);
            tampering.change("update audit_chain set seal = null");
        }
        try (var node = node(key)) {
            assertThat(node.getBean("sealing", HealthIndicator.class)
                            .health()
                            .getDetails()
                            .toString())
                    .contains("older than the seals this server has seen");
            assertThat(sealer(node).seal()).isEmpty();
        }
        Files.move(folder.resolve("seals.txt"), folder.resolve("seals-before.txt"));
        try (var node = node(key)) {
            assertThat(sealer(node).seal()).isPresent();
        }
    }

    /** Used before there were keys: it goes on unsealed, is told what to do, and then all that was is covered. */
    @Test
    void aUsedNewsroomGetsItsKeyByCommand() throws Exception {
        database.clear();
        database.putAll(KeptDatabase.V1.copy());
        Path key = folder.resolve("seal-key.pem");
        try (var node = node(key)) {
            assertThat(sealer(node).seal()).isEmpty();
            assertThat(node.getBean("sealing", HealthIndicator.class)
                            .health()
                            .getDetails()
                            .toString())
                    .contains("make-seal-key");
            assertThat(verifier(node).verify("test").links()).isEmpty();
        }
        try (var command = node(key, "imprimatur.command=make-seal-key")) {
            assertThat(Files.exists(key)).isTrue();
            assertThat(command.getBean(SealKeyCommand.class).getExitCode()).isZero();
        }
        try (var node = node(key)) {
            Seal seal = sealer(node).seal().orElseThrow();
            JdbcTemplate jdbc = node.getBean(JdbcTemplate.class);
            long lines = jdbc.queryForObject("select count(*) from audit_entry", Long.class);
            assertThat(seal.treeSize()).isEqualTo(lines + seal.number() - 1);
            assertThat(verifier(node).verify("test").links()).isEmpty();

            new Tampering(jdbc, node.getBean(TransactionTemplate.class))
                    .change("update audit_seal set hash = replace(hash, 'a', 'b') where number = 1");
            assertThat(verifier(node).verify("test").links())
                    .anyMatch(link -> link.chain().equals(BrokenLink.SEALS));
        }
    }

    private Path copyOf(Path key) throws Exception {
        Path copy = folder.resolve("copy/seal-key.pem");
        Files.createDirectories(copy.getParent());
        Files.copy(key, copy);
        return copy;
    }

    private static void write(ConfigurableApplicationContext node, int lines) {
        Subject chain = Subject.of("test:" + UUID.randomUUID());
        node.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            for (int i = 0; i < lines; i++) {
                node.getBean(AuditTrail.class).record(chain, null, () -> "test.done", "thing " + i, Map.of());
            }
        });
    }

    private static List<Seal> kept(ConfigurableApplicationContext node) {
        return node.getBean(SealSettings.class).sealFile().read();
    }

    private static SealKeys keys(ConfigurableApplicationContext node) {
        return node.getBean(SealKeys.class);
    }

    private static Sealer sealer(ConfigurableApplicationContext node) {
        return node.getBean(Sealer.class);
    }

    private static AuditVerifier verifier(ConfigurableApplicationContext node) {
        return node.getBean(AuditVerifier.class);
    }

    private ConfigurableApplicationContext node(Path key, String... more) {
        Map<String, Object> settings = new HashMap<>(database);
        settings.putAll(Map.of(
                "imprimatur.seals.key-file", key.toString(),
                "imprimatur.schedules", "false",
                "server.port", "-1",
                "spring.main.banner-mode", "off",
                "logging.level.root", "ERROR"));
        for (String setting : more) {
            settings.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        return new SpringApplicationBuilder(Imprimatur.class)
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new org.springframework.core.env.MapPropertySource("node", settings)))
                .run();
    }
}
