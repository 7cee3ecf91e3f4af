package org.imprimatur.article.export;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.article.ImportReport;
import org.imprimatur.article.ImportReports;
import org.imprimatur.article.Revision;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.anchor.PlainText;
import org.imprimatur.article.remark.ImportedRemark;
import org.imprimatur.article.remark.ImportedRemarks;
import org.imprimatur.article.typeset.CitedSource;
import org.imprimatur.article.typeset.NewestFormat;
import org.imprimatur.platform.Messages;
import org.jsoup.nodes.Document;
import org.springframework.stereotype.Component;

/** Makes files of a revision for people who work elsewhere: to read, to print, to carry on with. */
@Component
public class RevisionExporter {

    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final MarkdownExport markdown;
    private final PageExport page;
    private final Articles articles;
    private final ImportReports reports;
    private final ImportedRemarks remarks;
    private final Messages messages;

    RevisionExporter(
            MarkdownExport markdown,
            PageExport page,
            Articles articles,
            ImportReports reports,
            ImportedRemarks remarks,
            Messages messages) {
        this.markdown = markdown;
        this.page = page;
        this.articles = articles;
        this.reports = reports;
        this.remarks = remarks;
        this.messages = messages;
    }

    /** The whole revision, with its pictures. */
    public ExportedFile export(Article article, Revision revision, ExportFormat format) {
        String name = article.slug() + "-revision-" + revision.number();
        return switch (format) {
            case MARKDOWN -> markdown.of(name, revision.text());
            case WORD -> new ExportedFile(name + ".docx", WORD, word(article, revision));
            case HTML ->
                new ExportedFile(
                        name + ".html",
                        "text/html;charset=UTF-8",
                        page.of(article, revision).outerHtml().getBytes(StandardCharsets.UTF_8));
            case PDF -> new ExportedFile(name + ".pdf", "application/pdf", PdfExport.of(page.of(article, revision)));
        };
    }

    /** With what people wrote beside the file the text was last made of, at what has become of its places. */
    private byte[] word(Article article, Revision revision) {
        Document set = page.of(article, revision);
        ImportReport report = reports.of(article.id()).stream()
                .filter(imported -> imported.revision() <= revision.number())
                .findFirst()
                .orElse(null);
        List<ImportedRemark> beside = report == null ? List.of() : remarks.of(report);
        if (report != null) {
            RemarkMarks.put(set, beside, wordsOf(article, report.revision()));
        }
        return WordExport.of(
                set,
                NewestFormat.of(revision.text()).body(),
                sources(revision.text()),
                new WordComments(beside, messages));
    }

    private String wordsOf(Article article, int imported) {
        return articles.revision(article.id(), imported)
                .map(revision -> PlainText.of(revision.text()).words())
                .orElse("");
    }

    private static WordSources sources(RevisionText text) {
        return new WordSources(CitedSource.of(text), CloseMarks.of(text), text.sources());
    }
}
