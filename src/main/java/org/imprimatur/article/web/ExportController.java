package org.imprimatur.article.web;

import java.nio.charset.StandardCharsets;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.export.ExportFormat;
import org.imprimatur.article.export.ExportedFile;
import org.imprimatur.article.export.RevisionExporter;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.CurrentPerson;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands out a revision as a file. */
@Controller
class ExportController {

    private final Articles articles;
    private final ArticlePolicy policy;
    private final RevisionExporter exporter;

    ExportController(Articles articles, ArticlePolicy policy, RevisionExporter exporter) {
        this.articles = articles;
        this.policy = policy;
        this.exporter = exporter;
    }

    @GetMapping("/desk/articles/{id}/revisions/{number}/as/{format}")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ResponseEntity<byte[]> export(
            @CurrentPerson Person me,
            @PathVariable ArticleId id,
            @PathVariable int number,
            @PathVariable String format) {
        Article article = policy.requireReadable(me, id);
        Revision revision = articles.revision(article.id(), number).orElseThrow(Articles.NoSuchArticle::new);
        ExportFormat wanted = ExportFormat.of(format).orElseThrow(Articles.NoSuchArticle::new);
        ExportedFile file = exporter.export(article, revision, wanted);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.US_ASCII)
                                .build()
                                .toString())
                .cacheControl(CacheControl.noStore())
                .body(file.bytes());
    }
}
