package org.imprimatur;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.mime.JakartaMailProperties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the server, or with a command's name as first argument runs that command and ends with its exit status. */
@SpringBootApplication
public class Imprimatur {

    /** Each is an {@code ApplicationRunner} of its room, present only while {@code imprimatur.command} names it. */
    private static final Set<String> COMMANDS =
            Set.of("verify-audit", "make-seal-key", "rotate-seal-key", "reconcile-worklist", "import-mail");

    public static void main(String[] args) {
        // The engine writes times as the machine's clock shows them, without its zone: all machines show the same.
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
        JakartaMailProperties.set();
        if (args.length == 0 || args[0].startsWith("-")) {
            SpringApplication.run(Imprimatur.class, args);
        } else {
            System.exit(command(args[0], Arrays.copyOfRange(args, 1, args.length)));
        }
    }

    private static int command(String command, String... arguments) {
        if (COMMANDS.contains(command)) {
            return onTheServer(command, arguments);
        }
        // By hand, where no server sets it up; the answer alone goes to standard output.
        System.setProperty("logback.configurationFile", "command-logback.xml");
        Map<String, ToolProvider> tools = tools();
        if (tools.containsKey(command)) {
            return tools.get(command).run(System.out, System.err, arguments);
        }
        Set<String> all = new TreeSet<>(COMMANDS);
        all.addAll(tools.keySet());
        System.err.println("No command '" + command + "'. There are: " + String.join(", ", all));
        return 2;
    }

    /** Commands that need neither server nor database; each room brings its own. */
    private static Map<String, ToolProvider> tools() {
        return ServiceLoader.load(ToolProvider.class, Imprimatur.class.getClassLoader()).stream()
                .filter(tool -> tool.type().getPackageName().startsWith(Imprimatur.class.getPackageName()))
                .map(ServiceLoader.Provider::get)
                .collect(Collectors.toMap(ToolProvider::name, tool -> tool));
    }

    /** As the server would start, but deaf, and doing nothing of its own accord. */
    private static int onTheServer(String command, String... arguments) {
        Stream<String> settings = Stream.of(
                "--imprimatur.command=" + command,
                "--imprimatur.schedules=false",
                "--server.port=-1",
                "--spring.main.banner-mode=off",
                "--logging.config=classpath:command-logback.xml",
                "--logging.level.root=WARN");
        return SpringApplication.exit(SpringApplication.run(
                Imprimatur.class,
                Stream.concat(settings, Arrays.stream(arguments)).toArray(String[]::new)));
    }

    /** Tells the newsroom's own time: days begin and end where its people are. Moments are stored without a zone. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock(@Value("${imprimatur.newsroom.zone}") ZoneId zone) {
        return Clock.system(zone);
    }

    /** Commands and tests make things happen themselves. */
    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    @ConditionalOnProperty(name = "imprimatur.schedules", havingValue = "true", matchIfMissing = true)
    static class Schedules {}
}
