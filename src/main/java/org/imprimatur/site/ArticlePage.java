package org.imprimatur.site;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.imprimatur.article.typeset.TypesetText;
import org.imprimatur.publication.Banner;
import org.imprimatur.publication.CorrectionsAddress;
import org.imprimatur.publication.Edition;
import org.imprimatur.standards.PublicTextVersion;
import org.jspecify.annotations.Nullable;

/**
 * What a published article shows.
 *
 * @param contents whether the text is long enough for a table of contents
 * @param updated  null while the first edition is the only one that changed anything
 * @param reviewDue whether the day by which it was to be reviewed again has passed, and readers are told
 * @param notes    what was decided about signatures whose credential is out of use
 * @param promotion HTML, empty if the place is not sold
 * @param disclaimer HTML
 * @param signedUnder the standards in force as the newest signature was given, null if that was not kept yet
 * @param banner   warns of a mistake that is being put right, null if there is none
 * @param news     corrections readers are to see before the text
 * @param notices  every correction, newest first
 */
record ArticlePage(
        int number,
        String slug,
        String topic,
        String title,
        String standfirst,
        String sha256,
        TypesetText set,
        boolean contents,
        List<Reviewer> reviewers,
        Author author,
        Instant published,
        @Nullable Instant updated,
        Instant lastReviewed,
        boolean reviewDue,
        List<SignatureNote> notes,
        @Nullable Banner banner,
        List<NoticeView> news,
        List<NoticeView> notices,
        List<Edition> editions,
        CorrectionsAddress.Written corrections,
        String promotion,
        String disclaimer,
        @Nullable PublicTextVersion signedUnder,
        List<Teaser> further) {

    /** Whether the banner warns of a review in question, and not of a mistake in the text. */
    public boolean isBannerAboutReview() {
        if (banner == null) {
            return false;
        }
        String words = banner.words();
        return notes.stream().anyMatch(note -> note.isBanner(words));
    }

    /** The editions worth a line below the text: the newest, and the first. */
    public List<Edition> told() {
        return editions.size() <= 4
                ? editions
                : Stream.concat(editions.stream().limit(3), Stream.of(editions.get(editions.size() - 1)))
                        .toList();
    }

    /** The notice that went out with an edition, null if none did. */
    public @Nullable NoticeView notice(Edition edition) {
        return notices.stream()
                .filter(notice -> notice.edition() == edition.number())
                .findFirst()
                .orElse(null);
    }

    /** @param href the person's page, null if there is none any more */
    record Author(String name, @Nullable String href) {}

    /** @param name without the credential, and {@code credential} as it stood the day of the signature */
    record Reviewer(
            String name, String credential, @Nullable String href, Instant signedAt, PublicProfile profile) {

        public String byline() {
            return name + ", " + credential;
        }
    }

    /**
     * What a reader may learn about a person.
     *
     * @param biography HTML, safe to print as it is; empty if there is none
     * @param portrait  address of the picture, null if there is none
     */
    record PublicProfile(
            String initials,
            String biography,
            List<String> affiliations,
            @Nullable String portrait) {}

    /** An article in a list. */
    record Teaser(
            String href,
            String topic,
            String title,
            String standfirst,
            String reviewedBy,
            Instant published,
            Instant lastReviewed) {}
}
