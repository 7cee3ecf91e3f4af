package org.imprimatur.bench;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.inbox.Dovecot;

/** A mail server that is a process of its own: Dovecot where it is installed, else GreenMail. */
abstract class MailServer implements AutoCloseable {

    static MailServer open(Path folder) {
        return Dovecot.isAvailable() ? new Real() : new InMemory(folder);
    }

    /**
     * @param users how many letters wait for each
     * @return how many bytes wait for each
     */
    abstract Map<String, Long> fill(Map<String, Integer> users) throws Exception;

    abstract int port();

    @Override
    public abstract void close();

    private static final class Real extends MailServer {

        private final Dovecot dovecot = Dovecot.open();

        @Override
        Map<String, Long> fill(Map<String, Integer> users) throws Exception {
            Map<String, Long> bytes = new HashMap<>();
            for (String user : users.keySet()) {
                ReadersLetters letters = new ReadersLetters(user);
                for (int i = 0; i < users.get(user); i++) {
                    byte[] letter = letters.letter(i);
                    bytes.merge(user, (long) letter.length, Long::sum);
                    dovecot.deliver(user, "1795400000.M%06dP1.bench".formatted(i), letter);
                }
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

        private static final Pattern FILLED = Pattern.compile("FILLED (\\S+) (\\d+)");
        private static final Pattern READY = Pattern.compile("READY (\\d+)");

        private final Path log;
        private Process process;
        private int port;

        InMemory(Path folder) {
            this.log = folder.resolve("greenmail.log");
        }

        @Override
        Map<String, Long> fill(Map<String, Integer> users) throws Exception {
            List<String> line = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx6g",
                    "-cp",
                    System.getProperty("java.class.path"),
                    MailServer.class.getName()));
            users.forEach((user, mails) -> line.addAll(List.of(user, String.valueOf(mails))));
            process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            while (process.isAlive()) {
                String said = Files.readString(log);
                Matcher ready = READY.matcher(said);
                if (ready.find()) {
                    port = Integer.parseInt(ready.group(1));
                    return FILLED.matcher(said)
                            .results()
                            .collect(Collectors.toMap(user -> user.group(1), user -> Long.valueOf(user.group(2))));
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

    /**
     * GreenMail, filled.
     *
     * @param args users, each followed by the number of their letters
     */
    public static void main(String[] args) throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        for (int user = 0; user < args.length; user += 2) {
            GreenMailUser owner = server.getUserManager().createUser(args[user], args[user], Dovecot.PASSWORD);
            MailFolder inbox = server.getManagers().getImapHostManager().getInbox(owner);
            ReadersLetters letters = new ReadersLetters(args[user]);
            long bytes = 0;
            for (int i = 0; i < Integer.parseInt(args[user + 1]); i++) {
                byte[] letter = letters.letter(i);
                bytes += letter.length;
                inbox.appendMessage(
                        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(letter)),
                        new Flags(),
                        new Date());
            }
            System.out.println("FILLED " + args[user] + " " + bytes);
        }
        System.out.println("READY " + server.getImap().getPort());
        Thread.sleep(Long.MAX_VALUE);
    }
}
