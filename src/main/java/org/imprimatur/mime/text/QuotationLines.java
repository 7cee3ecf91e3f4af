package org.imprimatur.mime.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.imprimatur.platform.VisibleText;

/**
 * The lines by which mail programs introduce what they quote, in the languages they speak. Each pattern is tried on a few
 * hundred characters at most, so none can take long.
 */
final class QuotationLines {

    private static final int LONGEST = 400;
    private static final String DRAWN = "-_=\u2010\u2011\u2012\u2013\u2014\u2015";
    private static final int LONGEST_LABEL = 40;
    private static final int MOST_LINES = 3;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern NAME_OF_FROM = label(
            "from|von|de|da|van|od|\u043e\u0442|fr\u00e5n|fra|l\u00e4hett\u00e4j\u00e4|\u5dee\u51fa\u4eba|\u53d1\u4ef6\u4eba|\u5bc4\u4ef6\u8005|\u9001\u4fe1\u8005|expediteur|exp\u00e9diteur|remitente|mittente");

    private static final Pattern NAME_OF_OTHER = label("sent|date|to|cc|bcc|subject|reply-to|importance"
            + "|gesendet|datum|an|kopie|betreff"
            + "|envoy\u00e9|\u00e0|objet|date d'envoi"
            + "|enviado(?: el)?|fecha|para|asunto|enviada(?: em)?|data|assunto"
            + "|inviato|a|oggetto"
            + "|verzonden|aan|onderwerp"
            + "|skickat|till|\u00e4mne|kopia"
            + "|wys\u0142ano|do|dw|temat"
            + "|\u043e\u0442\u043f\u0440\u0430\u0432\u043b\u0435\u043d\u043e|\u0434\u0430\u0442\u0430|\u043a\u043e\u043c\u0443|\u043a\u043e\u043f\u0438\u044f|\u0442\u0435\u043c\u0430"
            + "|\u53d1\u9001\u65f6\u95f4|\u65e5\u671f|\u6536\u4ef6\u4eba|\u6284\u9001|\u4e3b\u9898|\u6536\u4ef6\u8005|\u4e3b\u65e8"
            + "|\u9001\u4fe1\u65e5\u6642|\u65e5\u4ed8|\u65e5\u6642|\u5b9b\u5148|\u4ef6\u540d"
            + "|sendt|til|emne|dato"
            + "|l\u00e4hetetty|p\u00e4iv\u00e4ys|vastaanottaja|kopio|aihe");

    private static final Pattern ORIGINAL = Pattern.compile(
            "[-_=\u2010-\u2015]{2,20}\\s?(?:original message|original appointment|urspr\u00fcngliche nachricht|originalnachricht|message d.origine"
                    + "|message original|mensaje original|messaggio originale|oorspronkelijk bericht|mensagem original"
                    + "|ursprungligt meddelande|originalmeddelande|wiadomo\u015b\u0107 oryginalna|oryginalna wiadomo\u015b\u0107"
                    + "|\u0438\u0441\u0445\u043e\u0434\u043d\u043e\u0435 \u0441\u043e\u043e\u0431\u0449\u0435\u043d\u0438\u0435|\u043e\u0440\u0438\u0433\u0438\u043d\u0430\u043b\u044c\u043d\u043e\u0435 \u0441\u043e\u043e\u0431\u0449\u0435\u043d\u0438\u0435|\u539f\u59cb\u90ae\u4ef6|\u539f\u59cb\u90f5\u4ef6|\u539f\u59cb\u4fe1\u606f|\u5143\u306e\u30e1\u30c3\u30bb\u30fc\u30b8"
                    + "|oprindelig meddelelse|opprinnelig melding|alkuper\u00e4inen viesti)\\s?[-_=\u2010-\u2015]{0,20}",
            FLAGS);

    private static final Pattern RULE = Pattern.compile("_{10,80}|-{20,80}");

