package org.imprimatur.mime;

import java.util.regex.Pattern;
import org.imprimatur.platform.VisibleText;

/**
 * The note of somebody who is away, as programs write it in their place. People speak of their holidays, too: by itself it
 * proves nothing, only beside a header that asks for silence, or where nobody but machines writes to.
 */
final class AbsenceNote {

    private static final int OPENING = 200;

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern SUBJECT = Pattern.compile(
            "^\\s{0,5}(?:auto: )?(?:away|absent|on leave|holidays?|vacation|out of (?:the )?office|abwesen|urlaub|nicht im b\u00fcro"
                    + "|absence|absente?|en cong\u00e9|vacaciones|ausente|ausencia|assente|in ferie|afwezig|vakantie|f\u00e9rias"
                    + "|aus\u00eancia)",
            FLAGS);

    private static final Pattern WORDS = Pattern.compile(
            "\\b(?:i am|i'm|i will be|he is|she is)\\s{1,3}(?:currently )?(?:away|out of|on (?:holiday|vacation|leave|annual leave))"
                    + "|out of (?:the )?office|\\bich bin (?:derzeit |zurzeit |bis |vom )?.{0,40}(?:abwesend|im urlaub|nicht im b\u00fcro|nicht erreichbar)"
                    + "|absente? (?:du|de mon) bureau|je suis (?:actuellement )?(?:absente?|en cong\u00e9)|fuera de la oficina|estoy de vacaciones"
                    + "|sono (?:assente|in ferie)|fuori (?:ufficio|sede)|ik ben (?:momenteel )?(?:afwezig|niet op kantoor|op vakantie)"
                    + "|estou (?:ausente|de f\u00e9rias)|fora do escrit\u00f3rio",
            FLAGS);

    private AbsenceNote() {}

    static boolean isIn(String subject, String text) {
        String opening = text.length() > OPENING ? text.substring(0, OPENING) : text;
        return SUBJECT.matcher(subject).find()
                || AutoMailMarkers.isOutOfOffice(subject)
                || (!VisibleText.isBlank(opening) && WORDS.matcher(opening).find());
    }
}
