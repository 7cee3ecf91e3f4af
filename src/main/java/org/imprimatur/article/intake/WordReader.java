package org.imprimatur.article.intake;

import java.util.Optional;
import org.imprimatur.article.markdown.SpacedTables;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.VisibleText;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a Word document. {@link WordArchive} looks through the archive first and hands on nothing but what it has seen;
 * {@link WordBlocks} makes HTML of it by what its styles and numbers mean; {@link HtmlToMarkdown} makes Markdown of the
 * HTML. {@link WordVisibleWords} reads the same file by a way of its own, so that what one of them misses is told.
 */
final class WordReader {

    private static final Logger log = LoggerFactory.getLogger(WordReader.class);

    private WordReader() {}

    static ImportResult read(byte[] bytes, String filename) {
        DraftBuilder draftBuilder = new DraftBuilder();
        try {
            WordPackage file = WordPackage.of(WordArchive.lookThrough(bytes, draftBuilder.lossCollector));
            draftBuilder.seen = WordVisibleWords.of(file);
            draftBuilder.remarks = WordRemarks.of(file);
            fill(draftBuilder, html(file, draftBuilder), filename);
            if (KeptSpacing.isIn(file)) {
                draftBuilder.body = SpacedTables.in(draftBuilder.body);
            }
        } catch (FileImporter.NotAWordFile refused) {
            log.warn("A Word file could not be read", refused);
            throw refused;
        } catch (Refusal refused) {
            throw refused;
        } catch (RuntimeException unreadable) {
            log.warn("A Word file could not be read", unreadable);
            throw FileImporter.NotAWordFile.because(unreadable);
        }
        return draftBuilder.finished(filename);
    }

    /** What the file says, as a page; its title and standfirst go to the draft. */
    static Document html(WordPackage file, DraftBuilder draftBuilder) {
        Document html = Document.createShell("");
        Element body = html.body();
        WordImport wordImport = WordImport.of(file, draftBuilder);
        WordPart document = file.document();
        new WordBlocks(wordImport, document, body, document.root()).read(document.root());
        WordTitle.take(body, file.ownTitle(), draftBuilder);
        WordSourceList.leaveOut(body, wordImport.citations(), draftBuilder);
        wordImport.notes().writeTo(body, wordImport);
        draftBuilder.sources = wordImport.citations().list();
        return html;
    }

    static void fill(DraftBuilder draftBuilder, Document html, String filename) {
        boolean says = !VisibleText.isBlank(html.body().text()) || html.body().selectFirst("img") != null;
        if (VisibleText.isBlank(draftBuilder.title) && says) {
            draftBuilder.nameAfter(filename);
        }
        HtmlToMarkdown.fill(
                draftBuilder,
                html,
                (image, source) -> source.startsWith("image:")
                        ? Optional.of(source)
                        : HtmlReader.picture(source, image, draftBuilder));
    }
}
