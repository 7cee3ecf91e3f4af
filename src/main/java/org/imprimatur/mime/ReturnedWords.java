package org.imprimatur.mime;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells a returned letter that bears no mark of a machine from a person who writes about one. A machine comes to the point
 * at once, says of whom it speaks, and encloses what it means; a person says "I" first, answers or forwards, or speaks of
 * a mail that was written to us.
 */
final class ReturnedWords {

    /** A machine has said by then what it is about. */
    private static final int OPENING = 700;

    private static final Pattern ANSWER_OR_FORWARD = Pattern.compile(
            "^\\s{0,5}\\[?(?:re|aw|sv|vs|antw|odp|r|fwd?|wg|tr|rv|enc|doorst|vb|pd)\\s?(?:\\[\\d{1,3}])?\\s?:",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PERSON = Pattern.compile(
            "(?<![\\p{L}'])(?:i|i'm|i've|my|me|dear|hello|ich|mein|meine|meiner|hallo|liebe|guten|je|j'ai|mon|ma"
                    + "|mes|bonjour|yo|mi|he|hola|io|mio|mia|ho|ciao|buongiorno|eu|meu|minha|ol\u00e1|ik|mijn|beste|jag"
                    + "|mit|hej|moja|moje)(?![\\p{L}'])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Headers of the letter are not the machine's own words. */
    private static final Pattern OF_THE_LETTER = Pattern.compile(
            "^\\s{0,10}(?:subject|betreff|objet|asunto|oggetto|assunto|onderwerp|to|an|sent|gesendet|from|von):.*$",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /** As machines list whom they did not reach. */
    private static final Pattern ALONE =
            Pattern.compile("^[ \\t]{0,20}<?[\\w.+=-]{1,100}@[\\w.-]{1,200}>?:?[ \\t]{0,5}$", Pattern.MULTILINE);

    private static final Pattern NAME = Pattern.compile(
            "mail(?:er)?[ -]?(?:daemon|delivery|administrator|system)|post ?master|delivery (?:sub)?system|system administrator"
                    + "|notes administrator|microsoft (?:exchange|outlook)|mail router|systemadministrator|internet mail"
                    + "|mailzustellung|e-?mail[- ]system|administrateur syst\u00e8me|administrador del sistema"
                    + "|amministratore di sistema|sistema de entrega",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final List<String> ENCLOSED = List.of(
            "below this line is a copy of the message",
            "this is a copy of the message",
            "this is a copy of your message",
            "original message follows",
            "original message header",
            "unsent message follows",
            "unsent message below",
            "message header follows",
            "message headers follow",
            "message text follows",
            "returned message follows",
            "copy of the original message",
            "transcript of session follows",
            "es folgt die urspr\u00fcngliche nachricht",
            "kopie ihrer nachricht",
            "message d'origine suit");

    private ReturnedWords() {}

    /** @param enclosed whether the mail brings the letter along as a part */
    static boolean areAll(MailEnvelope mailEnvelope, String text, boolean enclosed) {
        return !mailEnvelope.isForward()
                && !ANSWER_OR_FORWARD.matcher(mailEnvelope.subject()).find()
                && beginsAsMachinesDo(text)
                && (enclosed || BouncePhrases.hasDiagnosis(text) || isEnclosedIn(text) || standsAlone(text))
                && !isAboutMailToUs(mailEnvelope, text);
    }

    /** Names that no person has. */
    static boolean isNameOfMachine(String name) {
        return NAME.matcher(name).find();
    }

    private static boolean beginsAsMachinesDo(String text) {
        String beginning = text.length() > OPENING ? text.substring(0, OPENING) : text;
        String opening = BouncePhrases.plain(OF_THE_LETTER.matcher(beginning).replaceAll(""));
        int at = BouncePhrases.firstIn(opening);
        return at >= 0 && !PERSON.matcher(opening.substring(0, at)).find();
    }

    private static boolean standsAlone(String text) {
        return ALONE.matcher(BouncePhrases.beginning(text)).find();
    }

    private static boolean isEnclosedIn(String text) {
        String plain = BouncePhrases.plain(text);
        return ENCLOSED.stream().anyMatch(plain::contains)
                || !BouncePhrases.messageIds(text).isEmpty();
    }

    /** Readers copy what they got when a mail of theirs did not reach us. */
    private static boolean isAboutMailToUs(MailEnvelope mailEnvelope, String text) {
        String failed = BouncePhrases.recipient(text);
        return failed != null
                && mailEnvelope.recipients().stream()
                        .anyMatch(ours -> domain(ours).equalsIgnoreCase(domain(failed)));
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
