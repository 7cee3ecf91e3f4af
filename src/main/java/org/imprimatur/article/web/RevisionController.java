package org.imprimatur.article.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.article.Articles;
import org.imprimatur.article.CanonicalForm;
import org.imprimatur.article.Revision;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.TextDiff;
import org.imprimatur.article.export.ExportFormat;
import org.imprimatur.article.image.ImagePolicy;
import org.imprimatur.article.image.Images;
import org.imprimatur.article.image.RasterImage;
import org.imprimatur.article.typeset.NewestFormat;
import org.imprimatur.article.typeset.TypesetText;
import org.imprimatur.article.typeset.Typesetter;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.CurrentPerson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One saved revision: as set, as compared with the one before, as hashed; and the pictures in it. */
@Controller
class RevisionController {

    private final Articles articles;
    private final Images images;
    private final ArticlePolicy policy;
    private final ImagePolicy imagePolicy;
    private final Typesetter typesetter;
    private final People people;

    RevisionController(
            Articles articles,
            Images images,
            ArticlePolicy policy,
            ImagePolicy imagePolicy,
            Typesetter typesetter,
            People people) {
        this.articles = articles;
        this.images = images;
        this.policy = policy;
        this.imagePolicy = imagePolicy;
        this.typesetter = typesetter;
        this.people = people;
    }

    /** @param name message key of the part's name */
    record Part(String name, List<TextDiff.Piece> pieces) {}

    /**
     * @param earlier the revision before, null for the first
     * @param later   the revision after, null for the latest
     * @param changes empty for the first revision
     */
    record RevisionPage(
            Article article,
            Revision revision,
            TypesetText set,
            String savedBy,
            @Nullable Integer earlier,
            @Nullable Integer later,
            List<Part> changes,
            int wordsChanged,
            int marksChanged) {

        /** Which sentence says how much has changed. */
        public String headline() {
            if (changes.isEmpty()) {
                return "article.revision.unchanged";
            }
            return wordsChanged == 0 ? "article.revision.changed.marks" : "article.revision.changed";
        }
    }

    @GetMapping("/desk/articles/{id}/revisions/{number}")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    String show(@CurrentPerson Person me, @PathVariable ArticleId id, @PathVariable int number, Model model) {
        Article article = policy.requireReadable(me, id);
        Revision revision = articles.revision(article.id(), number).orElseThrow(Articles.NoSuchArticle::new);
        Optional<Revision> before = articles.revision(article.id(), number - 1);
        List<Part> changes = before.map(
                        earlier -> changes(NewestFormat.of(earlier.text()), NewestFormat.of(revision.text())))
                .orElse(List.of());
        model.addAttribute(
                "page",
                new RevisionPage(
                        article,
                        revision,
                        typesetter.forDesk(revision.text()),
                        people.find(revision.savedBy()).map(Person::name).orElse(""),
                        before.map(Revision::number).orElse(null),
                        number < article.latestRevision() ? number + 1 : null,
                        changes,
                        changes.stream()
                                .mapToInt(part -> TextDiff.wordsChanged(part.pieces()))
                                .sum(),
                        changes.stream()
                                .mapToInt(part -> TextDiff.marksChanged(part.pieces()))
                                .sum()));
        model.addAttribute("formats", ExportFormat.values());
        return "article/revision";
    }

    /** The bytes the hash was made of, and nothing else: {@code sha256sum} of the file prints the hash. */
    @GetMapping("/desk/articles/{id}/revisions/{number}/canonical")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ResponseEntity<byte[]> canonical(@CurrentPerson Person me, @PathVariable ArticleId id, @PathVariable int number) {
        Article article = policy.requireReadable(me, id);
        Revision revision = articles.revision(article.id(), number).orElseThrow(Articles.NoSuchArticle::new);
        String name = "article-" + article.number() + "-revision-" + number + ".json";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.US_ASCII)
                                .build()
                                .toString())
                .cacheControl(CacheControl.noStore())
                .body(CanonicalForm.of(revision.text()));
    }

    @GetMapping("/desk/images/{sha256:[0-9a-f]{64}}")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ResponseEntity<byte[]> image(@CurrentPerson Person me, @PathVariable String sha256) {
        if (!imagePolicy.maySee(me, sha256)) {
            return ResponseEntity.notFound().build();
        }
        RasterImage image = images.find(sha256).orElseThrow(Articles.NoSuchArticle::new);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(image.mediaType()))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(sha256)
                .body(image.bytes());
    }

    private static List<Part> changes(RevisionText before, RevisionText after) {
        List<Part> parts = new ArrayList<>();
        add(parts, "article.write.title", before.title(), after.title());
        add(parts, "article.write.standfirst", before.standfirst(), after.standfirst());
        add(parts, "article.write.body", before.body(), after.body());
        add(parts, "article.write.sources", items(before.sources()), items(after.sources()));
        return parts;
    }

    private static void add(List<Part> parts, String name, String before, String after) {
        if (!before.equals(after)) {
            parts.add(new Part(name, TextDiff.of(before, after)));
        }
    }

    /** One source a line, so that a changed one does not touch the others. */
    private static String items(String sources) {
        return sources.replace("},{", "},\n{");
    }
}
