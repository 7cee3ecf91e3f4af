package org.imprimatur.outbox;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of letters, and what is done differently with each. All stand here, whichever room writes them: how they are
 * queued, held, repeated and hidden is the outbox's to know, also of letters from years ago. A kind's word is stored with
 * its letters and names its templates {@code templates/letter/<word>.*}; it never changes.
 *
 * <p>A row may have a kind that is not among these, from a newer server beside this one or an older one before it. It has
 * no topic and no trait; without templates it cannot be written, and waits for somebody to look.
 */
public enum LetterKind {
    INVITATION("invitation", null, Trait.SECRET, Trait.AWAITED),
    PASSWORD_RESET("password-reset", null, Trait.SECRET, Trait.AWAITED),
    CONFIRM_ADDRESS("confirm-address", null, Trait.SECRET, Trait.AWAITED),
    /** Something about their account has changed. */
    ACCOUNT("account", null),

    TURN("turn", LetterTopic.HANDOFFS, Trait.ASKS_TO_DO, Trait.TOLD_AS_TURN, Trait.SHOWN_WITH_TURN),
    /** A correction was planned for a text they have in hand. */
    JOINED("joined", LetterTopic.HANDOFFS, Trait.ASKS_TO_DO, Trait.SHOWN_WITH_TURN),
    /** A work was retracted that is cited by a text they have in hand, or could have. */
    RETRACTED("retracted", null, Trait.ASKS_TO_DO, Trait.SHOWN_WITH_TURN),
    /** A turn has nobody who could do it. */
    VACANT("vacant", null, Trait.ASKS_TO_ASSIGN),
    /** Their turn was given to somebody else. */
    MOVED("moved", null),
    /** A turn stays with somebody who is away. */
    ABSENCE("absence", null),
    /** The day their turn is due was moved. */
    DUE_MOVED("due-moved", null, Trait.ASKS_TO_DO, Trait.SHOWN_WITH_TURN, Trait.VOID_IF_DUE_MOVES),
    /** An intervention has changed their turn. */
    TURN_CHANGED("turn-changed", null, Trait.SHOWN_WITH_TURN),
    /** An intervention has ended their turn. */
    TURN_GONE("turn-gone", null),
    /** An intervention has given up an article they had a hand in. */
    GIVEN_UP("given-up", null),

    SIGNED("signed", LetterTopic.NEWS),
    /** What stands under their own name from now on, for whoever signed. */
    SIGNATURE("signature", null),
    LIVE("live", LetterTopic.NEWS),
    /** A text they wrote or signed is to go live at its time, at another one, or not after all. */
    GOES_LIVE("goes-live", LetterTopic.NEWS),
    /** What readers see was signed again, without a change. */
    REVIEWED_AGAIN("reviewed-again", LetterTopic.NEWS),
    /** The day by which articles were to be read again has passed. */
    RE_REVIEW_OVERDUE("re-review-overdue", LetterTopic.ESCALATIONS, Trait.WAITS_FOR_MORNING, Trait.NEVER_TWICE),
    REQUEST_WITHDRAWN("request-withdrawn", LetterTopic.NEWS),
    /** The level of risk of a text is another one, or somebody asks for that. */
    RISK("risk", null),
    /** Whoever ordered a text to go live later may no longer do so. */
    SCHEDULED("scheduled", null),
    /** A credential was taken out of use, and live or waiting texts stand on it. */
    CREDENTIAL_OUT("credential-out", null),
    /** That credential is in use again. */
    CREDENTIAL_BACK("credential-back", null),

    REMINDER(
            "reminder",
            LetterTopic.REMINDERS,
            Trait.ASKS_TO_DO,
            Trait.TOLD_AS_TURN,
            Trait.SHOWN_WITH_TURN,
            Trait.VOID_IF_DUE_MOVES,
            Trait.WAITS_FOR_MORNING,
            Trait.NEVER_TWICE),
    ESCALATION(
            "escalation",
            LetterTopic.ESCALATIONS,
            Trait.ASKS_TO_ASSIGN,
            Trait.SHOWN_WITH_TURN,
            Trait.VOID_IF_DUE_MOVES,
            Trait.WAITS_FOR_MORNING,
            Trait.NEVER_TWICE),
    /** The daily letter. */
    DIGEST("digest", LetterTopic.DAILY, Trait.WAITS_FOR_MORNING, Trait.NEVER_TWICE),
    /** What waits for them on their return from a leave of absence; takes the place of that day's daily letter. */
    BACK("back", null, Trait.WAITS_FOR_MORNING, Trait.NEVER_TWICE),

