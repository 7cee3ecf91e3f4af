package org.imprimatur.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.imprimatur.crash.ServerProcess;
import org.springframework.util.FileSystemUtils;

/** Dovecot as Debian packages it, on ports of its own. Any name has a mailbox there, and all share one password. */
public final class Dovecot implements AutoCloseable {

    public static final String PASSWORD = "secret";

    private static final String BINARY = "/usr/sbin/dovecot";

    private final Path folder;
    private final int port = ServerProcess.freePort();
    private final int tlsPort = ServerProcess.freePort();
    private final String owner = Daemon.userOf("Debian-exim", "mail");
    private final Daemon daemon;

    private Dovecot() throws IOException {
        folder = Daemon.folder("dovecot", owner);
        certify();
        Files.writeString(folder.resolve("dovecot.conf"), """
                base_dir = %1$s/run
                log_path = %1$s/dovecot.log
                protocols = imap
                listen = 127.0.0.1
                ssl = yes
                ssl_cert = <%1$s/cert.pem
                ssl_key = <%1$s/key.pem
                disable_plaintext_auth = no
                mail_location = maildir:%1$s/mail/%%n
                mail_uid = %2$s
                first_valid_uid = 1
                mail_max_userip_connections = 100
                passdb {
                  driver = static
                  args = password=%3$s
                }
                userdb {
                  driver = static
                  args = uid=%2$s gid=mail home=%1$s/mail/%%n
                }
                service imap-login {
                  inet_listener imap {
                    port = %4$d
                  }
                  inet_listener imaps {
                    port = %5$d
                  }
                }
                """.formatted(folder, owner, PASSWORD, port, tlsPort));
        daemon = Daemon.start(List.of(BINARY, "-F", "-c", folder + "/dovecot.conf"), folder, port);
    }

    public static boolean isAvailable() {
        return Daemon.isInstalled(BINARY) && Daemon.areWeRoot();
    }

    public static Dovecot open() {
        try {
            return new Dovecot();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    int tlsPort() {
        return tlsPort;
    }

    Path folder() {
        return folder;
    }

    String owner() {
        return owner;
    }

    /** Where a mailbox lies on the disk, as a Maildir. */
    public Path maildir(String name) {
        return folder.resolve("mail").resolve(name);
    }

    /** Puts a mail into the mailbox as a mail server on this machine would. */
    public void deliver(String name, String file, byte[] raw) throws IOException {
        Path box = maildir(name);
        if (!Files.exists(box)) {
            for (String part : List.of("cur", "new", "tmp")) {
                Files.createDirectories(box.resolve(part));
            }
            Daemon.give(box, owner);
        }
        Path written = Files.write(box.resolve("tmp").resolve(file), raw);
        Daemon.give(written, owner);
        Files.move(written, box.resolve("new").resolve(file));
    }

    void kill() {
        daemon.kill();
    }

    void restart() {
        daemon.start();
    }

    /** Forgets which number each mail has, as after a repair or a move to another machine. */
    void forgetNumbers(String name) throws IOException {
        try (Stream<Path> files = Files.list(maildir(name))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.getFileName().toString().startsWith("dovecot")) {
                    Files.delete(file);
                }
            }
        }
    }

    private void certify() throws IOException {
        try {
            Path store = folder.resolve("keys.p12");
            int ended = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "imap",
                            "-keyalg",
                            "RSA",
                            "-dname",
                            "CN=localhost",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            "changeit")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("keytool.log").toFile())
                    .start()
                    .waitFor();
            if (ended != 0) {
                throw new IllegalStateException("No certificate; see " + folder);
            }
            KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
            pem("cert.pem", "CERTIFICATE", keys.getCertificate("imap").getEncoded());
            Key key = keys.getKey("imap", "changeit".toCharArray());
            pem("key.pem", "PRIVATE KEY", key.getEncoded());
        } catch (java.security.GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void pem(String file, String what, byte[] bytes) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        Files.writeString(
                folder.resolve(file), "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }

    @Override
    public void close() {
        daemon.kill();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
