package org.imprimatur.site;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.article.CanonicalForm;
import org.imprimatur.article.RevisionText;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.BaseAddress;
import org.imprimatur.publication.AttestationCheck;
import org.imprimatur.publication.Edition;
import org.imprimatur.publication.Editions;
import org.imprimatur.publication.LiveTexts;
import org.imprimatur.review.QuestionedSignatures;
import org.imprimatur.review.SignOffs;
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

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final LiveTexts texts;
    private final Editions editions;
    private final Articles articles;
    private final AttestationCheck attestationCheck;
    private final SignatureProofs signatureProofs;
    private final QuestionedSignatures questioned;
    private final SignOffs signOffs;
    private final BaseAddress address;

    VerifyController(
            LiveTexts texts,
            Editions editions,
            Articles articles,
            AttestationCheck attestationCheck,
            SignatureProofs signatureProofs,
            QuestionedSignatures questioned,
            SignOffs signOffs,
            BaseAddress address) {
        this.texts = texts;
        this.editions = editions;
        this.articles = articles;
        this.attestationCheck = attestationCheck;
        this.signatureProofs = signatureProofs;
        this.questioned = questioned;
        this.signOffs = signOffs;
        this.address = address;
    }

    /**
     * One appearance of the text.
     *
     * @param withdrawn whether readers do not see the article at all any more
     * @param title  as it stood in this edition, the hash's own words
     * @param intact whether the stored text still has this hash, and its signatures are as the audit attests them; both
     *               compared just now
     * @param notes  signatures under it whose credential was taken out of use since
     */
    record Appearance(
            String href,
            String title,
            Edition edition,
            boolean current,
            boolean withdrawn,
            boolean intact,
            List<SignatureNote> notes) {}

    /**
     * @param live whether it is what readers see now
     * @param file the name a download gets, null if what is stored is not what was signed
     */
    record VerifyPage(
            String sha256,
            List<Appearance> appearances,
            boolean live,
            @Nullable String file,
            String address) {}

    @GetMapping("/verify/{sha256}")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    ModelAndView verify(@PathVariable String sha256) {
        List<Appearance> appearances =
                found(sha256).stream().map(this::appearance).toList();
        if (appearances.isEmpty()) {
            return new ModelAndView(
                    "site/unknown-hash", Map.of("sha256", sha256.length() > 80 ? "" : sha256), HttpStatus.NOT_FOUND);
        }
        return new ModelAndView(
                "site/verify",
                "page",
                new VerifyPage(
                        sha256,
                        appearances,
                        appearances.stream().anyMatch(Appearance::current),
                        signed(sha256).map(SignedText::file).orElse(null),
                        address.baseUrl()));
    }

    private List<Edition> found(String sha256) {
        return HASH.matcher(sha256).matches() ? editions.withHash(sha256) : List.of();
    }

    private Appearance appearance(Edition edition) {
        Article article = articles.require(edition.article());
        boolean seen = texts.find(article.id()).isPresent();
        boolean withdrawn = article.withdrawn() != null;
        return new Appearance(
                seen || withdrawn ? "/articles/" + article.slug() : "",
                stored(edition).map(RevisionText::title).orElse(""),
                edition,
                edition.isCurrent() && seen,
                withdrawn,
                proven(edition).isPresent(),
                SignatureNote.of(
                        questioned.under(edition.article(), edition.sha256()),
                        signOffs.matching(edition.article(), edition.sha256())));
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
        String file = signed(sha256).map(SignedText::file).orElse(null);
        return new ModelAndView(
                "site/check",
                "page",
                new CheckPage(sha256, file, VerificationScript.of(proof, file), proof.seal() != null));
    }

    /**
     * Exactly the bytes the hash is of, for good: also when another edition has taken its place or the article was
     * withdrawn, an old signature can be worked out again.
     */
    @GetMapping("/verify/{sha256}/canonical")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    ResponseEntity<byte[]> canonical(@PathVariable String sha256) {
        if (found(sha256).isEmpty()) {
            throw new LiveTexts.NotPublished();
        }
        SignedText signed = signed(sha256).orElseThrow(LiveTexts.TextWithheld::new);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(signed.file(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                // Whoever looks for advice is to find the text as it is now.
                .header("X-Robots-Tag", "noindex")
                .body(CanonicalForm.of(signed.text()));
    }

    /** @param file the name a download gets */
    private record SignedText(RevisionText text, String file) {}

    /** Empty if no edition of it is what was signed. */
    private Optional<SignedText> signed(String sha256) {
        return found(sha256).stream()
                .flatMap(edition -> proven(edition).stream().map(text -> new SignedText(text, fileName(edition))))
                .findFirst();
    }

    /** Compared just now: the text with its hash, its signatures with the audit, and if readers see it, all else. */
    private Optional<RevisionText> proven(Edition edition) {
        return stored(edition)
                .filter(text -> text.sha256().equals(edition.sha256()))
                .filter(text -> attestationCheck.isAttested(edition))
                .filter(text ->
                        !edition.isCurrent() || texts.find(edition.article()).isPresent());
    }

    private Optional<RevisionText> stored(Edition edition) {
        try {
            return articles.revision(edition.article(), edition.revision()).map(revision -> revision.text());
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private String fileName(Edition edition) {
        return articles.require(edition.article()).slug() + "-edition-" + edition.number() + ".json";
    }
}
