package org.imprimatur.article.export;

import java.nio.charset.StandardCharsets;
import org.imprimatur.article.Article;
import org.imprimatur.article.Revision;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.typeset.CitedSource;
import org.springframework.stereotype.Component;

/** Makes files of a revision for people who work elsewhere: to read, to print, to carry on with. */
@Component
public class RevisionExporter {

    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final MarkdownExport markdown;
    private final PageExport page;

    RevisionExporter(MarkdownExport markdown, PageExport page) {
        this.markdown = markdown;
        this.page = page;
    }

    /** The whole revision, with its pictures. */
    public ExportedFile export(Article article, Revision revision, ExportFormat format) {
        String name = article.slug() + "-revision-" + revision.number();
        return switch (format) {
            case MARKDOWN -> markdown.of(name, revision.text());
            case WORD ->
                new ExportedFile(
                        name + ".docx", WORD, WordExport.of(page.of(article, revision), sources(revision.text())));
            case HTML ->
                new ExportedFile(
                        name + ".html",
                        "text/html;charset=UTF-8",
                        page.of(article, revision).outerHtml().getBytes(StandardCharsets.UTF_8));
            case PDF -> new ExportedFile(name + ".pdf", "application/pdf", PdfExport.of(page.of(article, revision)));
        };
    }

    private static WordSources sources(RevisionText text) {
        return new WordSources(CitedSource.of(text), text.sources());
    }
}
