package org.imprimatur.outbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.core.io.ClassPathResource;

/**
 * Writes the rules of the letters' small stylesheet into style attributes, the only place every mail reader looks at. What cannot go
 * there, the dark colours and the phone's widths, stays behind in the head for those that understand it.
 */
final class CssInliner {

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("([^{}@]+)\\{([^{}]*)\\}");

    private final List<Rule> rules;
    private final String forTheHead;

    private CssInliner(List<Rule> rules, String forTheHead) {
        this.rules = rules;
        this.forTheHead = forTheHead;
    }

    static CssInliner fromClasspath(String path) {
        try (InputStream css = new ClassPathResource(path).getInputStream()) {
            return of(new String(css.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything from the first media query on goes to the head. */
    static CssInliner of(String css) {
        String clean = COMMENT.matcher(css).replaceAll("").strip();
        int media = clean.indexOf("@media");
        String inline = media < 0 ? clean : clean.substring(0, media);
        List<Rule> rules = new ArrayList<>();
        Matcher matcher = RULE.matcher(inline);
        while (matcher.find()) {
            rules.add(new Rule(
                    matcher.group(1).strip(),
                    matcher.group(2).replaceAll("\\s+", " ").strip()));
        }
        return new CssInliner(List.copyOf(rules), media < 0 ? "" : clean.substring(media));
    }

    String inline(String html) {
        Document document = Jsoup.parse(html);
        document.outputSettings().prettyPrint(false);
        for (Rule rule : rules) {
            for (Element element : document.select(rule.selector())) {
                element.attr("style", (element.attr("style") + " " + rule.declarations()).strip());
            }
        }
        if (!forTheHead.isEmpty()) {
            document.head().appendElement("style").appendText(forTheHead);
        }
        return document.outerHtml();
    }

    private record Rule(String selector, String declarations) {}
}
