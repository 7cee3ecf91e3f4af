package org.imprimatur.article.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.TextFormat;
import org.imprimatur.article.markdown.BodyParser;
import org.imprimatur.article.markdown.BodyWriter;
import org.imprimatur.article.markdown.LetteredList;
import org.imprimatur.article.markdown.PlainWords;
import org.imprimatur.platform.VisibleText;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads Markdown, which stays as its writer wrote it, character for character; only what we cannot keep, such as raw HTML,
 * pictures elsewhere and what dialects add, is replaced where it stands. {@link MarkdownWords} reads the same words by
 * another parser, so that what is lost on the way is told.
 */
final class MarkdownReader {

    private static final int DEEPEST = 100;
    private static final Pattern NO_CELL =
            Pattern.compile("(?<!\\\\)\\|(?=\\|)|(?<=\\|)[ \\t]*(?=\\^\\^[ \\t]*(?:\\||$))");
    private static final List<String> KNOWN = List.of("title", "standfirst", "description", "references");

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

    /** Whether a text begins as only Markdown does, whatever its file is called. */
    static boolean isSure(String file) {
        return file.startsWith("---") && FrontMatter.of(lines(file)).isThere();
    }

    private static String lines(String file) {
        return file.replace("\r\n", "\n").replace('\r', '\n');
    }

    private void read(String file) {
        FrontMatter head = FrontMatter.of(lines(file));
        take(head);
        draftBuilder.seen = seen(head.text());
        body(inOurFormat ? head.text() : MarkdownDialect.rewritten(head.text(), draftBuilder));
    }

    private void body(String text) {
        Node document = BodyParser.parseAsTyped(text);
        SourceEdits edits = new SourceEdits(text);
        MarkdownHtml html = new MarkdownHtml(edits, draftBuilder.lossCollector, this::words);
        Node first = document.getFirstChild();
        if (VisibleText.isBlank(draftBuilder.title) && first instanceof Heading heading && heading.getLevel() == 1) {
            draftBuilder.title = PlainWords.of(heading);
            edits.replace(heading, "");
        }
        for (Node node = first; node != null; node = after(node)) {
            if (!node.getSourceSpans().isEmpty() && !html.isGone(node)) {
                replace(node, edits, html);
            }
        }
        draftBuilder.body = edits.applied().strip();
        labels(draftBuilder.body);
    }

    private void replace(Node node, SourceEdits edits, MarkdownHtml html) {
        if (node instanceof HtmlBlock block) {
            boolean comment = block.getLiteral().strip().matches("(?s)<!--.*-->");
            draftBuilder.lossCollector.tell(comment ? LossKind.COMMENTS : LossKind.HTML);
            edits.replace(
                    node, HtmlToMarkdown.fragment(block.getLiteral(), draftBuilder, (img, src) -> picture(src, img)));
        } else if (node instanceof HtmlInline inline) {
            html.look(inline);
        } else if (node instanceof Image image) {
            edits.replace(node, words(image));
        } else if (node instanceof TableBlock && !inOurFormat) {
            emptyCells(node, edits);
        } else if (node instanceof Link link && !link.getDestination().matches("(?i)(#|https?://|mailto:).*")) {
            draftBuilder.lossCollector.tell(LossKind.LINK, link.getDestination());
        }
    }

    /** Pipes in a row have empty cells between them everywhere but in our own format, where they let a cell span. */
    private static void emptyCells(Node table, SourceEdits edits) {
        for (SourceSpan line : table.getSourceSpans()) {
            int begin = line.getInputIndex();
            NO_CELL.matcher(edits.source().substring(begin, begin + line.getLength()))
                    .results()
                    .forEach(found -> edits.replace(
                            begin + found.end(),
                            begin + found.end(),
                            found.group().equals("|") ? " " : "\\"));
        }
    }

