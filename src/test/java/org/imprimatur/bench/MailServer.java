package org.imprimatur.bench;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.mail.inbound.Dovecot;

/** A mail server that is a process of its own: Dovecot where it is installed, else GreenMail. */
abstract class MailServer implements AutoCloseable {

    static MailServer open(Path folder) {
        return Dovecot.isAvailable() ? new Real() : new InMemory(folder);
    }

    /** @return how many bytes that are */
    abstract long fill(String user, int mails) throws Exception;

    abstract int port();

    @Override
    public abstract void close();

    private static final class Real extends MailServer {

        private final Dovecot dovecot = Dovecot.open();

        @Override
        long fill(String user, int mails) throws Exception {
            ReadersLetters letters = new ReadersLetters();
            long bytes = 0;
            for (int i = 0; i < mails; i++) {
                byte[] letter = letters.letter(i);
                bytes += letter.length;
                dovecot.deliver(user, "1795400000.M%06dP1.bench".formatted(i), letter);
            }
            return bytes;
        }

        @Override
        int port() {
            return dovecot.port();
        }

        @Override
        public void close() {
            dovecot.close();
        }

        @Override
        public String toString() {
            return "Dovecot";
        }
    }

    private static final class InMemory extends MailServer {

        private static final Pattern READY = Pattern.compile("READY (\\d+) (\\d+)");

        private final Path log;
        private Process process;
        private int port;

        InMemory(Path folder) {
            this.log = folder.resolve("greenmail.log");
        }

        @Override
        long fill(String user, int mails) throws Exception {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx6g",
                            "-cp",
                            System.getProperty("java.class.path"),
                            MailServer.class.getName(),
                            user,
                            String.valueOf(mails))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            while (process.isAlive()) {
                Matcher ready = READY.matcher(Files.readString(log));
                if (ready.find()) {
                    port = Integer.parseInt(ready.group(1));
                    return Long.parseLong(ready.group(2));
                }
                Thread.sleep(200);
            }
            throw new IllegalStateException("No mail server; see " + log);
        }

        @Override
        int port() {
            return port;
        }

        @Override
        public void close() {
            if (process != null) {
                process.destroyForcibly();
            }
        }

        @Override
        public String toString() {
            return "GreenMail";
        }
    }

    /** GreenMail, filled. */
    public static void main(String[] args) throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.withConfiguration(GreenMailConfiguration.aConfig().withUser(args[0], args[0], Dovecot.PASSWORD));
        server.start();
        var inbox = server.getManagers()
                .getImapHostManager()
                .getInbox(List.copyOf(server.getUserManager().listUser()).get(0));
        ReadersLetters letters = new ReadersLetters();
        long bytes = 0;
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
            byte[] letter = letters.letter(i);
            bytes += letter.length;
            inbox.appendMessage(
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(letter)),
                    new Flags(),
                    new Date());
        }
        System.out.println("READY " + server.getImap().getPort() + " " + bytes);
        Thread.sleep(Long.MAX_VALUE);
    }
}