    /** A step of a process has failed for good. */
    STUCK("stuck", null),
    /** A diagram of a process is at fault. */
    DRAWING("drawing", null),

    /** A reader's mail has come. */
    ACK("ack", null),
    REPORT_ANSWER("report-answer", null);

    /** What is done differently with letters of a kind. */
    enum Trait {
        /** Its link opens an account: nobody but the addressee may read it. */
        SECRET,
        /** Somebody sits before a screen and waits for it: it leaves before all others. */
        AWAITED,
        /** It is held while nobody is to be reminded of anything. */
        WAITS_FOR_MORNING,
        /** It is not sent again when nobody can tell whether it arrived: a doubled one is worse than a missing one. */
        NEVER_TWICE,
        /** The daily letter does not repeat it, but lists the turn it is about as it stands that day. */
        TOLD_AS_TURN,
        /** The panel of the turn it is about says whether it arrived. */
        SHOWN_WITH_TURN,
        /** It is about a turn, and for whoever may do it. */
        ASKS_TO_DO,
        /** It is about a turn, and for whoever may say who does it. */
        ASKS_TO_ASSIGN,
        /** It is only true as long as the turn is due when it says. */
        VOID_IF_DUE_MOVES
    }

    private static final Map<String, LetterKind> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(LetterKind::word, Function.identity()));

    private final String word;
    private final @Nullable LetterTopic topic;
    private final Set<Trait> traits;

    LetterKind(String word, @Nullable LetterTopic topic, Trait... traits) {
        this.word = word;
        this.topic = topic;
        this.traits = traits.length == 0 ? EnumSet.noneOf(Trait.class) : EnumSet.copyOf(Arrays.asList(traits));
    }

    /** Empty for a kind that only another server knows. */
    public static Optional<LetterKind> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    /** As it is stored, and as message keys spell it. */
    public String word() {
        return word;
    }

    /** What its addressee may choose about it; empty if it always leaves at once. */
    public Optional<LetterTopic> topic() {
        return Optional.ofNullable(topic);
    }

    public static Optional<LetterTopic> topicOf(String word) {
        return of(word).flatMap(LetterKind::topic);
    }

    /** The name its templates for subject, text and HTML begin with. */
    String template() {
        return "letter/" + word;
    }

    boolean isAwaited() {
        return traits.contains(Trait.AWAITED);
    }

    boolean waitsForMorning() {
        return traits.contains(Trait.WAITS_FOR_MORNING);
    }

    /** Whether it waits a moment for a newer one of the same kind, which then takes its place. */
    boolean waitsForNewer() {
        return topic == LetterTopic.HANDOFFS;
    }

    public boolean asksToDo() {
        return traits.contains(Trait.ASKS_TO_DO);
    }

    public boolean asksToAssign() {
        return traits.contains(Trait.ASKS_TO_ASSIGN);
    }

    public boolean isVoidIfDueMoves() {
        return traits.contains(Trait.VOID_IF_DUE_MOVES);
    }

    static boolean isSecret(String word) {
        return of(word).filter(kind -> kind.traits.contains(Trait.SECRET)).isPresent();
    }

    static boolean isNeverSentTwice(String word) {
        return of(word).filter(kind -> kind.traits.contains(Trait.NEVER_TWICE)).isPresent();
    }

    static boolean waitsForNewer(String word) {
        return of(word).filter(LetterKind::waitsForNewer).isPresent();
    }

    static Set<String> waitingForNewer() {
        return words(LetterKind::waitsForNewer);
    }

    static Set<String> toldAsTurns() {
        return words(kind -> kind.traits.contains(Trait.TOLD_AS_TURN));
    }

    static Set<String> shownWithTurns() {
        return words(kind -> kind.traits.contains(Trait.SHOWN_WITH_TURN));
    }

    private static Set<String> words(Predicate<LetterKind> condition) {
        return Arrays.stream(values()).filter(condition).map(LetterKind::word).collect(Collectors.toUnmodifiableSet());
    }
}
