package org.imprimatur.article.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The facts at the top of a Markdown file, in YAML, TOML, JSON or the lines Pandoc begins with {@code %}, and the text
 * below them.
 *
 * @param facts      as they are written: a title of "1.10" is not 1.1
 * @param references the sources as values, so that a year is a number; empty if there are none
 * @param broken     whether there is something like such facts and nobody can read it; it then stands in the text
 */
record FrontMatter(Map<?, ?> facts, List<?> references, String text, boolean broken) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TomlMapper TOML = new TomlMapper();
    private static final Pattern TITLE_BLOCK =
            Pattern.compile("\\A((?:%[^\\n]*(?:\\n[ \\t]+[^\\n]*)*(?:\\n|\\z)){1,3})");
    private static final Pattern TITLE_LINE = Pattern.compile("%([^\\n]*(?:\\n[ \\t]+[^\\n]*)*)");

    /** @param file its lines ended by line feeds alone */
    static FrontMatter of(String file) {
        if (file.startsWith("---")) {
            return fenced(file, "---", Set.of("---", "..."), FrontMatter::yaml);
        }
        if (file.startsWith("+++")) {
            return fenced(file, "+++", Set.of("+++"), FrontMatter::toml);
        }
        if (file.startsWith("{")) {
            return json(file);
        }
        return file.startsWith("%") ? titleBlock(file) : none(file);
    }

    boolean isThere() {
        return !facts.isEmpty();
    }

    private static FrontMatter none(String text) {
        return new FrontMatter(Map.of(), List.of(), text, false);
    }

    private static FrontMatter broken(String text) {
        return new FrontMatter(Map.of(), List.of(), text, true);
    }

    /** Reads what stands between two fences. */
    private interface Language {

        /** Empty if it is no list of facts at all, such as words between two rules. */
        Optional<FrontMatter> read(String head, String text) throws IOException;
    }

    private static FrontMatter fenced(String file, String opening, Set<String> closing, Language language) {
        int from = file.indexOf('\n') + 1;
        if (from == 0 || !file.substring(0, from).strip().equals(opening) || file.startsWith("\n", from)) {
            return none(file);
        }
        for (int line = from; line < file.length(); ) {
            int end = file.indexOf('\n', line);
            int next = end < 0 ? file.length() : end + 1;
            if (closing.contains(file.substring(line, end < 0 ? next : end).stripTrailing())) {
                return read(file, file.substring(from, line), file.substring(next), language);
            }
            line = next;
        }
        return none(file);
    }

    private static FrontMatter read(String file, String head, String text, Language language) {
        try {
            return language.read(head, text).orElseGet(() -> none(file));
        } catch (IOException | YAMLException | IllegalArgumentException unreadable) {
            return broken(file);
        }
    }

    private static Optional<FrontMatter> yaml(String head, String text) {
        LoaderOptions limits = new LoaderOptions();
        limits.setMaxAliasesForCollections(10);
        limits.setNestingDepthLimit(20);
        Object written = reader(limits, new AsWritten()).load(head);
        if (written == null) {
            return Optional.of(none(text));
        }
        if (!(written instanceof Map<?, ?> facts)) {
            return Optional.empty();
        }
        return Optional.of(new FrontMatter(facts, references(facts, head, limits), text, false));
    }

    private static List<?> references(Map<?, ?> facts, String head, LoaderOptions limits) {
        if (!(facts.get("references") instanceof List<?>)) {
            return List.of();
        }
        Object values = reader(limits, new AsValues()).load(head);
        return values instanceof Map<?, ?> read ? references(read) : List.of();
    }

    private static Yaml reader(LoaderOptions limits, Resolver words) {
        DumperOptions unused = new DumperOptions();
        return new Yaml(new SafeConstructor(limits), new Representer(unused), unused, limits, words);
    }

    /** Takes a plain word for a word, whatever it looks like: "no" for no, and "1.10" for no number. */
    private static final class AsWritten extends Resolver {

        @Override
        protected void addImplicitResolvers() {}
    }

    /** Knows numbers as JSON writes them, so that sources are what they were in the list; a day stays the words it is. */
    private static final class AsValues extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
            addImplicitResolver(Tag.INT, Pattern.compile("-?(?:0|[1-9][0-9]*)"), "-0123456789");
            addImplicitResolver(Tag.FLOAT, Pattern.compile("-?[0-9]+\\.[0-9]+(?:[eE][-+]?[0-9]+)?"), "-0123456789");
            addImplicitResolver(Tag.NULL, Pattern.compile("null"), "n");
        }
    }

    private static Optional<FrontMatter> toml(String head, String text) throws JsonProcessingException {
        Map<String, Object> facts = TOML.readValue(head, new TypeReference<>() {});
        return Optional.of(new FrontMatter(facts, references(facts), text, false));
    }

    /** One object, and nothing behind it on its last line. */
    private static FrontMatter json(String file) {
        try (JsonParser parser = JSON.createParser(file)) {
            Map<String, Object> facts = parser.readValueAs(new TypeReference<Map<String, Object>>() {});
            String rest = file.substring((int) parser.currentLocation().getCharOffset());
            int end = rest.indexOf('\n');
            return (end < 0 ? rest : rest.substring(0, end)).isBlank()
                    ? new FrontMatter(facts, references(facts), end < 0 ? "" : rest.substring(end + 1), false)
                    : none(file);
        } catch (IOException noJson) {
            return file.startsWith("{\n") ? broken(file) : none(file);
        }
    }

    private static List<?> references(Map<?, ?> facts) {
        return facts.get("references") instanceof List<?> references ? references : List.of();
    }

    /** Title, authors and date, each behind a percent sign. */
    private static FrontMatter titleBlock(String file) {
        Matcher block = TITLE_BLOCK.matcher(file);
        if (!block.find()) {
            return none(file);
        }
        Map<String, String> facts = new LinkedHashMap<>();
        List<String> names = List.of("title", "author", "date");
        Matcher line = TITLE_LINE.matcher(block.group());
        for (String name : names) {
            String words = line.find() ? line.group(1).replaceAll("\\s+", " ").strip() : "";
            if (!words.isEmpty()) {
                facts.put(name, words);
            }
        }
        return new FrontMatter(facts, List.of(), file.substring(block.end()), false);
    }
}
