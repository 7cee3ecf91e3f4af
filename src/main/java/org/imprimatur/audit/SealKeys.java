package org.imprimatur.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.audit.transparency.SignedNote;
import org.imprimatur.audit.transparency.SigningKey;
import org.imprimatur.audit.transparency.VerifierKey;
import org.imprimatur.people.People;
import org.imprimatur.platform.AuditAction;
import org.imprimatur.platform.BaseAddress;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.ServerCommand;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The newsroom's keys. The private half lies in a file on each node, never in the database; the database knows the public
 * halves, each introduced by a note that it signed itself and, unless that one was lost, the key before it too.
 */
@Component
@EnableConfigurationProperties(SealSettings.class)
public class SealKeys implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(SealKeys.class);

    private static final Subject CHAIN = Subject.of("seal-key");

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final People people;
    private final Messages messages;
    private final SealSettings settings;
    private final String name;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final boolean command;

    private volatile @Nullable SigningKey own;

    SealKeys(
            JdbcClient jdbc,
            AuditTrail audit,
            People people,
            Messages messages,
            SealSettings settings,
            BaseAddress address,
            Clock clock,
            PlatformTransactionManager transactions,
            ServerCommand command) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.people = people;
        this.messages = messages;
        this.settings = settings;
        this.name = name(address.uri());
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.command = command.isGiven();
    }

    /** @param note signed by the key itself and by the one it replaces */
    public record Known(int number, VerifierKey key, Instant at, String note) {}

    /** Before anybody is served: a server with the wrong key, or without the newsroom's, does not start. */
    @Override
    public void afterSingletonsInstantiated() {
        own = read(settings.keyFile());
        if (!command) {
            transaction.executeWithoutResult(status -> begin());
        }
    }

    /** The key to sign with: the newest of the newsroom, if this node has it. */
    Optional<SigningKey> current() {
        VerifierKey newest = newest().map(Known::key).orElse(null);
        if (newest == null) {
            return Optional.empty();
        }
        if (!isOwn(newest)) {
            // It may have been rotated, and the new file been brought here, while this node was running.
            own = read(settings.keyFile());
        }
        return Optional.ofNullable(own).filter(key -> key.verifier().equals(newest));
    }

    /** The public half in this node's file, whatever the database says. */
    Optional<VerifierKey> own() {
        return Optional.ofNullable(own).map(SigningKey::verifier);
    }

    /** Oldest first. */
    public List<Known> all() {
        return jdbc.sql("select * from audit_seal_key order by number")
                .query((row, n) -> new Known(
                        row.getInt("number"),
                        VerifierKey.parse(row.getString("vkey")),
                        DbTime.read(row, "at"),
                        row.getString("note")))
                .list();
    }

    Optional<Known> newest() {
        List<Known> all = all();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /**
     * The keys that may be believed, newest first: this node's, or where it has none the newest the database names, and
     * before it each that the next one names as the one it replaces.
     */
    List<VerifierKey> trusted() {
        List<Known> all = all();
        List<VerifierKey> trusted = new ArrayList<>();
        VerifierKey next = own().or(() -> newest().map(Known::key)).orElse(null);
        for (int i = all.size() - 1; i >= 0 && next != null; i--) {
            Known known = all.get(i);
            if (known.key().equals(next)) {
                trusted.add(next);
                next = replaced(known).orElse(null);
            }
        }
        return trusted;
    }

    /** For a newsroom that was in use before there were keys, or has lost its key. */
    SigningKey make(boolean lost) {
        return change(lost ? SealKeyAction.LOST : SealKeyAction.MADE, newest -> {
            if (newest != null && !lost) {
                throw new SealKeyRefused(
                        messages.say("seals.key.there", newest.key().id()));
            }
            return List.of();
        });
    }

    /** The old key signs the new one. */
    SigningKey rotate() {
        return change(
                SealKeyAction.ROTATED,
                newest -> List.of(current()
                        .orElseThrow(
                                () -> new SealKeyRefused(messages.say("seals.key.not-here", settings.keyFile())))));
    }

    private interface Guard {
        /** Who signs beside the new key. */
        List<SigningKey> besides(@Nullable Known newest);
    }

    private SigningKey change(AuditAction action, Guard guard) {
        SigningKey key = SigningKey.generate(name);
        Path coming = coming();
        transaction.executeWithoutResult(status -> {
            lock();
            Known newest = newest().orElse(null);
            register(key, newest, guard.besides(newest), action);
            write(coming, key);
        });
        putInPlace(coming);
        own = key;
        return key;
    }

    private void begin() {
        lock();
        Known newest = newest().orElse(null);
        if (newest == null) {
            beginWithoutKey();
        } else if (!isOwn(newest.key())) {
            SigningKey coming = read(coming());
            if (coming == null || !coming.verifier().equals(newest.key())) {
                throw new SealKeyRefused(messages.say(
                        own == null ? "seals.key.missing" : "seals.key.other",
                        settings.keyFile().toString(),
                        newest.key().id(),
                        own().map(VerifierKey::id).orElse("")));
            }
            putInPlace(coming());
            own = coming;
        }
    }

    /** What a new key is called, after the address readers know; a key keeps its name for good. */
    private static String name(URI address) {
        String host = address.getHost() == null ? "localhost" : address.getHost();
        return host + (address.getPort() < 0 ? "" : ":" + address.getPort()) + "/imprimatur";
    }

    private void beginWithoutKey() {
        if (isUsed()) {
            LOG.warn(messages.say("seals.key.none", settings.keyFile().toString()));
            return;
        }
        SigningKey key = own;
        try {
            if (key == null) {
                key = SigningKey.generate(name);
                write(settings.keyFile(), key);
            }
        } catch (UncheckedIOException e) {
            LOG.error(messages.say("seals.key.unwritable", settings.keyFile().toString()), e);
            return;
        }
        register(key, null, List.of(), SealKeyAction.MADE);
        own = key;
        LOG.info(messages.say(
                "seals.key.made", settings.keyFile().toString(), key.verifier().toString()));
    }

    private void register(SigningKey key, @Nullable Known before, List<SigningKey> besides, AuditAction action) {
        Instant now = DbTime.now(clock);
        int number = before == null ? 1 : before.number() + 1;
        String text = "imprimatur seal key " + number + "\n" + key.verifier() + "\n"
                + (before == null ? "" : "replaces " + before.key() + "\n") + now + "\n";
        List<SigningKey> signers = new ArrayList<>(List.of(key));
        signers.addAll(besides);
        jdbc.sql("insert into audit_seal_key (number, vkey, at, note) values (?, ?, ?, ?)")
                .params(
                        number,
                        key.verifier().toString(),
                        DbTime.at(now),
                        SignedNote.sign(text, signers).toString())
                .update();
        audit.record(
                CHAIN,
                null,
                action,
                key.verifier().id(),
                Map.of("key", key.verifier().toString()));
    }

    /** The one this key says it replaces, in words it signed itself. */
    private static Optional<VerifierKey> replaced(Known known) {
        try {
            SignedNote note = SignedNote.parse(known.note());
            return note.isSignedBy(known.key()) && note.text().contains("\n" + known.key() + "\n")
                    ? note.text()
                            .lines()
                            .filter(line -> line.startsWith("replaces "))
                            .map(line -> VerifierKey.parse(line.substring("replaces ".length())))
                            .findFirst()
                    : Optional.empty();
        } catch (IllegalArgumentException notSuchANote) {
            return Optional.empty();
        }
    }

    private boolean isUsed() {
        return !people.all().isEmpty()
                || jdbc.sql("select count(*) from audit_chain")
                                .query(Long.class)
                                .single()
                        > 0;
    }

    private boolean isOwn(VerifierKey key) {
        return own().filter(key::equals).isPresent();
    }

    /** One node changes keys at a time, and none while another seals. */
    private void lock() {
        jdbc.sql("select number from audit_sealer where id = 1 for update")
                .query(Long.class)
                .single();
    }

    private Path coming() {
        return settings.keyFile().resolveSibling(settings.keyFile().getFileName() + ".new");
    }

    private @Nullable SigningKey read(Path file) {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return SigningKey.parse(Files.readString(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new SealKeyRefused(
                    messages.say("seals.key.unreadable", file.toString(), String.valueOf(e.getMessage())));
        }
    }

    /** Readable by nobody else from its first byte on. */
    private static void write(Path file, SigningKey key) {
        try {
            Files.createDirectories(file.getParent());
            try {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } catch (FileAlreadyExistsException leftOver) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(file, key.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void putInPlace(Path coming) {
        try {
            Files.move(coming, settings.keyFile(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server does not start with this key, or without one. Its message says why, and what to do. */
    static final class SealKeyRefused extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        SealKeyRefused(String words) {
            super(words);
        }
    }
}
