package org.imprimatur.article.intake;

import java.util.Locale;
import java.util.Set;
import org.imprimatur.platform.VisibleText;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/** Reads a file that was put into a Word file to be shown as a part of its text. */
final class WordChunk {

    static final Set<String> HTML = Set.of("htm", "html", "xhtml");

    private WordChunk() {}

    static void read(WordImport wordImport, WordPart part, @Nullable String id, Element into) {
        WordPart.Relation relation = part.relation(id);
        byte[] bytes = relation == null || relation.outside()
                ? null
                : wordImport.file().chunk(relation.target());
        String ending = relation == null ? "" : ending(relation.target());
        if (bytes == null || !read(wordImport, bytes, ending, into)) {
            wordImport.losses().tell(LossKind.CHUNK, ending.toUpperCase(Locale.ROOT));
        }
    }

    static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean read(WordImport wordImport, byte[] bytes, String ending, Element into) {
        if (HTML.contains(ending)) {
            page(CharsetDetector.text(bytes, wordImport.losses()), into);
            return true;
        }
        if (ending.equals("txt")) {
            text(CharsetDetector.text(bytes, wordImport.losses()), into);
            return true;
        }
        return ending.equals("docx") && wordImport.mayGoDeeper() && document(wordImport, bytes, into);
    }

    private static void page(String text, Element into) {
        Document page = HtmlToMarkdown.parse(text);
        // Only this import decides what is a picture of this import, and what is this file's title.
        page.select("img[src^=image:]").removeAttr("src");
        page.select(".title, .subtitle, ." + WordTitle.SET_APART).removeAttr("class");
        for (Node child : page.body().childNodesCopy()) {
            into.appendChild(child);
        }
    }

    private static void text(String text, Element into) {
        text.lines()
                .filter(line -> !VisibleText.isBlank(line))
                .forEach(line -> into.appendElement("p").text(line));
    }

    private static boolean document(WordImport wordImport, byte[] bytes, Element into) {
        WordImport inner;
        try {
            inner = wordImport.inner(bytes);
        } catch (FileImporter.NotAWordFile
                | ForeignFormats.EpubFile
                | ForeignFormats.OpenDocumentFile
                | ForeignFormats.OtherOfficeFile
                | ForeignFormats.PagesFile unreadable) {
            return false;
        }
        WordPart document = inner.file().document();
        new WordBlocks(inner, document, into, document.root()).read(document.root());
        return true;
    }
}
