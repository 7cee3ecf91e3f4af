package org.imprimatur.mime;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What mail servers write that do not follow RFC 3464: qmail, Exim, older Postfix, Exchange, Gmail and the large providers,
 * in the languages of their users.
 */
final class BouncePhrases {

    private static final int MOST = 16 * 1024;

    private static final List<String> SUBJECTS = List.of(
            "undelivered mail",
            "undeliverable",
            "undeliverd",
            "delivery status notification",
            "delivery failure",
            "delivery notification",
            "delivery has failed",
            "mail delivery failed",
            "mail delivery failure",
            "mail delivery system",
            "message delivery failure",
            "failure notice",
            "failure delivery",
            "returned mail",
            "returned to sender",
            "returning message to sender",
            "mail system error",
            "message undeliverable",
            "non-deliverable",
            "nondeliverable",
            "could not be delivered",
            "not delivered",
            "address not found",
            "warning: could not send message",
            "message status - undeliverable",
            "delivery delayed",
            "delayed mail",
            "unzustellbar",
            "nicht zugestellt",
            "nicht zustellbar",
            "fehler bei der zustellung",
            "zustellung fehlgeschlagen",
            "non remis",
            "\u00e9chec de la remise",
            "\u00e9chec de remise",
            "non distribu",
            "retour de courrier",
            "no se puede entregar",
            "no entregado",
            "error de entrega",
            "mensaje no entregado",
            "non recapitabile",
            "mancato recapito",
            "impossibile recapitare",
            "mancata consegna",
            "onbestelbaar",
            "niet bezorgd",
            "niet afgeleverd",
            "n\u00e3o entregue",
            "n\u00e3o foi poss\u00edvel entregar",
            "falha na entrega",
            "kan inte levereras",
            "ol\u00e4msbart",
            "kan ikke leveres",
            "ikke leveret",
            "uleverbar",
            "niedostarczon",
            "nie mo\u017cna dostarczy\u0107",
            "zwrot przesy\u0142ki",
            "\u043d\u0435 \u0434\u043e\u0441\u0442\u0430\u0432\u043b\u0435\u043d\u043e",
            "\u043d\u0435\u0434\u043e\u0441\u0442\u0430\u0432\u043b\u0435\u043d",
            "\u043d\u0435 \u0443\u0434\u0430\u0435\u0442\u0441\u044f \u0434\u043e\u0441\u0442\u0430\u0432\u0438\u0442\u044c",
            "ei voitu toimittaa",
            "toimitus ep\u00e4onnistui",
            "\u9000\u4fe1",
            "\u65e0\u6cd5\u6295\u9012",
            "\u672a\u9001\u8fbe",
            "\u7121\u6cd5\u50b3\u9001",
            "\u914d\u4fe1\u4e0d\u80fd",
            "\u914d\u4fe1\u3067\u304d\u307e\u305b\u3093");

    private static final List<String> WORDS = List.of(
            "this is the qmail-send program",
            "i wasn't able to deliver your message",
            "i'm not going to try again",
            "a message that you sent could not be delivered",
            "this message was created automatically by mail delivery software",
            "your message could not be delivered",
            "your message was not delivered",
            "your message wasn't delivered",
            "could not be delivered to",
            "couldn't be delivered",
            "unable to deliver your message",
            "delivery to the following recipient",
            "delivery has failed to these recipients",
            "did not reach the following",
            "did not reach some or all of the intended recipients",
            "the following addresses had permanent",
            "the following address failed",
            "the following recipients could not be reached",
            "your message to the following",
            "message could not be sent",
            "has not yet been delivered",
            "has been delayed",
            "address not found",
            "konnte nicht zugestellt werden",
            "konnte die nachricht nicht",
            "nachricht hat einige oder alle empf\u00e4nger nicht erreicht",
            "zustellung an folgende",
            "fehler bei der \u00fcbermittlung an diese empf\u00e4nger",
            "wurde nicht zugestellt",
            "n'a pas pu \u00eatre remis",
            "n'a pas \u00e9t\u00e9 remis",
            "\u00e9chec de la remise",
            "n'a pas pu \u00eatre distribu",
            "no se pudo entregar",
            "no se ha podido entregar",
            "no se ha entregado",
            "no lleg\u00f3 a",
            "non \u00e8 stato recapitato",
            "non \u00e8 stato possibile recapitare",
            "non \u00e8 stato consegnato",
            "kan niet worden bezorgd",
            "is niet bezorgd",
            "kon niet worden afgeleverd",
            "n\u00e3o p\u00f4de ser entregue",
            "n\u00e3o foi entregue",
            "kunde inte levereras",
            "kunne ikke leveres",
            "nie mog\u0142a zosta\u0107 dostarczona",
            "nie zosta\u0142a dostarczona",
            "\u043d\u0435 \u0431\u044b\u043b\u043e \u0434\u043e\u0441\u0442\u0430\u0432\u043b\u0435\u043d\u043e",
            "\u043d\u0435 \u043c\u043e\u0436\u0435\u0442 \u0431\u044b\u0442\u044c \u0434\u043e\u0441\u0442\u0430\u0432\u043b\u0435\u043d\u043e",
            "ei voitu toimittaa",
            "\u65e0\u6cd5\u6295\u9012",
            "\u65e0\u6cd5\u53d1\u9001\u5230",
            "\u914d\u4fe1\u3067\u304d\u307e\u305b\u3093\u3067\u3057\u305f");

