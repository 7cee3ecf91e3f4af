package org.imprimatur.review;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.people.Person;
import org.springframework.stereotype.Component;

/**
 * Finds the text a clinician compares with before signing. What was only read and sent back is no such text while there
 * is one that was signed: a dose changed in a draft that was sent back for something else would be ticked off by nobody.
 *
 * <ol>
 *   <li>The newer of what readers see (or saw last) and of what this clinician signed last.
 *   <li>Without either, the first text this clinician sent back: nobody has ticked anything off since.
 *   <li>Else the last text anybody signed, if it is not this one.
 *   <li>Else none: it is the first reading, and all of it is new.
 * </ol>
 */
@Component
public class SigningBase {

    private final Articles articles;
    private final SignOffs signOffs;
    private final ReviewNotes notes;

    SigningBase(Articles articles, SignOffs signOffs, ReviewNotes notes) {
        this.articles = articles;
        this.signOffs = signOffs;
        this.notes = notes;
    }

    /** What this clinician ticks off before they sign this text. */
    public ChangesToTick changes(Person clinician, Article article, Revision latest) {
        return base(clinician, article, latest)
                .flatMap(base -> articles.revision(article.id(), base.revision())
                        .map(before -> ChangesToTick.between(before, base.why(), latest)))
                .orElse(ChangesToTick.NONE);
    }

    /** Which text that is; empty if it is the first reading. */
    Optional<Base> base(Person clinician, Article article, Revision latest) {
        return base(clinician, article, latest, history(article));
    }

    /** All that it takes to say which text that is, whoever asks. */
    History history(Article article) {
        return new History(signOffs.on(article.id()), notes.on(article.id()));
    }

    Optional<Base> base(Person clinician, Article article, Revision latest, History history) {
        Optional<Base> signed = history.signatures().stream()
                .filter(signature -> clinician.is(signature.signer()))
                .map(signature -> new Base(signature.revision(), ChangesToTick.Why.SIGNED))
                .max(Comparator.comparingInt(Base::revision));
        Optional<Base> live =
                Optional.ofNullable(article.lastLive()).map(last -> new Base(last.revision(), ChangesToTick.Why.LIVE));
        return newer(signed, live)
                .or(() -> sentBack(clinician, history.notes()))
                .or(() -> history.signatures().stream()
                        .filter(signature -> !signature.holdsFor(latest.sha256()))
                        .reduce((earlier, later) -> later)
                        .map(signature -> new Base(signature.revision(), ChangesToTick.Why.SIGNED_BY_ANOTHER)));
    }

    private static Optional<Base> newer(Optional<Base> one, Optional<Base> other) {
        return one.isPresent() && other.isPresent()
                ? Optional.of(one.get().revision() > other.get().revision() ? one.get() : other.get())
                : one.or(() -> other);
    }

    private static Optional<Base> sentBack(Person clinician, List<ReviewNote> notes) {
        return notes.stream()
                .filter(note -> clinician.is(note.author()) && note.kind() != ReviewNote.Kind.APPROVED)
                .map(note -> new Base(note.revision(), ChangesToTick.Why.SENT_BACK))
                .min(Comparator.comparingInt(Base::revision));
    }

    /** All that was ever signed and said of an article, oldest first. */
    record History(List<SignOff> signatures, List<ReviewNote> notes) {}

    /** @param why what makes it the one to compare with */
    record Base(int revision, ChangesToTick.Why why) {}
}
