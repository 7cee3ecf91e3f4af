package org.imprimatur.article.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.Block;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.imprimatur.article.TextFormat;
import org.imprimatur.article.markdown.BodyParser;
import org.imprimatur.article.markdown.BodyWriter;
import org.imprimatur.platform.VisibleText;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads Markdown, which stays as its writer wrote it, character for character; only what we cannot keep, raw HTML and
 * pictures elsewhere, is replaced where it stands.
 */
final class MarkdownReader {

    private static final int DEEPEST = 100;
    private static final Pattern RAISED = Pattern.compile("(?i)<(sup|sub)(?:\\s[^>]*)?>");
    private static final Pattern RAISED_END = Pattern.compile("(?i)</(?:sup|sub)\\s*>");
    private static final Pattern NO_CELL =
            Pattern.compile("(?<!\\\\)\\|(?=\\|)|(?<=\\|)[ \\t]*(?=\\^\\^[ \\t]*(?:\\||$))");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^>]*>");

    private final DraftBuilder draftBuilder;
    private final Function<String, Optional<byte[]>> beside;
    private boolean inOurFormat;

    private MarkdownReader(DraftBuilder draftBuilder, Function<String, Optional<byte[]>> beside) {
        this.draftBuilder = draftBuilder;
        this.beside = beside;
    }

    static void read(String file, DraftBuilder draftBuilder) {
        new MarkdownReader(draftBuilder, address -> Optional.empty()).read(file);
    }

    /** @param beside the picture at an address, if the file came with it */
    static void read(String file, DraftBuilder draftBuilder, Function<String, Optional<byte[]>> beside) {
        new MarkdownReader(draftBuilder, beside).read(file);
    }

    private void read(String file) {
        String text = file.replace("\r\n", "\n").replace('\r', '\n');
        text = frontMatter(text);
        Node document = BodyParser.parseAsTyped(text);
        List<Change> changes = new ArrayList<>();
        Node first = document.getFirstChild();
        if (VisibleText.isBlank(draftBuilder.title) && first instanceof Heading heading && heading.getLevel() == 1) {
            draftBuilder.title = words(heading);
            changes.add(new Change(start(heading), end(heading), ""));
        }
        for (Node node = first; node != null; node = after(node)) {
            replacement(node, text).ifPresent(changes::add);
            if (node instanceof TableBlock && !inOurFormat) {
                emptyCells(node, text, changes);
            }
        }
        draftBuilder.body = applied(changes, text).strip();
    }

    /** Pipes in a row have empty cells between them everywhere but in our own format, where they let a cell span. */
    private static void emptyCells(Node table, String text, List<Change> changes) {
        for (SourceSpan line : table.getSourceSpans()) {
            int begin = line.getInputIndex();
            NO_CELL.matcher(text.substring(begin, begin + line.getLength()))
                    .results()
                    .forEach(found -> {
                        int at = begin + found.end();
                        changes.add(new Change(at, at, found.group().equals("|") ? " " : "\\"));
                    });
        }
    }

    private record Change(int from, int to, String text) {}

    private Optional<Change> replacement(Node node, String text) {
        if (node.getSourceSpans().isEmpty()) {
            return Optional.empty();
        }
        if (node instanceof HtmlBlock html) {
            String kept = HtmlToMarkdown.fragment(
                    html.getLiteral(), draftBuilder.lossCollector, (img, src) -> picture(src, img));
            draftBuilder.lossCollector.tell(LossKind.HTML);
            return Optional.of(new Change(start(node), end(node), kept));
        }
        if (node instanceof HtmlInline html) {
            Optional<Change> raised = raised(html, text);
            if (raised.isPresent() || isEndOfRaised(html)) {
                return raised.or(() -> Optional.of(new Change(start(node), end(node), "")));
            }
            draftBuilder.lossCollector.tell(LossKind.HTML);
            String tag = html.getLiteral().toLowerCase(java.util.Locale.ROOT);
            return Optional.of(new Change(start(node), end(node), tag.startsWith("<br") ? "\\\n" : ""));
        }
        if (node instanceof Image image) {
            String source = image.getDestination();
            Optional<String> target = picture(source, new Element("img"));
            String alt = words(image);
            if (target.isPresent()) {
                return Optional.of(new Change(start(node), end(node), image(target.get(), alt, image.getTitle())));
            }
            boolean remote = source.matches("(?i)https?://\\S+");
            String link = "[" + (alt.isEmpty() ? "Image" : alt) + "](<" + source + ">)";
            return Optional.of(new Change(start(node), end(node), remote ? link : alt));
        }
        return Optional.empty();
    }

    private Optional<String> picture(String address, Element image) {
        Optional<byte[]> bytes = beside.apply(address);
        return bytes.isPresent()
                ? draftBuilder.keep(bytes.get(), "image")
                : HtmlReader.picture(address, image, draftBuilder);
    }

    private static String image(String target, String alt, @Nullable String caption) {
        Image image = new Image(target, caption);
        image.appendChild(new Text(alt));
        Paragraph alone = new Paragraph();
        alone.appendChild(image);
        return BodyWriter.write(alone).strip();
    }

    /** {@code <sup>} and {@code <sub>} with all between them, written as the newest format does. */
    private static Optional<Change> raised(HtmlInline begin, String text) {
        Matcher tag = RAISED.matcher(begin.getLiteral());
        if (!tag.matches()) {
            return Optional.empty();
        }
        for (Node node = begin.getNext(); node != null; node = node.getNext()) {
            if (node instanceof HtmlInline end && end.getLiteral().equalsIgnoreCase("</" + tag.group(1) + ">")) {
                String mark = tag.group(1).equalsIgnoreCase("sup") ? "^" : "~";
                String words = text.substring(end(begin), start(end));
                return Optional.of(new Change(start(begin), end(end), run(words, mark)));
            }
        }
        return Optional.empty();
    }

    private static boolean isEndOfRaised(HtmlInline html) {
        return RAISED_END.matcher(html.getLiteral()).matches();
    }

    private static String run(String words, String mark) {
        String inside = TAG.matcher(words.strip()).replaceAll("");
        if (inside.isEmpty()) {
            return words;
        }
        String escaped = inside.replace(mark, "\\" + mark).replaceAll("\\s+", "\\\\ ");
        int from = words.indexOf(words.strip());
        return words.substring(0, from)
                + mark
                + escaped
                + mark
                + words.substring(from + words.strip().length());
    }

    private static String applied(List<Change> changes, String text) {
        changes.sort(Comparator.comparingInt(Change::from));
        StringBuilder result = new StringBuilder();
        int at = 0;
        for (Change change : changes) {
            if (change.from() >= at) {
                result.append(text, at, change.from()).append(change.text());
                at = change.to();
            }
        }
        return result.append(text.substring(at)).toString();
    }

    /** The next node in the order of reading, without recursion. */
    private static org.commonmark.node.@org.jspecify.annotations.Nullable Node after(Node node) {
        Node next = node instanceof Image ? null : node.getFirstChild();
        if (next != null) {
            refuseDepth(next);
            return next;
        }
        Node at = node;
        while (at != null && at.getNext() == null) {
            at = at.getParent();
        }
        return at == null ? null : at.getNext();
    }

    private static void refuseDepth(Node node) {
        int depth = 0;
        for (Node at = node; at != null; at = at.getParent()) {
            if (++depth > DEEPEST) {
                throw new FileImporter.TooIntricate();
            }
        }
    }

    private static int start(Node node) {
        return node.getSourceSpans().get(0).getInputIndex();
    }

    private static int end(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        SourceSpan last = spans.get(spans.size() - 1);
        return last.getInputIndex() + last.getLength();
    }

    private static String words(Node parent) {
        StringBuilder words = new StringBuilder();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Text text) {
                words.append(text.getLiteral());
            } else if (!(node instanceof Block)) {
                words.append(words(node));
            }
        }
        return words.toString().strip();
    }

    /** What Pandoc writes between two lines of dashes. */
    private String frontMatter(String text) {
        if (!text.startsWith("---\n")) {
            return text;
        }
        int end = text.indexOf("\n---\n", 3);
        int closed = end;
        if (end < 0) {
            return text;
        }
        String yaml = text.substring(4, Math.max(4, closed));
        try {
            LoaderOptions limits = new LoaderOptions();
            limits.setMaxAliasesForCollections(10);
            limits.setNestingDepthLimit(20);
            if (new Yaml(new SafeConstructor(limits)).load(yaml) instanceof Map<?, ?> facts) {
                draftBuilder.title = text(facts.get("title"));
                draftBuilder.standfirst = text(facts.get("standfirst"));
                if (VisibleText.isBlank(draftBuilder.standfirst)) {
                    draftBuilder.standfirst = text(facts.get("description"));
                }
                if (facts.get("references") instanceof List<?> references) {
                    draftBuilder.sources = new ObjectMapper().writeValueAsString(references);
                }
                inOurFormat = TextFormat.newest().word().equals(facts.get("format"));
                for (Object key : facts.keySet()) {
                    boolean known = List.of("title", "standfirst", "description", "references")
                            .contains(key);
                    if (!known && !(inOurFormat && "format".equals(key))) {
                        draftBuilder.lossCollector.tell(LossKind.FRONT_MATTER, String.valueOf(key));
                    }
                }
            }
        } catch (YAMLException | JsonProcessingException unreadable) {
            draftBuilder.lossCollector.tell(LossKind.FRONT_MATTER_BROKEN);
            return text;
        }
        return text.substring(end + 5);
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? "" : value.toString().strip();
    }
}
