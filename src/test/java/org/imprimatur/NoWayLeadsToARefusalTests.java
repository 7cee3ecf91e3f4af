package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.imprimatur.EveryStage.Who;
import org.imprimatur.outbox.LetterCheck;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Everybody walks through the whole desk, at every stage of an article: each link they are shown is opened, each button
 * pressed (and the action undone), each letter's link followed. None answers that this is not theirs, or not there.
 */
@FullBuildOnly
@ServerTest
@TestPropertySource(properties = "imprimatur.processes=classpath:/processes-with-legal-check")
class NoWayLeadsToARefusalTests {

    /** A list may be long, and its lines are alike; what differs from stage to stage is walked in full. */
    private static final int OF_A_KIND = 3;

    private static final int OF_A_STAGE = 30;

    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 404, 405, 409, 410, 415, 500, 503);

    static EveryStage newsroom;

    @Autowired
    MockMvc server;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    LetterCheck check;

    @BeforeAll
    static void oneNewsroomForAll(@Autowired AutowireCapableBeanFactory server) {
        newsroom = EveryStage.of(server);
    }

    @TestFactory
    Stream<DynamicTest> everyLinkAndButtonSomebodyIsShownIsTheirs() {
        return Arrays.stream(Who.values())
                .filter(who -> who != Who.SIGNED_OUT)
                .map(who -> DynamicTest.dynamicTest(
                        who.name().toLowerCase(Locale.ROOT),
                        () -> assertThat(new Walker(newsroom.person(who)).refusals())
                                .isEmpty()));
    }

    @Test
    void everyLetterThatWouldLeaveLeadsToAPageOfItsAddressee() throws Exception {
        List<String> refused = new ArrayList<>();
        for (Who who : Who.values()) {
            if (who == Who.SIGNED_OUT) {
                continue;
            }
            Person person = newsroom.person(who);
            for (Map<String, Object> letter : jdbc.sql(
                            "select kind, turn, model_json from outbox_mail where person_id = ? and state = 'QUEUED'")
                    .param(person.id().value())
                    .query()
                    .listOfRows()) {
                Map<String, Object> model = new ObjectMapper()
                        .readValue(String.valueOf(letter.get("model_json")), new TypeReference<>() {});
                String kind = String.valueOf(letter.get("kind"));
                PersonId id = person.id();
                if (model.get("path") instanceof String path
                        && check.stillWanted(
                                LetterKind.of(kind).orElseThrow(), (String) letter.get("turn"), id, model)) {
                    MockHttpServletResponse answer = open(path, person);
                    if (REFUSALS.contains(answer.getStatus())) {
                        refused.add(kind + " to " + who + ": " + path + " answers " + answer.getStatus());
                    }
                }
            }
        }
        assertThat(refused).isEmpty();
    }

    private MockHttpServletResponse open(String address, Person person) throws Exception {
        MockHttpServletResponse answer = server.perform(
                        get(URI.create(address)).accept("text/html").with(SignedIn.as(person)))
                .andReturn()
                .getResponse();
        String next = answer.getRedirectedUrl();
        return next == null || next.startsWith("/sign-in") ? answer : open(next, person);
    }

    private final class Walker {

        private final Person person;
        private final Deque<String> ahead = new ArrayDeque<>(List.of("/desk"));
        private final Set<String> known = new HashSet<>(ahead);
        private final Map<String, Integer> ofAKind = new HashMap<>();
        private final List<String> refusals = new ArrayList<>();

        Walker(Person person) {
            this.person = person;
        }

        List<String> refusals() throws Exception {
            while (!ahead.isEmpty()) {
                String address = ahead.poll();
                MockHttpServletResponse answer = open(address, person);
                if (REFUSALS.contains(answer.getStatus())) {
                    refusals.add("GET " + address + " answers " + answer.getStatus());
                } else if (String.valueOf(answer.getContentType()).startsWith("text/html")) {
                    look(address, Jsoup.parse(answer.getContentAsString(), "http://localhost" + address));
                }
            }
            assertThat(known).as("ways walked").hasSizeGreaterThan(20);
            return refusals;
        }

        private void look(String here, Document page) {
            for (Element link : page.select("a[href]")) {
                String address = link.attr("href").replaceAll("#.*", "");
                if (address.startsWith("?")) {
                    address = here.replaceAll("\\?.*", "") + address;
                }
                if (address.startsWith("/") && isNew(address, address)) {
                    ahead.add(address);
                }
            }
            for (FormElement form : page.select("form").forms()) {
                for (Element button : buttons(page, form)) {
                    String address = button.hasAttr("formaction") ? button.attr("formaction") : form.attr("action");
                    String target = address.isEmpty() ? here : address.replaceAll("#.*", "");
                    boolean posts = form.attr("method").equalsIgnoreCase("post") && !target.equals("/sign-out");
                    if (posts && isNew("POST " + target + " " + button.attr("value"), target)) {
                        press(here, form, button, target);
                    }
                }
            }
        }

        private List<Element> buttons(Document page, FormElement form) {
            List<Element> buttons = new ArrayList<>(form.select("button[type=submit], button:not([type])"));
            if (!form.id().isEmpty()) {
                buttons.addAll(page.select("button[form=" + form.id() + "]"));
            }
            return buttons;
        }

        private boolean isNew(String what, String address) {
            String kind = what.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}|\\d+", "*")
                    .replaceAll("\\?.*", "?");
            boolean ofAStage = address.startsWith("/desk/tasks/") || address.startsWith("/desk/articles/");
            if (!known.add(what)) {
                return false;
            }
            return ofAKind.merge(kind, 1, Integer::sum) <= (ofAStage ? OF_A_STAGE : OF_A_KIND);
        }

        private void press(String here, FormElement form, Element button, String target) {
            transaction.executeWithoutResult(status -> {
                status.setRollbackOnly();
                try {
                    MockHttpServletRequestBuilder request = filled(form, target);
                    if (button.hasAttr("name")) {
                        request.param(button.attr("name"), button.attr("value"));
                    }
                    MockHttpServletResponse answer = server.perform(request.with(SignedIn.as(person)))
                            .andReturn()
                            .getResponse();
                    String next = answer.getRedirectedUrl();
                    int last = next == null
                            ? answer.getStatus()
                            : open(next.replaceAll("#.*", ""), person).getStatus();
                    if (REFUSALS.contains(last)) {
                        refusals.add("“" + button.text() + "” on " + here + ": POST " + target + " answers "
                                + answer.getStatus() + (next == null ? "" : " and then " + next + " " + last));
                    }
                } catch (Exception e) {
                    throw new AssertionError("“" + button.text() + "” on " + here, e);
                }
            });
        }

        /** As a browser would send it, with a few words where it wants some. */
        private MockHttpServletRequestBuilder filled(FormElement form, String target) {
            MockHttpServletRequestBuilder request = post(URI.create(target));
            if (form.attr("enctype").startsWith("multipart")
                    || !form.select("input[type=file]").isEmpty()) {
                var upload = multipart(URI.create(target));
                form.select("input[type=file]")
                        .forEach(file -> upload.file(
                                new MockMultipartFile(file.attr("name"), "", "application/octet-stream", new byte[0])));
                request = upload;
            }
            request.accept("text/html");
            for (var field : form.formData()) {
                if (!field.key().equals("_csrf")) {
                    Element area = form.selectFirst("textarea[name=" + field.key() + "]");
                    request.param(field.key(), area != null && field.value().isBlank() ? "Because." : field.value());
                }
            }
            return request;
        }
    }
}