    private static final List<String> DELAYS = List.of(
            "delayed",
            "not yet been delivered",
            "(delay)",
            "warning: could not send",
            "will be retried",
            "verz\u00f6ger",
            "retard\u00e9",
            "retrasad",
            "ritardat",
            "vertraagd",
            "atrasad",
            "f\u00f6rdr\u00f6j",
            "forsinke",
            "op\u00f3\u017anion",
            "\u0437\u0430\u0434\u0435\u0440\u0436");

    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])([45]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.]*\\d)");
    private static final Pattern REPLY_CODE = Pattern.compile("(?<!\\d)[45]\\d\\d(?!\\d)");
    private static final Pattern MESSAGE_ID = Pattern.compile(
            "^[> \\t]{0,10}message-id: ?(<[^<>\\s]{1,500}>)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private BouncePhrases() {}

    static boolean isInSubject(String subject) {
        return containsAny(subject, SUBJECTS);
    }

    static boolean isInText(String text) {
        return containsAny(beginning(text), WORDS);
    }

    static boolean speaksOfDelay(String subject, String text) {
        return containsAny(subject, DELAYS) || (!isInSubject(subject) && containsAny(beginning(text), DELAYS));
    }

    static @Nullable String status(String text) {
        Matcher status = STATUS.matcher(beginning(text));
        return status.find() ? status.group(1) : null;
    }

    /** The line with the far server's answer. */
    static String diagnostic(String text) {
        return beginning(text)
                .lines()
                .filter(line -> line.length() < 1_000
                        && (STATUS.matcher(line).find()
                                || REPLY_CODE.matcher(line).find()))
                .findFirst()
                .orElse("")
                .strip();
    }

    /** The first address the text names that is not one of the machine's own. */
    static @Nullable String recipient(String text) {
        for (String word : beginning(text).split("[\\s<>()\\[\\]\"';,:]+")) {
            int at = word.indexOf('@');
            String address = at > 0
                    ? AddressParser.bare(word.endsWith(".") ? word.substring(0, word.length() - 1) : word)
                    : null;
            if (address != null && address.indexOf('.', at) > 0 && !AutoMailMarkers.isSystem(new Sender(address, ""))) {
                return address;
            }
        }
        return null;
    }

    static List<String> messageIds(String text) {
        return MESSAGE_ID
                .matcher(text.length() > ParseLimits.BEGINNING ? text.substring(0, ParseLimits.BEGINNING) : text)
                .results()
                .map(found -> MessageIds.of(found.group(1)))
                .flatMap(id -> Optional.ofNullable(id).stream())
                .limit(ParseLimits.IDS)
                .toList();
    }

    private static boolean containsAny(String text, List<String> some) {
        String lower = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'').replaceAll("\\s{1,5}", " ");
        return some.stream().anyMatch(lower::contains);
    }

    private static String beginning(String text) {
        return text.length() > MOST ? text.substring(0, MOST) : text;
    }
}
