package org.imprimatur.article.remark;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.anchor.Anchor;
import org.imprimatur.article.anchor.AnchorFollower;
import org.imprimatur.article.anchor.Placement;
import org.imprimatur.article.anchor.PlainText;
import org.imprimatur.article.intake.WordRemark;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;

/** Finds the places of a file's remarks in the revision that was made of the file. */
final class RemarkPlaces {

    private final String text;

    private RemarkPlaces(RevisionText text) {
        this.text = PlainText.of(text).words();
    }

    static List<ImportedRemark> in(RevisionText text, List<WordRemark> remarks) {
        return new RemarkPlaces(text).place(remarks);
    }

    private List<ImportedRemark> place(List<WordRemark> remarks) {
        List<Placement> placements =
                AnchorFollower.follow(remarks.stream().map(RemarkPlaces::wanted).toList(), text);
        List<ImportedRemark> placed = new ArrayList<>();
        for (int i = 0; i < remarks.size(); i++) {
            WordRemark remark = remarks.get(i);
            boolean deletion = remark.kind() == WordRemark.Kind.DELETION;
            placed.add(new ImportedRemark(
                    i + 1,
                    remark.kind(),
                    remark.author(),
                    remark.at(),
                    deletion ? remark.quote() : remark.kind() == WordRemark.Kind.INSERTION ? "" : remark.text(),
                    anchor(remark, placements.get(i).after()),
                    remark.answers(),
                    remark.resolved()));
        }
        return placed;
    }

    /** The words in the text it is about; of a remark about none, the last words before it. */
    private static Anchor wanted(WordRemark remark) {
        String quote = quote(remark);
        if (!VisibleText.isBlank(quote)) {
            return new Anchor(quote, remark.before() + " ", "", 0);
        }
        String line = remark.before().substring(remark.before().lastIndexOf('\n') + 1);
        String before = remark.before().substring(0, remark.before().length() - line.length());
        return new Anchor(line, before, "", 0);
    }

    private static String quote(WordRemark remark) {
        return switch (remark.kind()) {
            case COMMENT -> remark.quote();
            case INSERTION -> remark.text().strip();
            case DELETION -> "";
        };
    }

    private Anchor anchor(WordRemark remark, @Nullable Anchor found) {
        String quote = quote(remark);
        if (found == null) {
            return ImportedRemark.nowhere(quote, remark.before());
        }
        return VisibleText.isBlank(quote)
                ? Anchor.in(text, found.end(), found.end())
                : Anchor.in(text, found.position(), found.end());
    }
}