    /** What telephones and programs write below. */
    private static final Pattern SENT_FROM = Pattern.compile(
            "(?:sent (?:from|via|with) .{1,100}|(?:get|download) outlook (?:for|voor) .{1,60}|outlook (?:f\u00fcr|voor) .{1,60}"
                    + "|(?:t\u00e9l\u00e9charge[rz]|obtenez|obtener|obt\u00e9n|scarica|ottieni|obter o|obtenha o) outlook (?:pour|para|per) .{1,60}"
                    + "|von .{1,60} gesendet\\.?|gesendet (?:von|mit) .{1,100}|diese nachricht wurde (?:von|mit) .{1,80} gesendet\\.?"
                    + "|envoy\u00e9 (?:de|depuis|\u00e0 partir de|avec) .{1,100}|envoy\u00e9e? par .{1,60}"
                    + "|enviad[oa] (?:desde|do|de|a partir d[eo]|con|com|pelo|mediante) .{1,100}|inviato (?:da|dal|con|tramite) .{1,100}"
                    + "|(?:verzonden|verstuurd) (?:vanaf|met|vanuit|via) .{1,100}|skickat fr\u00e5n .{1,60}|sendt fra .{1,60}"
                    + "|wys\u0142ane z .{1,60}|\u043e\u0442\u043f\u0440\u0430\u0432\u043b\u0435\u043d\u043e (?:\u0441|\u0438\u0437) .{1,60}|l\u00e4hetetty .{1,60}|\u53d1\u81ea\u6211\u7684.{1,40}|\u4ece\u6211\u7684.{1,40}|.{1,40}\u304b\u3089\u9001\u4fe1)",
            FLAGS);

    private QuotationLines() {}

    private static Pattern label(String names) {
        return Pattern.compile("[*_ \u00a0]{0,4}(?:" + names + ")[*_ \u00a0]{0,4}[:\uff1a]", FLAGS);
    }

    static boolean isQuoted(String line) {
        return line.stripLeading().startsWith(">");
    }

    /** Whether an earlier mail stands here with its headers, or below a line that announces it. */
    static boolean beginsEarlierMail(List<String> lines, int at) {
        String line = lines.get(at).strip();
        if (VisibleText.isBlank(line) || line.length() > LONGEST) {
            return false;
        }
        boolean drawn = DRAWN.indexOf(line.charAt(0)) >= 0;
        if ((drawn && ORIGINAL.matcher(line).matches()) || areHeaders(lines, at)) {
            return true;
        }
        int next = at + 1 < lines.size() && VisibleText.isBlank(lines.get(at + 1)) ? at + 2 : at + 1;
        return drawn && RULE.matcher(line).matches() && areHeaders(lines, next);
    }

    /** A sender and at least two more, one below the other. */
    private static boolean areHeaders(List<String> lines, int at) {
        int from = 0;
        int others = 0;
        for (int i = at; i < Math.min(lines.size(), at + 4); i++) {
            String head = head(lines.get(i));
            if (head.isEmpty()) {
                break;
            }
            if (NAME_OF_FROM.matcher(head).matches()) {
                from++;
            } else if (NAME_OF_OTHER.matcher(head).matches()) {
                others++;
            } else {
                break;
            }
        }
        return from >= 1 && others >= 2;
    }

    /** What may be the name of a header, with its colon; empty if the line has none. Most lines are out at once. */
    private static String head(String line) {
        for (int i = 0; i < Math.min(line.length(), LONGEST_LABEL); i++) {
            if (line.charAt(i) == ':' || line.charAt(i) == '\uff1a') {
                return line.substring(0, i + 1);
            }
        }
        return "";
    }

    /** How many lines, from this one on, say who wrote what follows; 0 if they do not. Long ones are wrapped. */
    static int attribution(List<String> lines, int at) {
        StringBuilder joined = new StringBuilder();
        for (int count = 1; count <= MOST_LINES && at + count <= lines.size(); count++) {
            String line = lines.get(at + count - 1).strip();
            boolean wrapped = count > 1 && line.equals(">:");
            if (VisibleText.isBlank(line)
                    || (isQuoted(line) && !wrapped)
                    || joined.length() + line.length() > LONGEST) {
                return 0;
            }
            joined.append(joined.length() == 0 ? "" : " ").append(line);
            if (AttributionLine.matches(joined.toString())) {
                return count > 1 && standsAbove(lines, at, joined.toString(), count) ? 0 : count;
            }
        }
        return 0;
    }

    /** Whether its first lines only stand above: the rest begins as such lines do, and the whole does not. */
    private static boolean standsAbove(List<String> lines, int at, String joined, int count) {
        return !AttributionLine.isBegun(joined)
                && IntStream.range(1, count)
                        .anyMatch(above ->
                                AttributionLine.isBegun(lines.get(at + above).strip())
                                        && attribution(lines, at + above) == count - above);
    }

    static boolean isSentFrom(String line) {
        return line.length() <= LONGEST && SENT_FROM.matcher(line).matches();
    }
}
