package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What every page's template owes its reader: words from one file, and nothing the security policy would refuse. */
class TemplateTests {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    /** Without one of these, the words between the tags are what the reader would see. */
    private static final List<String> REPLACES_TEXT =
            List.of("th:text", "th:utext", "th:replace", "th:insert", "th:remove", "th:field");

    private static final Pattern MESSAGE = Pattern.compile("#\\{\\s*([a-zA-Z][\\w.-]*)\\s*[}(]");

    private static final Path SOURCES = Path.of("src/main/java/org/imprimatur");

    /** A template as a controller names it, with or without the fragment that is wanted. */
    private static final Pattern VIEW = Pattern.compile("\"([a-z]+)/([\\w-]+)(?=[ \"])");

    /** {@code report/_mail} in a comment, with or without its ending. */
    private static final Pattern COMMENTED = Pattern.compile("\\{@code (([a-z]+)/[\\w-]+)(\\.html)?}");

    @Test
    void noPageHasWordsOfItsOwn() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path template : pages()) {
            for (Element element : Jsoup.parse(read(template)).getAllElements()) {
                boolean said = element.ownText().codePoints().anyMatch(Character::isLetter);
                boolean replaced = Stream.concat(Stream.of(element), element.parents().stream())
                        .anyMatch(e -> REPLACES_TEXT.stream().anyMatch(e::hasAttr) && !isShell(e));
                boolean data = element.is("script, style, kbd, code");
                if (said && !replaced && !data) {
                    found.add(template + ": " + element.ownText());
                }
                for (String attribute : List.of("placeholder", "title", "alt", "aria-label")) {
                    if (element.hasAttr(attribute)
                            && element.attr(attribute).chars().anyMatch(Character::isLetter)) {
                        found.add(template + ": " + attribute + "=" + element.attr(attribute));
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void aRoomsPagesLieInItsFolder() throws IOException {
        Set<String> elsewhere = new TreeSet<>();
        for (Path source : sources()) {
            String room = SOURCES.relativize(source).getName(0).toString();
            Matcher named = VIEW.matcher(read(source));
            while (named.find()) {
                boolean isPage = Files.exists(TEMPLATES.resolve(named.group(1) + "/" + named.group(2) + ".html"));
                if (isPage && !Set.of(room, "fragments").contains(named.group(1))) {
                    elsewhere.add(source + ": " + named.group());
                }
            }
        }
        assertThat(elsewhere).isEmpty();
    }

    /** A template that moved leaves no comment behind that sends its reader to where it was. */
    @Test
    void everyTemplateACommentNamesExists() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path source : sources()) {
            COMMENTED
                    .matcher(read(source))
                    .results()
                    .filter(named -> named.group(3) != null || Files.isDirectory(TEMPLATES.resolve(named.group(2))))
                    .map(named -> named.group(1))
                    .filter(named -> !Files.exists(TEMPLATES.resolve(named + ".html")))
                    .forEach(named -> missing.add(source + ": " + named));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyMessageAPageAsksForExists() throws IOException {
        Set<Object> known = messages().keySet();
        Set<String> missing = new TreeSet<>();
        for (Path template : templates()) {
            Matcher asked = MESSAGE.matcher(read(template).replaceAll("(?s)<!--/\\*.*?\\*/-->", ""));
            while (asked.find()) {
                if (!known.contains(asked.group(1))) {
                    missing.add(template + ": " + asked.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** Thymeleaf replaces first: a condition or a loop on the same element would never be asked. */
    @Test
    void noReplacementStandsBesideACondition() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path template : templates()) {
            String source = read(template).replaceAll("(?s)<!--.*?-->", "");
            Matcher tag = Pattern.compile("<[a-zA-Z][^<>]*>").matcher(source);
            while (tag.find()) {
                if (tag.group().matches("(?s).*th:(replace|insert)=.*")
                        && tag.group().matches("(?s).*th:(if|unless|each)=.*")) {
                    found.add(template + ": " + tag.group());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void noPageCarriesStyleOrScriptOfItsOwn() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path template : pages()) {
            for (Element element : Jsoup.parse(read(template)).getAllElements()) {
                if (element.is("style")
                        || (element.is("script") && element.html().strip().length() > 0)) {
                    found.add(template + ": <" + element.tagName() + ">");
                }
                element.attributes().forEach(attribute -> {
                    String name = attribute.getKey().replaceFirst("^th:", "");
                    if (name.equals("style") || name.equals("styleappend") || name.matches("on[a-z]+")) {
                        found.add(template + ": " + attribute.getKey());
                    }
                    if (name.startsWith("hx-on") || attribute.getValue().strip().startsWith("javascript:")) {
                        found.add(template + ": " + attribute.getKey());
                    }
                });
            }
        }
        assertThat(found).isEmpty();
    }

    /** A straight apostrophe disappears from a message with arguments and does not from one without. */
    @Test
    void messagesUseCurlyApostrophes() throws IOException {
        assertThat(messages().entrySet())
                .noneMatch(message -> message.getValue().toString().contains("'"));
    }

    /** The later one would win in silence. */
    @Test
    void noMessageIsWrittenTwice() throws IOException {
        Set<String> known = new TreeSet<>();
        Set<String> twice = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("src/main/resources/messages.properties"))) {
            Matcher key = Pattern.compile("^([A-Za-z][\\w.-]*)\\s*=").matcher(line);
            if (key.find() && !known.add(key.group(1))) {
                twice.add(key.group(1));
            }
        }
        assertThat(twice).isEmpty();
    }

    private static boolean isShell(Element element) {
        return element.is("html");
    }

    /** Letters are set elsewhere: a mail program wants its styles inline. */
    private static List<Path> pages() throws IOException {
        return templates().stream()
                .filter(template -> !template.startsWith(TEMPLATES.resolve("letter")))
                .toList();
    }

    private static List<Path> templates() throws IOException {
        return SourceFiles.under(TEMPLATES, ".html");
    }

    private static Properties messages() throws IOException {
        Properties messages = new Properties();
        try (InputStream in = Files.newInputStream(Path.of("src/main/resources/messages.properties"))) {
            messages.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return messages;
    }

    private static List<Path> sources() throws IOException {
        return SourceFiles.under(SOURCES, ".java").stream()
                .filter(file -> SOURCES.relativize(file).getNameCount() > 1)
                .toList();
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file);
    }
}
