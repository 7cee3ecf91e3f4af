package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.imprimatur.EveryStage.Stage;
import org.imprimatur.EveryStage.Who;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whatever somebody writes into the address of a page, they are told so or it is passed over: nothing breaks. */
@FullBuildOnly
@ServerTest
@OnBothDatabases
@TestPropertySource(properties = "imprimatur.processes=classpath:/processes-with-legal-check")
class GarbageTests {

    private static final List<String> GARBAGE = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\r\nX-Evil: 1",
            "-1",
            "0",
            "2147483648",
            "9223372036854775807",
            "9223372036854775807,x",
            "9223372036854775807_00000000-0000-0000-0000-000000000000",
            "-9223372036854775808,00000000-0000-0000-0000-000000000000",
            "99999999999999999999999",
            "2026-13-45",
            "+999999999-12-31",
            "-999999999-01-01",
            "+999999999-12-31T23:59:59Z,1",
            "NaN",
            "%",
            "%%_",
            "' or 1=1 --",
            "..",
            "../../desk",
            "\\",
            "//evil.example",
            "/desk/../x",
            "/desk\r\n/x",
            "\uD83D\uDE00",
            "x".repeat(5000));

    @Autowired
    MockMvc server;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    static EveryStage newsroom;

    @BeforeAll
    static void oneNewsroomForAll(@Autowired AutowireCapableBeanFactory server) {
        newsroom = EveryStage.of(server);
    }

    @Test
    void noParameterOfAPageBreaksIt() throws Exception {
        List<String> broken = new ArrayList<>();
        int asked = 0;
        for (var route : handlers.getHandlerMethods().entrySet()) {
            if (!isPage(route.getKey().getMethodsCondition().getMethods())) {
                continue;
            }
            for (String pattern : route.getKey().getPatternValues()) {
                for (String name : parameters(route.getValue())) {
                    for (String value : GARBAGE) {
                        asked++;
                        String query = "?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
                        ask(pattern, plain(pattern) + query, broken);
                    }
                }
            }
        }
        assertThat(asked).isGreaterThan(500);
        assertThat(broken).isEmpty();
    }

    @Test
    void noIdInAnAddressBreaksIt() throws Exception {
        List<String> broken = new ArrayList<>();
        for (var route : handlers.getHandlerMethods().entrySet()) {
            if (!isPage(route.getKey().getMethodsCondition().getMethods())) {
                continue;
            }
            for (String pattern : route.getKey().getPatternValues()) {
                String address = plain(pattern);
                String[] segments =
                        pattern.replaceAll("\\{(\\w+):[^/]*}", "{$1}").split("/");
                for (int i = 0; i < segments.length; i++) {
                    if (segments[i].startsWith("{")) {
                        for (String value : GARBAGE) {
                            String[] changed = address.split("/");
                            changed[i] = URLEncoder.encode(value, StandardCharsets.UTF_8)
                                    .replace("+", "%20");
                            ask(pattern, String.join("/", changed), broken);
                        }
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static boolean isPage(Set<RequestMethod> methods) {
        return methods.isEmpty() || methods.contains(RequestMethod.GET);
    }

    private static String plain(String pattern) {
        return newsroom.address(
                pattern.replaceAll("\\{(\\w+):[^/]*}", "{$1}"), newsroom.about(stage(pattern), Who.PUBLISHER));
    }

    /** At which the page is there to be seen. */
    private static Stage stage(String pattern) {
        if (!pattern.startsWith("/desk/tasks/") || pattern.contains("}/triage") || pattern.contains("}/address")) {
            return Stage.LIVE;
        }
        return Stage.withATurn().stream()
                .filter(stage -> pattern.contains("}/" + stage.page()))
                .findFirst()
                .orElse(Stage.WRITE);
    }

    private void ask(String pattern, String address, List<String> broken) throws Exception {
        for (Who who : EnumSet.of(Who.PUBLISHER, newsroom.holder(stage(pattern)), Who.SIGNED_OUT)) {
            MockHttpServletResponse answer = server.perform(
                            newsroom.request("GET " + pattern, address, stage(pattern), who))
                    .andReturn()
                    .getResponse();
            String location = answer.getRedirectedUrl();
            if (answer.getStatus() >= 500
                    || answer.containsHeader("X-Evil")
                    || (location != null
                            && (!location.startsWith("/")
                                    || location.contains("evil") && !location.startsWith("/sign-in?next=")))) {
                broken.add(who + " " + address.substring(0, Math.min(address.length(), 150)) + ": " + answer.getStatus()
                        + " " + location);
            }
        }
    }

    /** Named one by one, or as the fields of a form. */
    private static Set<String> parameters(HandlerMethod handler) {
        Set<String> names = new TreeSet<>();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            RequestParam said = parameter.getParameterAnnotation(RequestParam.class);
            if (said != null) {
                names.add(said.name().isEmpty() ? parameter.getParameterName() : said.name());
            } else if (parameter.getParameterType().isRecord() && parameter.getParameterAnnotations().length == 0) {
                Stream.of(parameter.getParameterType().getRecordComponents())
                        .map(RecordComponent::getName)
                        .forEach(names::add);
            }
        }
        return names;
    }
}
