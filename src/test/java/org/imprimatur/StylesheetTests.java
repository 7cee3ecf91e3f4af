package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The one stylesheet holds what some page uses, and nothing else. */
class StylesheetTests {

    private static final Path STYLESHEET = Path.of("src/main/resources/static/app.css");
    private static final Pattern CLASS = Pattern.compile("\\.([a-z][\\w-]*)");
    private static final Pattern WORD = Pattern.compile("[\\w-]+");

    /** A table's columns stand as the text says, in Markdown. */
    private static final Set<String> IN_A_TEXT = Set.of("cell--center", "cell--right");

    /** Given by the libraries of the editor. */
    private static final Set<String> OF_LIBRARIES = Set.of("selectedCell");

    /** Attributes that give a class or hand one on to a fragment. */
    private static final Pattern GIVES_CLASSES = Pattern.compile(
            "(?s)\\s(?:class|th:class|th:classappend|th:attr|th:replace|th:insert)\\s*=\\s*\"([^\"]*)\"");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"|'([^'\n]*)'");

    @Test
    void everyClassIsUsedByAPage() throws IOException {
        assertThat(unused(Files.readString(STYLESHEET))).isEmpty();
    }

    @Test
    void aClassNoPageUsesIsFound() throws IOException {
        assertThat(unused(".button { color: red } @media print { .button--loud, .button:hover { color: red } }"))
                .containsExactly("button--loud");
    }

    private static Set<String> unused(String css) throws IOException {
        String selectors = css.replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("\\{[^{}]*}", "{}")
                .replaceAll("\"[^\"]*\"", "");
        Set<String> used = used();
        Set<String> kinds = said();
        Predicate<String> isComposed = name -> name.contains("--")
                && used.contains(name.substring(0, name.indexOf("--") + 2))
                && kinds.contains(name.substring(name.indexOf("--") + 2));
        return CLASS.matcher(selectors)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !IN_A_TEXT.contains(name)
                        && !OF_LIBRARIES.contains(name)
                        && !used.contains(name)
                        && !isComposed.test(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Classes, and beginnings of them as {@code state--}, in templates, in the script, and in code that makes HTML. */
    private static Set<String> used() throws IOException {
        Stream<String> inTemplates = texts(Path.of("src/main/resources/templates"), ".html").stream()
                .flatMap(template -> GIVES_CLASSES.matcher(template).results().map(found -> found.group(1)));
        Stream<String> inScripts = texts(STYLESHEET.getParent(), ".js").stream().flatMap(StylesheetTests::literals);
        Stream<String> inCode = texts(Path.of("src/main/java"), ".java").stream()
                .filter(code -> code.contains("class=\\\"") || code.contains("\"class\", "))
                .flatMap(StylesheetTests::literals);
        return Stream.of(inTemplates, inScripts, inCode)
                .flatMap(text -> text)
                .flatMap(text -> WORD.matcher(text).results().map(MatchResult::group))
                .collect(Collectors.toSet());
    }

    /** What a page may put behind such a beginning: {@code live}. */
    private static Set<String> said() throws IOException {
        return Stream.concat(
                        texts(Path.of("src/main/java"), ".java").stream(),
                        texts(Path.of("src/main/resources/templates"), ".html").stream())
                .flatMap(StylesheetTests::literals)
                .collect(Collectors.toSet());
    }

    private static Stream<String> literals(String source) {
        return LITERAL.matcher(source).results().map(found -> found.group(1) == null ? found.group(2) : found.group(1));
    }

    private static Set<String> texts(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Set<String> texts = new TreeSet<>();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(ending)).toList()) {
                texts.add(Files.readString(file));
            }
            return texts;
        }
    }
}
