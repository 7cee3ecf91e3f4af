package org.imprimatur.workflow;

import java.util.Map;
import java.util.stream.Stream;
import org.imprimatur.Imprimatur;
import org.imprimatur.Newsroom;
import org.imprimatur.TestClock;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** A server of its own on a database that may have been used before; nothing in it happens by itself. */
final class Node {

    private Node() {}

    static ConfigurableApplicationContext start(Map<String, Object> database, String... settings) {
        SpringApplicationBuilder node = new SpringApplicationBuilder(
                        Imprimatur.class, TestClock.class, Newsroom.class, Walk.class)
                .properties(Map.of(
                        "imprimatur.schedules", "false",
                        "spring.main.banner-mode", "off"));
        // Two processes would each have a log of their own; two nodes in one process must not both set it up.
        node.application()
                .setListeners(node.application().getListeners().stream()
                        .filter(listener -> !(listener instanceof LoggingApplicationListener))
                        .toList());
        Stream<String> all = Stream.concat(
                Stream.of("--server.port=0"),
                database.entrySet().stream().map(setting -> "--" + setting.getKey() + "=" + setting.getValue()));
        return node.run(Stream.concat(all, Stream.of(settings)).toArray(String[]::new));
    }
}
