package org.imprimatur.site;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.article.CanonicalForm;
import org.imprimatur.article.RevisionText;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.BaseAddress;
import org.imprimatur.publication.AttestationCheck;
import org.imprimatur.publication.Edition;
import org.imprimatur.publication.Editions;
import org.imprimatur.publication.LiveText;
import org.imprimatur.publication.LiveTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Lets anybody check that what they read is what was signed. */
@Controller
class VerifyController {

    private final LiveTexts texts;
    private final Editions editions;
    private final Articles articles;
    private final AttestationCheck attestationCheck;
    private final SignatureProofs signatureProofs;
    private final BaseAddress address;

    VerifyController(
            LiveTexts texts,
            Editions editions,
            Articles articles,
            AttestationCheck attestationCheck,
            SignatureProofs signatureProofs,
            BaseAddress address) {
        this.texts = texts;
        this.editions = editions;
        this.articles = articles;
        this.attestationCheck = attestationCheck;
        this.signatureProofs = signatureProofs;
        this.address = address;
    }

    /**
     * One appearance of the text.
     *
     * @param withdrawn whether readers do not see the article at all any more
     * @param title  as it stood in this edition, the hash's own words
     * @param intact whether the stored text still has this hash, and its signatures are as the audit attests them; both
     *               compared just now
     */
    record Appearance(String href, String title, Edition edition, boolean current, boolean withdrawn, boolean intact) {}

    /** @param file the name a download gets, null if the text is not live now */
    record VerifyPage(
            String sha256,
            List<Appearance> appearances,
            @Nullable String file,
            String address) {

        public boolean isLive() {
            return file != null;
        }
    }

    @GetMapping("/verify/{sha256}")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    ModelAndView verify(@PathVariable String sha256) {
        List<Edition> found = sha256.matches("[0-9a-f]{64}") ? editions.withHash(sha256) : List.of();
        List<Appearance> appearances = new ArrayList<>();
        String file = null;
        for (Edition edition : found) {
            Optional<RevisionText> text = stored(edition);
            Optional<LiveText> live = texts.find(edition.article());
            Optional<Article> withdrawn =
                    articles.find(edition.article()).filter(article -> article.withdrawn() != null);
            boolean current = edition.isCurrent() && live.isPresent();
            if (current) {
                file = fileName(live.get(), edition);
            }
            appearances.add(new Appearance(
                    live.map(LiveText::path)
                            .or(() -> withdrawn.map(article -> "/articles/" + article.slug()))
                            .orElse(""),
                    text.map(RevisionText::title).orElse(""),
                    edition,
                    current,
                    withdrawn.isPresent(),
                    text.isPresent() && text.get().sha256().equals(sha256) && attestationCheck.isAttested(edition)));
        }
        if (appearances.isEmpty()) {
            return new ModelAndView(
                    "site/unknown-hash", Map.of("sha256", sha256.length() > 80 ? "" : sha256), HttpStatus.NOT_FOUND);
        }
        return new ModelAndView("site/verify", "page", new VerifyPage(sha256, appearances, file, address.baseUrl()));
    }

    /** What the page of the checks prints. */
    record CheckPage(String sha256, @Nullable String file, List<VerificationScript.Part> parts, boolean sealed) {}

    /** Signatures, the audit's lines about them, the way from each to the root, and the signed seal. */
    @GetMapping("/verify/{sha256}/proof")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    ResponseEntity<SignatureProofs.Proof> proof(@PathVariable String sha256) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(signatureProofs.of(sha256).orElseThrow(LiveTexts.NotPublished::new));
    }

    /** The same, to be checked by hand. */
    @GetMapping("/verify/{sha256}/check")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    ModelAndView check(@PathVariable String sha256) {
        SignatureProofs.Proof proof = signatureProofs.of(sha256).orElseThrow(LiveTexts.NotPublished::new);
        String file = editions.withHash(sha256).stream()
                .filter(Edition::isCurrent)
                .flatMap(edition -> texts.find(edition.article()).stream().map(live -> fileName(live, edition)))
                .findFirst()
                .orElse(null);
        return new ModelAndView(
                "site/check",
                "page",
                new CheckPage(sha256, file, VerificationScript.of(proof, file), proof.seal() != null));
    }

    /** Exactly the bytes the hash is of. */
    @GetMapping("/verify/{sha256}/canonical")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    ResponseEntity<byte[]> canonical(@PathVariable String sha256) {
        List<Edition> current =
                editions.withHash(sha256).stream().filter(Edition::isCurrent).toList();
        if (current.isEmpty()) {
            throw new LiveTexts.NotPublished();
        }
        Edition edition = current.stream()
                .filter(one -> texts.find(one.article()).isPresent())
                .findFirst()
                .orElseThrow(LiveTexts.TextWithheld::new);
        LiveText text = texts.require(edition.article());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(fileName(text, edition), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(CanonicalForm.of(text.text()));
    }

    private Optional<RevisionText> stored(Edition edition) {
        try {
            return articles.revision(edition.article(), edition.revision()).map(revision -> revision.text());
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static String fileName(LiveText text, Edition edition) {
        return text.article().slug() + "-edition-" + edition.number() + ".json";
    }
}
