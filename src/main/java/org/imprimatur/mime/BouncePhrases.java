package org.imprimatur.mime;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What mail servers write that do not follow RFC 3464: qmail, Exim, older Postfix, Exchange, Notes, GroupWise, Gmail and
 * the large providers, in the languages of their users.
 */
final class BouncePhrases {

    private static final int MOST = 16 * 1024;
    private static final int MOST_LINES = 400;

    private static final List<String> SUBJECTS = List.of(
            "undelivered mail",
            "undelivered message",
            "mail undeliverable",
            "user unknown",
            "host unknown",
            "mailbox full",
            "mailbox is full",
            "mailbox unavailable",
            "over quota",
            "failed delivery",
            "delivery report",
            "delivery error",
            "delivery problem",
            "delivery of your message failed",
            "email delivery failure",
            "email delivery error",
            "mail could not be delivered",
            "mail failure",
            "mail error",
            "mailer error",
            "error sending mail",
            "unable to deliver",
            "cannot deliver",
            "mail rejected",
            "message rejected",
            "message not delivered",
            "message could not be delivered",
            "ndn:",
            "non delivery",
            "non-delivery",
            "nondelivery",
            "returning mail",
            "bounced mail",
            "bounced message",
            "bounce notification",
            "rejected mail",
            "invalid recipient",
            "not listed in domino directory",
            "wasn't delivered",
            "benachrichtung zum \u00fcbermittlungsstatus",
            "benachrichtigung zum \u00fcbermittlungsstatus",
            "zustellungsfehler",
            "zustellfehler",
            "unzustellbare nachricht",
            "konnte nicht zugestellt",
            "nicht ausgeliefert",
            "r\u00fcckl\u00e4ufer",
            "courrier non d\u00e9livr\u00e9",
            "message non d\u00e9livr\u00e9",
            "remise impossible",
            "notification d'\u00e9tat de remise",
            "non-remise",
            "\u00e9chec d'envoi",
            "notificaci\u00f3n del estado de entrega",
            "notificaci\u00f3n de estado de entrega",
            "correo devuelto",
            "mensaje devuelto",
            "no entregable",
            "no se pudo entregar",
            "fallo en la entrega",
            "fallo de entrega",
            "notifica di stato del recapito",
            "notifica di mancato",
            "messaggio non consegnato",
            "posta non recapitata",
            "errore di consegna",
            "non consegnato",
            "melding van mislukte",
            "niet afgeleverd bericht",
            "kan niet worden bezorgd",
            "bezorging mislukt",
            "devolvido ao remetente",
            "mensagem devolvida",
            "n\u00e3o entreg\u00e1vel",
            "notifica\u00e7\u00e3o de status de entrega",
            "n\u00e3o p\u00f4de ser entregue",
            "teslim edilemedi",
            "teslim edilmedi",
            "iletilemedi",
            "nedoru\u010dite\u013en",
            "nedoru\u010diteln",
            "k\u00e9zbes\u00edthetetlen",
            "sikertelen k\u00e9zbes\u00edt\u00e9s",
            "\u03bc\u03b7 \u03c0\u03b1\u03c1\u03b1\u03b4\u03bf\u03c4\u03ad\u03bf",
            "\u043d\u0435\u0434\u043e\u0441\u0442\u0430\u0432\u043b\u0435\u043d\u043d\u043e\u0435",
            "\u0432\u043e\u0437\u0432\u0440\u0430\u0449",
            "\u914d\u4fe1\u4e0d\u80fd",
            "\u50b3\u905e\u5931\u6557",
            "\u90ae\u4ef6\u9000\u56de",
            "\u7cfb\u7edf\u9000\u4fe1",
            "\ubc18\uc1a1",
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
            "i'm afraid i wasn't able to deliver",
            "this is the mail system at host",
            "this is the mail delivery system",
            "this message was created automatically by",
            "this is an automatically generated delivery status",
            "this is an automatically generated message",
            "mail delivery subsystem",
            "the following message could not be delivered",
            "the message that you sent was undeliverable",
            "the message you sent could not be delivered",
            "the message you sent was not delivered",
            "the message you sent to",
            "message you sent was rejected",
            "your message cannot be delivered",
            "your message has been rejected",
            "your message was rejected",
            "your e-mail could not be delivered",
            "your email could not be delivered",
            "your mail could not be delivered",
            "your mail to the following",
            "your mail message to the following",
            "your message did not reach",
            "your message was undeliverable",
            "the following address(es) failed",
            "following address(es) failed",
            "the following addresses failed",
            "the following recipient(s) could not be reached",
            "could not be reached",
            "the recipient name is not recognized",
            "recipients of your message",
            "was not delivered to",
            "was undeliverable to the following",
            "undeliverable to the following",
            "failed to deliver",
            "failed to be delivered",
            "could not deliver",
            "couldn't deliver",
            "cannot be delivered to",
            "unable to deliver",
            "unable to relay",
            "were unable to deliver",
            "undeliverable message",
            "undelivered message",
            "returned to you",
            "is being returned",
            "is returned below",
            "delivery failed",
            "delivery failure",
            "mail delivery failed",
            "permanent fatal errors",
            "permanent delivery failure",
            "error occurred while trying to deliver",
            "error in mail delivery",
            "problem delivering your message",
            "your message is being returned",
            "attempted to send this message",
            "user mailbox exceeds allowed size",
            "mailbox is full",
            "mailbox full",
            "quota exceeded",
            "exceeded their storage",
            "over its quota",
            "over quota",
            "user unknown",
            "unknown user",
            "no such user",
            "user not found",
            "not listed in domino directory",
            "unknown local part",
            "no mailbox here by that name",
            "unrouteable address",
            "invalid final delivery userid",
            "failure reasons",
            "reason for failure",
            "konnte leider nicht zugestellt werden",
            "nicht zugestellt werden",
            "kann nicht zugestellt werden",
            "konnte nicht ausgeliefert werden",
            "nicht \u00fcbermittelt werden",
            "zustellung ihrer nachricht",
            "fehler bei der nachrichtenzustellung",
            "empf\u00e4nger unbekannt",
            "postfach ist voll",
            "postfach voll",
            "sie wurde automatisch erstellt",
            "dieser text wird automatisch erstellt",
            "n'a pu \u00eatre remis",
            "n'a pu \u00eatre distribu\u00e9",
            "n'a pas pu \u00eatre d\u00e9livr\u00e9",
            "n'a pas \u00e9t\u00e9 d\u00e9livr\u00e9",
            "n'a pas \u00e9t\u00e9 distribu\u00e9",
            "utilisateur inconnu",
            "bo\u00eete aux lettres est pleine",
            "bo\u00eete pleine",
            "destinataire inconnu",
            "no pudo ser entregado",
            "no ha podido ser entregado",
            "no fue entregado",
            "usuario desconocido",
            "buz\u00f3n lleno",
            "buz\u00f3n est\u00e1 lleno",
            "no se ha podido enviar",
            "non \u00e8 stato recapitato",
            "non pu\u00f2 essere recapitato",
            "non pu\u00f2 essere consegnato",
            "impossibile consegnare",
            "utente sconosciuto",
            "casella piena",
            "casella di posta piena",
            "kon niet worden bezorgd",
            "kon niet worden afgeleverd",
            "kan niet worden afgeleverd",
            "niet afgeleverd",
            "gebruiker onbekend",
            "postbus is vol",
            "n\u00e3o p\u00f4de ser entregue",
            "n\u00e3o foi poss\u00edvel entregar",
            "usu\u00e1rio desconhecido",
            "caixa cheia",
            "n\u00e3o pode ser entregue",
            "teslim edilemedi",
            "iletilemedi",
            "k\u00e9zbes\u00edteni",
            "nedoru\u010den",
            "doru\u010dit",
            "\u043d\u0435 \u0443\u0434\u0430\u043b\u043e\u0441\u044c \u0434\u043e\u0441\u0442\u0430\u0432\u0438\u0442\u044c",
            "\u043d\u0435 \u0434\u043e\u0441\u0442\u0430\u0432\u043b\u0435\u043d\u043e",
            "\u043d\u0435 \u043c\u043e\u0436\u0435\u0442 \u0431\u044b\u0442\u044c \u0434\u043e\u0441\u0442\u0430\u0432\u043b\u0435\u043d\u043e",
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

    /** Why a far server does not take a letter. Beside an address one of them is a diagnosis. */
    private static final List<String> REASONS = List.of(
            "user unknown",
            "unknown user",
            "no such user",
            "user not found",
            "unknown or illegal",
            "mailbox unavailable",
            "mailbox full",
            "mailbox is full",
            "over quota",
            "quota exceeded",
            "exceeds allowed size",
            "host unknown",
            "host or domain name not found",
            "not listed in",
            "no mailbox here",
            "unrouteable address",
            "recipient unknown",
            "recipient rejected",
            "invalid recipient",
            "unknown recipient",
            "unknown local part",
            "address rejected",
            "relaying denied",
            "account disabled",
            "account has been disabled",
            "does not exist",
            "doesn't have a",
            "mailbox not found",
            "not recognized",
            "not a valid",
            "no longer valid",
            "unbekannt",
            "existiert nicht",
            "postfach ist voll",
            "nicht gefunden",
            "inconnu",
            "n'existe pas",
            "est pleine",
            "desconocid",
            "no existe",
            "lleno",
            "sconosciut",
            "non esiste",
            "piena",
            "onbekend",
            "bestaat niet",
            "n\u00e3o existe",
            "desconhecid",
            "cheia");

    /** So far from an address what is said still speaks of it. */
    private static final int LINES_AWAY = 3;

    private static final Pattern ADDRESS = Pattern.compile("[\\w.+=-]{1,100}@[\\w-]{1,100}\\.[\\w.-]{1,100}");
    private static final Pattern SMTP_REPLY =
            Pattern.compile("(?<![\\d.])(?:421|45[0-2]|50[0-4]|55[0-5]|571)(?:[ -]#?\\d\\.\\d|:| ?[<#]|$)");
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

    /** Whether a reason stands beside an address: what a far server said about it. */
    static boolean hasDiagnosis(String text) {
        List<String> lines = beginning(text).lines().limit(MOST_LINES).toList();
        for (int i = 0; i < lines.size(); i++) {
            if (ADDRESS.matcher(lines.get(i)).find()) {
                int from = Math.max(0, i - LINES_AWAY);
                int to = Math.min(lines.size(), i + LINES_AWAY + 1);
                if (lines.subList(from, to).stream().anyMatch(BouncePhrases::isReason)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isReason(String line) {
        return STATUS.matcher(line).find() || SMTP_REPLY.matcher(line).find() || containsAny(line, REASONS);
    }

    /** Where the first of a machine's words begins, -1 if there are none. */
    static int firstIn(String plain) {
        return WORDS.stream()
                .mapToInt(plain::indexOf)
                .filter(at -> at >= 0)
                .min()
                .orElse(-1);
    }

    /** As it is compared. */
    static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace('\u2019', '\'').replaceAll("\\s{1,5}", " ");
    }

    private static boolean containsAny(String text, List<String> some) {
        String lower = plain(text);
        return some.stream().anyMatch(lower::contains);
    }

    static String beginning(String text) {
        return text.length() > MOST ? text.substring(0, MOST) : text;
    }
}
