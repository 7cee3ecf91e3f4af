package org.imprimatur.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.imprimatur.inbox.Classification.Cause;
import org.imprimatur.inbox.Classification.Route;
import org.imprimatur.mime.AddressParser;
import org.imprimatur.mime.Authenticity;
import org.imprimatur.mime.AutoMailMarkers;
import org.imprimatur.mime.BounceDetector;
import org.imprimatur.mime.BounceReport;
import org.imprimatur.mime.ParseLevel;
import org.imprimatur.mime.ParseWarning;
import org.imprimatur.mime.ParsedMail;
import org.imprimatur.mime.Sender;

/**
 * Classifies a mail: says where it goes. Rules are asked in order and the first that knows decides; none drops a mail. Whether it is
 * acknowledged is asked separately: only a person who wrote to us, can be answered there, and has not been answered too
 * often, so that no two machines ever talk to each other for long.
 */
public final class Classifier {

    private Classifier() {}

    private record Rule(Cause cause, Route route, BiPredicate<ParsedMail, ClassificationContext> knows) {}

    private static final List<Rule> IN_ORDER = List.of(
            new Rule(Cause.OWN_LOOP, Route.AUTO, (mail, now) -> now.ourLetter()),
            new Rule(Cause.COMPLAINT, Route.HELD, (mail, now) -> returned(mail, BounceReport.Kind.COMPLAINT)),
            new Rule(Cause.LIKE_A_RETURN, Route.HELD, (mail, now) -> isOnlyLikeAReturn(mail)),
            new Rule(Cause.DELIVERY_STATUS, Route.BOUNCE, (mail, now) -> BounceDetector.tells(mail.returned())),
            new Rule(Cause.BOUNCE_ADDRESS, Route.BOUNCE, (mail, now) -> mail.returned() != null),
            new Rule(
                    Cause.NULL_RETURN_PATH,
                    Route.AUTO,
                    (mail, now) -> AutoMailMarkers.hasNullReturnPath(mail.headers())),
            new Rule(Cause.AUTO_SUBMITTED, Route.AUTO, (mail, now) -> AutoMailMarkers.isAutoSubmitted(mail.headers())),
            new Rule(
                    Cause.AUTO_RESPONSE_HEADERS,
                    Route.AUTO,
                    (mail, now) ->
                            AutoMailMarkers.isAutoResponse(mail.headers()) || AutoMailMarkers.isSilentAnswer(mail)),
            new Rule(Cause.OWN_ADDRESS, Route.HELD, Classifier::isFromOurAddress),
            new Rule(Cause.MAILING_LIST, Route.HELD, Classifier::isFromStrangeList),
            new Rule(Cause.SYSTEM_SENDER, Route.AUTO, (mail, now) -> AutoMailMarkers.isSystem(mail.from())),
            new Rule(Cause.OUT_OF_OFFICE, Route.AUTO, (mail, now) -> AutoMailMarkers.isOutOfOffice(mail.subject())),
            new Rule(Cause.SPAM, Route.HELD, (mail, now) -> AutoMailMarkers.isSpam(mail.headers())),
            new Rule(Cause.TOO_MANY_FROM_SENDER, Route.HELD, Classifier::isFlood));

    /** Held mails a person may call a report, and which then deserve an answer like any other. */
    private static final Set<Cause> ONLY_DOUBTS = Set.of(
            Cause.LIKE_A_RETURN,
            Cause.MAILING_LIST,
            Cause.OWN_ADDRESS,
            Cause.SPAM,
            Cause.TOO_MANY_FROM_SENDER,
            Cause.OUT_OF_OFFICE);

    public static Classification classify(ParsedMail mail, ClassificationContext now) {
        Optional<Rule> rule =
                IN_ORDER.stream().filter(known -> known.knows().test(mail, now)).findFirst();
        List<Cause> causes = new ArrayList<>();
        causes.add(rule.map(Rule::cause).orElse(Cause.A_PERSON));
        causes.addAll(reasonsNotToAnswer(mail, now));
        Route route = rule.map(Rule::route).orElse(Route.HUMAN);
        return new Classification(route, causes.size() == 1 && route == Route.HUMAN, causes);
    }

    /**
     * The classification once a person of ours has said that the mail is a report. What only made it doubtful no longer
     * counts, nor that it reached us by way of others; what says that a machine wrote it still does.
     */
    public static Classification vouchedFor(ParsedMail mail, ClassificationContext now) {
        Classification before = classify(mail, now);
        boolean answerable = before.route() == Route.HUMAN || ONLY_DOUBTS.contains(before.decidedBy());
        boolean hindered = before.causes().stream().skip(1).anyMatch(cause -> cause != Cause.NOT_ADDRESSED_TO_US);
        return new Classification(Route.HUMAN, answerable && !hindered, before.causes());
    }

    /** Somebody of ours may write from there; so does whoever forges it. */
    private static boolean isFromOurAddress(ParsedMail mail, ClassificationContext now) {
        Sender from = mail.from();
        return from != null && now.isOurs(from.address());
    }

    private static boolean isFromStrangeList(ParsedMail mail, ClassificationContext now) {
        return mail.list() != null && !now.ownLists().brought(mail);
    }

    private static boolean isOnlyLikeAReturn(ParsedMail mail) {
        BounceReport bounceReport = mail.returned();
        return bounceReport != null && !bounceReport.certain();
    }

    private static boolean returned(ParsedMail mail, BounceReport.Kind kind) {
        BounceReport bounceReport = mail.returned();
        return bounceReport != null && bounceReport.kind() == kind;
    }

    private static boolean isFlood(ParsedMail mail, ClassificationContext now) {
        return now.reportsInTheLastHour() >= now.limits().reportsPerSender();
    }

    private static List<Cause> reasonsNotToAnswer(ParsedMail mail, ClassificationContext now) {
        List<Cause> reasons = new ArrayList<>();
        // An address of ours is none to answer to either.
        if (mail.answersTo()
                .map(Sender::address)
                .filter(address -> !now.isOurs(address))
                .isEmpty()) {
            reasons.add(Cause.NO_RETURN_ADDRESS);
        }
        if (mail.warnings().contains(ParseWarning.SEVERAL_FROM)) {
            reasons.add(Cause.AMBIGUOUS_SENDER);
        }
        if (mail.authenticity() == Authenticity.FAILED) {
            reasons.add(Cause.SENDER_NOT_VERIFIED);
        }
        if (!isAddressedToUs(mail, now)) {
            reasons.add(Cause.NOT_ADDRESSED_TO_US);
        }
        if (now.suppressed()) {
            reasons.add(Cause.ADDRESS_SUPPRESSED);
        }
        if (now.enoughAcknowledged()) {
            reasons.add(Cause.ACKNOWLEDGED_ENOUGH);
        }
        if (mail.level() == ParseLevel.UNREADABLE) {
            reasons.add(Cause.UNREADABLE);
        }
        return reasons;
    }

    /** In To or Cc: who was only copied in blind does not answer. */
    private static boolean isAddressedToUs(ParsedMail mail, ClassificationContext now) {
        return List.of("To", "Cc").stream()
                .flatMap(name -> mail.headers().all(name).stream())
                .flatMap(header -> AddressParser.in(header).stream())
                .map(AddressParser.Mailbox::address)
                .filter(Objects::nonNull)
                .map(address -> address.toLowerCase(Locale.ROOT))
                .anyMatch(address -> now.isOurs(address) || now.ownLists().isAt(mail, address));
    }
}
