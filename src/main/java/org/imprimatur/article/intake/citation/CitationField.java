package org.imprimatur.article.intake.citation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the instruction of a field by which a program cites: Zotero, Mendeley, EndNote, and Word itself. The shapes are
 * those these programs write; none of them is described by a standard but Word's own (ISO/IEC 29500, clause 17.16.5.8).
 */
public final class CitationField {

    private static final Pattern CSL =
            Pattern.compile("(?is)\\s*ADDIN\\s+(?:ZOTERO_ITEM\\s+)?CSL_CITATION\\s+(?<json>\\{.*)");
    private static final Pattern END_NOTE =
            Pattern.compile("(?is)\\s*ADDIN\\s+EN\\.CITE(?:\\.DATA)?(?:\\s+(?<xml>.*))?");
    private static final Pattern WORD = Pattern.compile("(?is)\\s*CITATION\\s+(?<rest>\\S.*)");
    private static final Pattern LIST =
            Pattern.compile("(?is)\\s*(?:ADDIN\\s+(?:ZOTERO_BIBL|EN\\.REFLIST)\\b|ADDIN\\s+Mendeley\\s+Bibliography\\b"
                    + "|BIBLIOGRAPHY\\b).*");
    private static final Pattern WORDS = Pattern.compile("\"(?<quoted>[^\"]*)\"|(?<bare>\\S+)");
    private static final String MENDELEY = "MENDELEY_CITATION_";
    private static final String MENDELEY_LIST = "MENDELEY_BIBLIOGRAPHY";

    private CitationField() {}

    /** Whether the field is one by which a program cites, so that one that cannot be read is worth a word. */
    public static boolean cites(String instruction) {
        return CSL.matcher(instruction).matches()
                || END_NOTE.matcher(instruction).matches()
                || WORD.matcher(instruction).matches();
    }

    /** Whether its result is the list of all that is cited. */
    public static boolean isList(String instruction) {
        return LIST.matcher(instruction).matches();
    }

    /** Whether a content control of the tag holds that list. */
    public static boolean isListOfControl(String tag) {
        return tag.startsWith(MENDELEY_LIST);
    }

    /**
     * What the field cites; nothing if it is another field, or cut short.
     *
     * @param data         what the field keeps beside its instruction, in Base64; may be empty
     * @param bibliography the works Word itself keeps with the file
     */
    public static Optional<FieldCitation> read(String instruction, String data, WordBibliography bibliography) {
        Matcher csl = CSL.matcher(instruction);
        if (csl.matches()) {
            return CslCitation.read(csl.group("json").strip());
        }
        Matcher endNote = END_NOTE.matcher(instruction);
        if (endNote.matches()) {
            String xml = endNote.group("xml");
            return EndNoteCitation.read(xml != null && xml.contains("<EndNote") ? xml : decoded(data));
        }
        Matcher word = WORD.matcher(instruction);
        return word.matches() ? ofWord(word.group("rest"), bibliography) : Optional.empty();
    }

    /** What a content control cites, by its tag; nothing if it is another, or cut short. */
    public static Optional<FieldCitation> readControl(String tag) {
        int json = tag.startsWith(MENDELEY) ? tag.indexOf('_', MENDELEY.length()) : -1;
        return json < 0 ? Optional.empty() : CslCitation.read(decoded(tag.substring(json + 1)));
    }

    /** {@code Smi13 \p 12 \m Jon14}: each tag, and the pages of the one before. */
    private static Optional<FieldCitation> ofWord(String words, WordBibliography bibliography) {
        List<FieldCitation.Cite> cites = new ArrayList<>();
        Matcher word = WORDS.matcher(words);
        String option = "\\m";
        while (word.find()) {
            String said = word.group("quoted") == null ? word.group("bare") : word.group("quoted");
            if (said.startsWith("\\")) {
                option = said;
                continue;
            }
            if (option.equals("\\m")) {
                CitedWork work = bibliography.find(said).orElse(null);
                if (work == null) {
                    return Optional.empty();
                }
                cites.add(new FieldCitation.Cite(work, "", ""));
            } else if (!cites.isEmpty()) {
                FieldCitation.Cite last = cites.remove(cites.size() - 1);
                cites.add(said(last, option, said));
            }
            option = "";
        }
        return cites.isEmpty() ? Optional.empty() : Optional.of(new FieldCitation(cites));
    }

    private static FieldCitation.Cite said(FieldCitation.Cite cite, String option, String said) {
        return switch (option) {
            case "\\p" -> new FieldCitation.Cite(cite.work(), cite.before(), "p. " + said);
            case "\\f" -> new FieldCitation.Cite(cite.work(), said.strip(), cite.locator());
            case "\\s" ->
                new FieldCitation.Cite(cite.work(), cite.before(), (cite.locator() + " " + said.strip()).strip());
            default -> cite;
        };
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), UTF_8);
        } catch (IllegalArgumentException broken) {
            return "";
        }
    }
}
