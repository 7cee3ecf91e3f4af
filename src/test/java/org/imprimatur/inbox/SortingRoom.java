package org.imprimatur.inbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.imprimatur.mime.MailParser;
import org.imprimatur.outbox.Correspondence;
import org.imprimatur.outbox.Outbox;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Sorters over the server's own database, with a reception of the test's and settings as it wants them. */
final class SortingRoom {

    /** The database is shared: what other tests have acknowledged is no reason to acknowledge nothing here. */
    private static final Map<String, String> GENEROUS = Map.of("acks-per-hour-in-all", "1000000");

    private final ApplicationContext server;
    private final AtTheDesk desk;

    SortingRoom(ApplicationContext server) {
        this.server = server;
        this.desk = new AtTheDesk(server.getBean(JdbcClient.class), server.getBean(Outbox.class));
    }

    AtTheDesk desk() {
        return desk;
    }

    Sorter sorter() {
        return sorter(reader(), GENEROUS);
    }

    Sorter sorter(Reader reader) {
        return sorter(reader, GENEROUS);
    }

    Sorter sorter(Map<String, String> settings) {
        return sorter(reader(), settings);
    }

    private Sorter sorter(Reader reader, Map<String, String> settings) {
        return new Sorter(
                server.getBean(Tray.class),
                settlement(settings),
                reader,
                settings(settings),
                new SimpleMeterRegistry());
    }

    /** Trusts the word of a mail exchanger called mx.test. */
    static Reader reader() {
        return new MailParser(List.of("mx.test"))::read;
    }

    Settlement settlement() {
        return settlement(GENEROUS);
    }

    private Settlement settlement(Map<String, String> settings) {
        return new Settlement(
                server.getBean(Tray.class),
                situation(settings),
                server.getBean(Correspondence.class),
                server.getBean(Answered.class),
                desk.provider(),
                server.getBean(PlatformTransactionManager.class));
    }

    Situation situation() {
        return situation(GENEROUS);
    }

    private Situation situation(Map<String, String> settings) {
        return new Situation(
                server.getBean(JdbcClient.class),
                server.getBean(Correspondence.class),
                server.getBean(Clock.class),
                settings(settings),
                "desk@localhost",
                "",
                "",
                "corrections@localhost");
    }

    static InboundSettings settings(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("", InboundSettings.class);
    }
}
