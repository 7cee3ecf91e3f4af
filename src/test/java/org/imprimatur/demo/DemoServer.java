package org.imprimatur.demo;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imprimatur.Imprimatur;
import org.imprimatur.TestClock;
import org.imprimatur.crash.ServerProcess;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole server in this process, on a port of its own, with job executor and schedules on, sending its letters to a
 * {@link PostOffice}. Several may share one database.
 */
public final class DemoServer implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final URI address;

    private DemoServer(ConfigurableApplicationContext context, URI address) {
        this.context = context;
        this.address = address;
    }

    /**
     * @param database Spring properties of the database to use
     * @param more     further settings; they count before those set here
     */
    public static DemoServer start(Map<String, Object> database, PostOffice postOffice, String... more) {
        return start(List.of(), database, postOffice, more);
    }

    /** With a clock that can be set, so that what happens in it need not all happen today. */
    public static DemoServer startWithSettableClock(
            Map<String, Object> database, PostOffice postOffice, String... more) {
        return start(List.of(TestClock.class), database, postOffice, more);
    }

    private static DemoServer start(
            List<Class<?>> parts, Map<String, Object> database, PostOffice postOffice, String... more) {
        int port = ServerProcess.freePort();
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--server.shutdown=immediate",
                "--imprimatur.base-url=http://localhost:" + port,
                "--imprimatur.newsroom.name=The Demo Health Desk",
                "--imprimatur.demo.imap-port=" + postOffice.imapPort(),
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + postOffice.smtpPort(),
                // Letters leave at once, and none but those a action calls for.
                "--imprimatur.mail.coalesce=0s",
                "--imprimatur.reminders.every=12h",
                "--imprimatur.mail.imap.host=127.0.0.1",
                "--imprimatur.mail.imap.port=" + postOffice.imapPort(),
                "--imprimatur.mail.imap.user=" + PostOffice.NEWSROOM,
                "--imprimatur.mail.imap.password=any",
                "--imprimatur.mail.imap.every=1s",
                "--spring.main.banner-mode=off"));
        database.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        // Said twice, a setting would become a list of both.
        for (String setting : more) {
            arguments.removeIf(said -> said.startsWith(setting.replaceFirst("=.*", "=")));
            arguments.add(setting);
        }
        ConfigurableApplicationContext context = new SpringApplicationBuilder(
                        Imprimatur.class,
                        WithoutTheTests.class,
                        DemoInbox.class,
                        DemoBoxes.class,
                        DemoReader.class,
                        DemoAddresses.class,
                        DemoStaff.class,
                        DemoArticles.class,
                        DemoReports.class)
                .sources(parts.toArray(Class[]::new))
                .run(arguments.toArray(String[]::new));
        return new DemoServer(context, URI.create("http://localhost:" + port));
    }

    /** Brings the demonstration's people; once per database. */
    public DemoServer staffed() {
        context.getBean(DemoStaff.class).moveIn();
        return this;
    }

    public URI address() {
        return address;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** For what only the tests of a room may ask for. */
    public BeanFactory beans() {
        return context;
    }

    /** As abruptly as a context can go: nothing is waited for. */
    @Override
    public void close() {
        context.close();
    }
}