    /** The words of the file, and those its head gives to the draft. */
    private VisibleWords seen(String text) {
        if (inOurFormat) {
            return VisibleWords.of(
                    new RevisionText(draftBuilder.title, draftBuilder.standfirst, text, draftBuilder.sources));
        }
        VisibleWords seen = MarkdownWords.of(text);
        for (String words : List.of(draftBuilder.title, draftBuilder.standfirst)) {
            seen.add(words);
            seen.gap();
        }
        return seen;
    }

    /** A label that is counted now was a word to the other parser. */
    private void labels(String body) {
        if (inOurFormat) {
            return;
        }
        BodyParser.parseAsTyped(body).accept(new AbstractVisitor() {
            @Override
            public void visit(OrderedList list) {
                if (list instanceof LetteredList lettered) {
                    int number = lettered.getMarkerStartNumber();
                    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                        draftBuilder.replaced.add(lettered.labels().label(number++));
                        draftBuilder.replaced.gap();
                    }
                }
                visitChildren(list);
            }
        });
    }

    private String words(Image image) {
        Element element = new Element("img").attr("alt", PlainWords.describing(image));
        return words(element, image.getDestination(), image.getTitle());
    }

    private String words(Element image) {
        return words(image, image.attr("src").strip(), null);
    }

    /** The picture, a link to it where it is elsewhere, or what describes it. */
    private String words(Element image, String source, @Nullable String caption) {
        String alt = image.attr("alt").strip();
        Optional<String> target = picture(source, image);
        if (target.isPresent()) {
            return image(target.get(), alt, caption);
        }
        boolean remote = source.matches("(?i)https?://[^\\s<>]+");
        return remote ? "[" + (alt.isEmpty() ? "Image" : alt) + "](<" + source + ">)" : alt;
    }

    private Optional<String> picture(String address, Element image) {
        Optional<byte[]> bytes = beside.apply(address);
        if (bytes.isEmpty()) {
            return HtmlReader.picture(address, image, draftBuilder);
        }
        Optional<String> kept = draftBuilder.keep(bytes.get(), "image");
        if (kept.isEmpty()) {
            draftBuilder.generated.add(image.attr("alt"));
            draftBuilder.generated.gap();
        }
        return kept;
    }

    private static String image(String target, String alt, @Nullable String caption) {
        Image image = new Image(target, caption);
        image.appendChild(new Text(alt));
        Paragraph alone = new Paragraph();
        alone.appendChild(image);
        return BodyWriter.write(alone).strip();
    }

    /** The next node in the order of reading, without recursion. */
    private static @Nullable Node after(Node node) {
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

    /** Title, standfirst and sources; the rest is told. */
    private void take(FrontMatter head) {
        Map<?, ?> facts = head.facts();
        inOurFormat = TextFormat.newest().word().equals(facts.get("format"));
        draftBuilder.title = text(facts.get("title"));
        draftBuilder.standfirst = text(facts.get("standfirst"));
        if (VisibleText.isBlank(draftBuilder.standfirst)) {
            draftBuilder.standfirst = text(facts.get("description"));
        }
        if (!head.references().isEmpty()) {
            draftBuilder.sources = json(head.references());
        }
        for (Map.Entry<?, ?> fact : facts.entrySet()) {
            String key = String.valueOf(fact.getKey());
            boolean known = KNOWN.contains(key) && (key.equals("references") || isText(fact.getValue()));
            if (!known && !(inOurFormat && "format".equals(key))) {
                draftBuilder.lossCollector.tell(LossKind.FRONT_MATTER, key);
            }
        }
        if (head.broken()) {
            draftBuilder.lossCollector.tell(LossKind.FRONT_MATTER_BROKEN);
        }
    }

    private static String json(List<?> references) {
        try {
            return new ObjectMapper().writeValueAsString(references);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was read can be written", e);
        }
    }

    private static boolean isText(@Nullable Object value) {
        return !(value instanceof Map<?, ?> || value instanceof List<?>);
    }

    /** In one line, as a title is; what was taken along from here is in the lines it had. */
    private String text(@Nullable Object value) {
        if (value == null || !isText(value)) {
            return "";
        }
        String words = value.toString().strip();
        return inOurFormat ? words : words.replaceAll("\\s+", " ");
    }
}
