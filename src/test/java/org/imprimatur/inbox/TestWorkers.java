package org.imprimatur.inbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.imprimatur.mime.MailParser;
import org.imprimatur.outbox.DeadAddresses;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.outbox.OutboxSettings;
import org.imprimatur.outbox.ReturnedLetters;
import org.imprimatur.outbox.SentLetters;
import org.imprimatur.platform.NewsroomSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Workers over the server's own database, with a handler of the test's and settings as it wants them. */
final class TestWorkers {

    /** The database is shared: what other tests have acknowledged is no reason to acknowledge nothing here. */
    private static final Map<String, String> GENEROUS = Map.of("acks-per-hour-in-all", "1000000");

    private final ApplicationContext server;
    private final RecordingMailHandler desk;

    TestWorkers(ApplicationContext server) {
        this.server = server;
        this.desk = new RecordingMailHandler(server.getBean(JdbcClient.class), server.getBean(Outbox.class));
    }

    RecordingMailHandler desk() {
        return desk;
    }

    InboundMailWorker worker() {
        return worker(reader(), GENEROUS);
    }

    InboundMailWorker worker(RawMailParser rawMailParser) {
        return worker(rawMailParser, GENEROUS);
    }

    InboundMailWorker worker(Map<String, String> settings) {
        return worker(reader(), settings);
    }

    private InboundMailWorker worker(RawMailParser rawMailParser, Map<String, String> settings) {
        return new InboundMailWorker(
                server.getBean(InboundMailQueue.class),
                processor(settings),
                rawMailParser,
                settings(settings),
                new SimpleMeterRegistry());
    }

    /** Trusts the word of a mail exchanger called mx.test. */
    static RawMailParser reader() {
        return new MailParser(List.of("mx.test"))::read;
    }

    InboundMailProcessor processor() {
        return processor(GENEROUS);
    }

    private InboundMailProcessor processor(Map<String, String> settings) {
        return new InboundMailProcessor(
                server.getBean(InboundMailQueue.class),
                contextLoader(settings),
                server.getBean(ReturnedLetters.class),
                server.getBean(AnsweredMessageIds.class),
                desk.provider(),
                server.getBean(PlatformTransactionManager.class));
    }

    ClassificationContextLoader contextLoader() {
        return contextLoader(GENEROUS);
    }

    private ClassificationContextLoader contextLoader(Map<String, String> settings) {
        return new ClassificationContextLoader(
                server.getBean(JdbcClient.class),
                server.getBean(SentLetters.class),
                server.getBean(DeadAddresses.class),
                server.getBean(Clock.class),
                settings(settings),
                server.getBean(OutboxSettings.class),
                server.getBean(NewsroomSettings.class));
    }

    static InboundMailSettings settings(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("", InboundMailSettings.class);
    }
}
