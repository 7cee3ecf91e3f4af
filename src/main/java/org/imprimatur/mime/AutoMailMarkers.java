package org.imprimatur.mime;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Header fields that mark automatic mail, mailing lists, and what others have found to be spam. */
public final class AutoMailMarkers {

    private static final Set<String> SYSTEM = Set.of(
            "mailer-daemon",
            "mailerdaemon",
            "mailer_daemon",
            "mail-daemon",
            "maildaemon",
            "mail-delivery",
            "maildelivery",
            "mail-delivery-subsystem",
            "mail-delivery-system",
            "delivery-daemon",
            "smtp-daemon",
            "mmdf",
            "pmdf",
            "postmaster",
            "noreply",
            "no-reply",
            "no_reply",
            "donotreply",
            "do-not-reply",
            "do_not_reply",
            "bounce",
            "bounces",
            "mdaemon",
            "listserv",
            "majordomo");

    private static final Set<String> SUPPRESSING = Set.of("all", "oof", "autoreply");

    private static final Set<String> IN_BULK = Set.of("bulk", "list", "junk");

    /** Programs of Lotus, for whom the person's name comes first. */
    private static final Pattern SOMEBODY_AWAY = Pattern.compile(
            "^\\s{0,5}(?:auto: ?)?.{2,60} (?:is|will be) (?:currently )?out of (?:the )?office\\b.{0,3}(?:\\(|until|from|$)"
                    + "|^\\s{0,5}(?:auto: ?)?.{2,60} ist au\u00dfer haus\\b.{0,3}(?:\\(|bis|$)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** How subjects begin that programs write for people who are away. */
    private static final Pattern AWAY = Pattern.compile(
            "^\\s{0,5}(?:\\[?auto(?:matic|mated)?[- ]?(?:reply|response|answer)\\b|auto(?:reply|response)?:"
                    + "|out of (?:the )?office\\b|away from (?:my )?(?:mail|the office)|vacation (?:reply|response|notice)"
                    + "|automatische antwort|abwesenheitsnotiz|abwesenheitsassistent|abwesend:|abwesenheit:"
                    + "|r\u00e9ponse automatique|absence du bureau|absent du bureau|message d.absence"
                    + "|respuesta autom\u00e1tica|fuera de (?:la )?oficina|risposta automatica|fuori sede|fuori ufficio"
                    + "|automatisch antwoord|automatische reactie|afwezig(?:heidsbericht)?:|afwezigheidsassistent"
                    + "|resposta autom\u00e1tica|fora do escrit\u00f3rio|autosvar|automatiskt svar|automatisk svar|fr\u00e5nvaro:"
                    + "|odpowied\u017a automatyczna|automatyczna odpowied\u017a|poza biurem"
                    + "|\u0430\u0432\u0442\u043e\u043e\u0442\u0432\u0435\u0442|\u0430\u0432\u0442\u043e\u043c\u0430\u0442\u0438\u0447\u0435\u0441\u043a\u0438\u0439 \u043e\u0442\u0432\u0435\u0442"
                    + "|\u81ea\u52a8\u56de\u590d|\u81ea\u52a8\u7b54\u590d|\u81ea\u52d5\u56de\u8986|\u81ea\u52d5\u5fdc\u7b54|\u4e0d\u5728\u901a\u77e5|automaattinen vastaus|poissaoloilmoitus"
                    + "|automatick\u00e1 odpov\u011b\u010f|automatikus v\u00e1lasz|otomatik yan\u0131t)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private AutoMailMarkers() {}

    public static boolean hasNullReturnPath(MailHeaders headers) {
        return headers.first("Return-Path")
                .filter(path -> path.replace(" ", "").equals("<>"))
                .isPresent();
    }

    /** RFC 3834. */
    public static boolean isAutoSubmitted(MailHeaders headers) {
        return headers.all("Auto-Submitted").stream().map(AutoMailMarkers::word).anyMatch(word -> !word.equals("no"));
    }

    static boolean isAutoReplied(MailHeaders headers) {
        return headers.all("Auto-Submitted").stream()
                .map(AutoMailMarkers::word)
                .anyMatch(word -> word.equals("auto-replied"));
    }

    public static boolean isAutoResponse(MailHeaders headers) {
        boolean said = Stream.of("X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Auto-Reply")
                .flatMap(name -> headers.all(name).stream())
                .anyMatch(value -> !word(value).equals("no"));
        return said
                || headers.all("Precedence").stream()
                        .anyMatch(value -> word(value).equals("auto_reply"))
                // Of delivery and of reading; the ones that tell of failure have been asked about before.
                || headers.first("Content-Type")
                        .map(AutoMailMarkers::word)
                        .filter("multipart/report"::equals)
                        .isPresent();
    }

    /**
     * Whether its headers ask that no machine answers, and the rest looks as if a machine had written it. The headers alone
     * say nothing: mail servers give them to people's mail as well.
     */
    public static boolean isSilentAnswer(ParsedMail mail) {
        MailHeaders headers = mail.headers();
        boolean answer = !mail.inReplyTo().isEmpty();
        boolean inBulk = headers.all("Precedence").stream().anyMatch(value -> IN_BULK.contains(word(value)));
        boolean suppressing = headers.all("X-Auto-Response-Suppress").stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .anyMatch(value -> SUPPRESSING.contains(word(value)));
        return (inBulk && answer && mail.list() == null)
                || ((inBulk || suppressing)
                        && AbsenceNote.isIn(mail.subject(), answer ? mail.body().said() : ""));
    }

    public static boolean isSystem(@Nullable Sender from) {
        if (from == null) {
            return false;
        }
        String local =
                from.address().substring(0, from.address().lastIndexOf('@')).toLowerCase(Locale.ROOT);
        int plus = local.indexOf('+');
        String plain = plus > 0 ? local.substring(0, plus) : local;
        return SYSTEM.contains(plain)
                || plain.startsWith("owner-")
                || plain.endsWith("-owner")
                || plain.endsWith("-request")
                || plain.startsWith("bounce-")
                || plain.startsWith("bounces-")
                || plain.startsWith("mailer-daemon")
                || plain.startsWith("microsoftexchange329e71ec88ae4615");
    }

    public static boolean isOutOfOffice(String subject) {
        return AWAY.matcher(subject).find() || SOMEBODY_AWAY.matcher(subject).find();
    }

    /** What the mail exchanger before us has found; we have no filter of our own. */
    public static boolean isSpam(MailHeaders headers) {
        return List.of("X-Spam-Flag", "X-Spam-Status", "X-Spam").stream()
                .flatMap(name -> headers.all(name).stream())
                .map(AutoMailMarkers::word)
                .anyMatch(word -> word.equals("yes") || word.equals("true") || word.equals("spam"));
    }

    /** The first word of a header, comments and parameters left out. */
    private static String word(String value) {
        int start = 0;
        while (start < value.length() && isBetweenWords(value.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < value.length() && !isBetweenWords(value.charAt(end))) {
            end++;
        }
        return value.substring(start, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isBetweenWords(char c) {
        return " ;,()\t".indexOf(c) >= 0;
    }
}
