package org.imprimatur.article.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.imprimatur.article.source.reference.ReadReference;
import org.imprimatur.article.source.reference.ReferenceLine;
import org.imprimatur.article.source.reference.ReferenceList;
import org.imprimatur.article.source.reference.ReferenceReader;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.VisibleText;
import org.springframework.stereotype.Component;

/** Reads a pasted list of references, whatever the shape they are printed in; identifiers may stand among them. */
@Component
class PastedReferences {

    /** No list of references has more. */
    private static final int MOST = 2_000;

    private static final Pattern PARAGRAPH_END = Pattern.compile("\\R(?:[ \\t\\u00a0]*\\R)+");

    /** As many signs of a line as say which one it is. */
    private static final int SHOWN = 80;

    private final PastedIdentifiers identifiers;
    private final Messages messages;

    PastedReferences(PastedIdentifiers identifiers, Messages messages) {
        this.identifiers = identifiers;
        this.messages = messages;
    }

    /** @param unread gathers the lines that are none, and words of others that went into no field, in words */
    List<Map<String, Object>> items(String text, List<String> unread) {
        List<String> entries = entries(text);
        List<Map<String, Object>> items = new ArrayList<>();
        int references = 0;
        for (String entry : entries.subList(0, Math.min(MOST, entries.size()))) {
            ReadReference read = PastedIdentifiers.isOne(entry) ? null : ReferenceReader.read(entry);
            if (read != null && isReference(read)) {
                items.add(read.item());
                tell(read, unread);
                references++;
            } else {
                items.addAll(identifiers.items(entry, items.size() - references, unread));
            }
        }
        if (entries.size() > MOST) {
            unread.add(messages.say("article.write.paste.most", MOST, entries.size() - MOST));
        }
        return items;
    }

    /** A paragraph that begins with an identifier has one on each line; in a reference it may be the last of its lines. */
    private static List<String> entries(String text) {
        List<String> entries = new ArrayList<>();
        StringBuilder references = new StringBuilder();
        for (String paragraph : PARAGRAPH_END.split(text)) {
            List<String> lines =
                    paragraph.lines().filter(line -> !VisibleText.isBlank(line)).toList();
            if (!lines.isEmpty() && PastedIdentifiers.isOne(lines.get(0))) {
                end(references, entries);
                entries.addAll(lines);
            } else {
                references.append(paragraph).append("\n\n");
            }
        }
        end(references, entries);
        return entries;
    }

    private static void end(StringBuilder references, List<String> entries) {
        ReferenceList.split(references.toString()).stream()
                .map(ReferenceLine::text)
                .forEach(entries::add);
        references.setLength(0);
    }

    /** A title alone could be any sentence. */
    private static boolean isReference(ReadReference read) {
        return !read.title().isEmpty()
                && List.of("author", "issued", "container-title", "publisher", "DOI", "PMID", "ISBN", "URL").stream()
                        .anyMatch(read.item()::containsKey);
    }

    private void tell(ReadReference read, List<String> unread) {
        if (!read.unread().isEmpty()) {
            String title = read.title();
            unread.add(messages.say(
                    "article.write.paste.words",
                    title.length() > SHOWN ? title.substring(0, SHOWN) + "…" : title,
                    String.join(" … ", read.unread())));
        }
    }
}
