package org.imprimatur.inbox;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.imprimatur.crash.ServerProcess;

/**
 * Exim as Debian packages it, a real SMTP server between readers and us: mail to the corrections address goes into that
 * mailbox at Dovecot, mail to anybody else into one that stands for all readers.
 */
final class Exim implements AutoCloseable {

    static final String CORRECTIONS = "corrections@newsroom.test";

    private static final String BINARY = "/usr/sbin/exim4";

    private final Dovecot dovecot;
    private final int port = ServerProcess.freePort();
    private final Daemon daemon;

    Exim(Dovecot dovecot) throws IOException {
        this.dovecot = dovecot;
        Path settings = dovecot.folder().resolve("exim.conf");
        Files.writeString(settings, """
                primary_hostname = localhost
                spool_directory = %1$s/spool
                log_file_path = %1$s/exim-%%slog
                deliver_drop_privilege = true
                host_lookup =
                rfc1413_query_timeout = 0s
                smtp_accept_max = 100
                smtp_accept_queue_per_connection = 0
                message_size_limit = 100M
                smtputf8_advertise_hosts = *
                acl_smtp_rcpt = everybody
                acl_smtp_data = everybody
                begin acl
                everybody:
                  accept
                begin routers
                newsroom:
                  driver = accept
                  local_part_suffix = +*
                  local_part_suffix_optional
                  local_parts = corrections
                  transport = corrections
                readers:
                  driver = accept
                  transport = readers
                begin transports
                corrections:
                  driver = appendfile
                  maildir_format
                  directory = %1$s/mail/corrections
                  delivery_date_add
                  envelope_to_add
                  return_path_add
                readers:
                  driver = appendfile
                  maildir_format
                  directory = %1$s/mail/readers
                  envelope_to_add
                  return_path_add
                begin retry
                * * F,1h,1s
                """.formatted(dovecot.folder()));
        daemon = Daemon.start(
                List.of(BINARY, "-C", settings.toString(), "-bdf", "-q5s", "-oX", "127.0.0.1." + port),
                dovecot.folder(),
                port);
    }

    static boolean isAvailable() {
        return Daemon.isInstalled(BINARY) && Dovecot.isAvailable();
    }

    int port() {
        return port;
    }

    void send(List<byte[]> letters) throws MessagingException {
        new RawSmtpClient(port).send(letters, CORRECTIONS);
    }

    /** What has reached readers, whole. */
    List<String> readersMail() {
        List<String> mails = new ArrayList<>();
        Path box = dovecot.maildir("readers").resolve("new");
        if (Files.exists(box)) {
            try (Stream<Path> files = Files.list(box)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    mails.add(Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return mails;
    }

    @Override
    public void close() {
        daemon.kill();
    }
}
