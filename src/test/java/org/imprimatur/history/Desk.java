package org.imprimatur.history;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.imprimatur.SignedIn;
import org.imprimatur.people.Person;
import org.imprimatur.review.AtReview;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Opens pages and sends the forms on them as a browser would, and keeps what went wrong in the server. */
final class Desk {

    /** @param page what was shown in the end, after any redirects */
    record Answer(int status, Document page) {}

    private final MockMvc server;
    private final List<String> failures = new ArrayList<>();

    Desk(MockMvc server) {
        this.server = server;
    }

    /** What the server could not do since this was asked last. */
    List<String> failures() {
        List<String> known = List.copyOf(failures);
        failures.clear();
        return known;
    }

    /** @param who null for a reader */
    Answer open(@Nullable Person who, String address) {
        return follow(who, address, get(URI.create(address)));
    }

    /**
     * Sends the form on this page whose address ends like this, with its fields as they are but for some.
     *
     * @return in words what came of it, empty if the page does not offer it
     */
    String send(Person who, String page, String action, Map<String, String> with, Random random) {
        Answer shown = open(who, page);
        for (FormElement form : shown.page().select("form").forms()) {
            for (Element button : buttons(shown.page(), form)) {
                String target = button.hasAttr("formaction") ? button.attr("formaction") : form.attr("action");
                if (form.attr("method").equalsIgnoreCase("post")
                        && path(target, page).endsWith(action)) {
                    Answer answer = follow(who, path(target, page), filled(form, path(target, page), with, random));
                    return answer.status() + problem(answer.page());
                }
            }
        }
        // That it was not offered tells nothing of what came of it, so that something else is done.
        return "";
    }

    private static String problem(Document page) {
        String words = page.select(".problems[role=alert], .notice--blocked[role=alert], .field-error")
                .text();
        return words.isEmpty() ? "" : " “" + words.substring(0, Math.min(110, words.length())) + "”";
    }

    private static String path(String target, String page) {
        return (target.isEmpty() ? page : target).replaceAll("[?#].*", "");
    }

    private Answer follow(@Nullable Person who, String address, MockHttpServletRequestBuilder request) {
        try {
            MockHttpServletResponse answer = server.perform(as(who, request.accept("text/html")))
                    .andReturn()
                    .getResponse();
            if (answer.getStatus() >= 500) {
                failures.add("a fault of the server: " + address + " answers " + answer.getStatus());
            }
            String next = answer.getRedirectedUrl();
            if (next != null && next.startsWith("/")) {
                return open(who, next.replaceAll("#.*", ""));
            }
            return new Answer(answer.getStatus(), page(answer));
        } catch (Exception e) {
            failures.add("a fault of the server: " + address + ": " + e);
            return new Answer(500, Jsoup.parse(""));
        }
    }

    private static Document page(MockHttpServletResponse answer) throws UnsupportedEncodingException {
        return Jsoup.parse(answer.getContentAsString(), "http://localhost");
    }

    private static MockHttpServletRequestBuilder as(@Nullable Person who, MockHttpServletRequestBuilder request) {
        return who == null ? request : request.with(SignedIn.as(who));
    }

    private static List<Element> buttons(Document page, FormElement form) {
        List<Element> buttons = new ArrayList<>(form.select("button[type=submit], button:not([type])"));
        if (!form.id().isEmpty()) {
            buttons.addAll(page.select("button[form=" + form.id() + "]"));
        }
        return buttons;
    }

    private static MockHttpServletRequestBuilder filled(
            FormElement form, String target, Map<String, String> with, Random random) {
        MockHttpServletRequestBuilder request = post(URI.create(target));
        form.select("input[name=ticked], input[name=agreed], input[name=settles], input[name=sure][type=checkbox]")
                .forEach(box -> box.attr("checked", true));
        for (String group : form.select("input[type=radio]").eachAttr("name").stream()
                .distinct()
                .toList()) {
            List<Element> choices = form.select("input[type=radio][name=" + group + "]");
            if (choices.stream().noneMatch(choice -> choice.hasAttr("checked"))) {
                choices.get(random.nextInt(choices.size())).attr("checked", true);
            }
        }
        for (var field : form.formData()) {
            if (!field.key().equals("_csrf") && !with.containsKey(field.key())) {
                request.param(field.key(), value(form, field.key(), field.value(), random));
            }
        }
        with.forEach(request::param);
        return request;
    }

    private static String value(FormElement form, String name, String value, Random random) {
        if (name.equals("password")) {
            return AtReview.PASSWORD;
        }
        List<String> choices = form.select("select[name=" + name + "] option").eachAttr("value");
        if (!choices.isEmpty()) {
            return choices.get(random.nextInt(choices.size()));
        }
        boolean words = form.selectFirst("textarea[name=" + name + "]") != null;
        return words && value.isBlank() ? "Because it is so." : value;
    }
}
