package org.imprimatur.article;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words by which a text tells that a mistake in it could do much harm: doses, medicines, pregnancy, children, mental
 * health, serious illness, and what a newsroom adds. Rather one too many than one too few: a publisher who knows better
 * says so, with a reason.
 */
public final class RiskLexicon {

    /** What a word of the lexicon is a sign of. */
    public enum Ground {
        DOSE,
        MEDICINE,
        PREGNANCY,
        CHILDREN,
        MENTAL_HEALTH,
        SERIOUS_ILLNESS,
        /** Added by the newsroom. */
        OWN;

        /** The message key for it. */
        public String key(String stem) {
            return stem + "." + name();
        }
    }

    private static final String MEDICINES = """
            medicine medicines medication medications drug drugs antibiotic* antidepressant* antipsychotic* anticoagulant*
            antihistamin* antiepileptic* antiviral* antihypertensive* painkiller* opioid* opiate* steroid* corticosteroid*
            vaccin* immunis* immuniz* contracepti* chemotherap* insulin* inhaler* sedative* tranquilli* antidote* overdos*
            tablet tablets pill pills dosage* dosing dosierung* posologi* dosis dosificaci*
            statin* triptan* cortison* paracetamol acetaminophen ibuprofen* aspirin acetylsalicyl* naproxen diclofenac codeine tramadol morphine
            oxycodone fentanyl methadone heparin warfarin digoxin lithium amiodarone adrenaline epinephrine levothyroxine
            methotrexate tamoxifen isotretinoin valproat* valproic carbamazepine lamotrigine phenytoin ketamine
            melatonin salbutamol albuterol theophylline furosemide spironolactone potassium-chloride iron-tablet*
            medikament* arzneimittel* antibiotik* schmerzmittel* impfung* impfstoff*
            médicament* medicament* antibiotique* antidouleur* médicaments
            medicamento* antibiótico* analgésico* vacuna*
            farmaco farmaci medicinale medicinali antibiotico antibiotici
            geneesmiddel* medicijn* leki lekarstw* лекарств* препарат* антибиотик* таблет*
            парацетамол* ибупрофен* аспирин* инсулин*""";

    /** The endings by which medicines of one kind are named all over the world. */
    private static final String MEDICINE_ENDINGS =
            "cillin(?:e|a)?|[ao]?mycin(?:e|a)?|cycline|floxacin(?:e|o)?|conazole?|prazole?|statin(?:e|a)?|sartan|olol"
                    + "|dipine?|oxetine?|azepam|azolam|zolpidem|parin(?:e|a)?|gliptin(?:e|a)?|gliflozin(?:e|a)?|glutide?"
                    + "|tinib|xaban|gatran|clovir|amivir|navir|desivir|piravir|trelvir|buvir|fovir|caine?|profen|setron"
                    + "|triptan|thiazide?|semide?|fibrate?|barbital|codone|nisone?|nisolone?|methasone?|cortisone?|formin"
                    + "|triptyline?|talopram|zapine|tiapine|peridone|piprazole|epam|limumab|tuximab|zumab|ximab";

    private static final String PREGNANCIES = """
            breast-feed* breastfed nursing-mother* antenatal prenatal postnatal postpartum miscarriage* abortion* foetus*
            fetus* fetal foetal midwi* childbirth labour-pains
            schwanger* stillen stillend* grossesse* enceinte* allaite* embaraz* lactancia gravidanz* incinta allattament*
            gravidez grávida* zwanger* borstvoeding ciąża ciąży ciąże беременн* кормящ*""";

    private static final String CHILD = """
            kid's schoolchild* preschool* under-fives
            kindern kindes kinderarzt* säugling* babys kleinkind* jugendliche* enfant* nourrisson* bébé* adolescent*
            niño* niña* bebé* bambin* neonat* lattant* criança* kinderen zuigeling* dziec* niemowl* дети детей детям ребен*
            младен*""";

    private static final String MENTAL = """
            suicid* self-harm* self-injur* depression depressive depressed anxiety panic-attack* panic-disorder* psychos*
            psychotic schizophreni* bipolar* eating-disorder* anorexi* bulimi* addict* mental-health mental-illness*
            mentally-ill ptsd post-traumatic trauma-therap* obsessive-compulsive
            suizid* selbstmord* selbstverletz* depressionen angststörung* essstörung* psychisch*
            suicidaire* dépression* anxiété anorexie boulimie santé-mentale
            depresión ansiedad salud-mental depressione ansia salute-mentale depressie zelfmoord* samobójst*
            депресси* самоубий* суицид*""";

    private static final String SERIOUS = """
            cancer* tumour* tumor tumors leukaemi* leukemi* melanoma* stroke strokes heart-attack* cardiac-arrest sepsis
            anaphyla* meningitis poisoning
            krebs krebserkrank* schlaganfall* herzinfarkt* vergiftung* cáncer ictus infarto infarctus kanker nowotw* инсульт*
            инфаркт*""";

    private static final String NUMBER =
            "(?:\\p{N}[\\p{N}.,٫٬·⁄/' ]*(?<![.,' /])|half(?: an?)?|one|two|three|four|five|six|seven|eight|nine"
                    + "|ten|twelve|fifteen|twenty|thirty|forty|fifty|hundred|zwei|drei|vier|deux|trois|quatre|dos|tres|cuatro"
                    + "|due|tre|quattro)";
    private static final String GAP = "[\\s\\u00a0\\u202f-]{0,3}";
    private static final String OTHER_SCRIPTS = FoldedText.of("毫克|微克|毫升|ミリグラム|マイクログラム|ملغم|ملغ|مغ|ميكروغرام");

    private static final Pattern DOSE =
            Pattern.compile("(?<![\\p{IsLatin}\\p{IsCyrillic}\\p{N}])" + NUMBER + GAP + "(?:(?:"
                    + alternatives(Stream.concat(
                            ClinicalVocabulary.DOSE_MEASURES.stream(),
                            ClinicalVocabulary.DOSE_FORMS.stream().filter(form -> !form.startsWith("dose"))))
                    + ")(?![\\p{L}\\p{N}])|" + OTHER_SCRIPTS + ")");

    /** "mg 5", as Italian prescriptions have it. */
    private static final Pattern DOSE_TURNED =
            Pattern.compile("(?<![\\p{L}\\p{N}])(?:mg|μg|mcg|мг|мкг)\\s?\\p{N}+(?![\\p{L}\\p{N}])");

    /** A whole word first, and then its end: the shortest has three letters before an ending of four. */
    private static final Pattern ENDING =
            Pattern.compile("(?<![\\p{L}\\p{N}])\\p{L}{7,}+(?!\\p{N})(?<=\\p{L}{3}(?:" + MEDICINE_ENDINGS + ")s?)");

    /** Addresses and keys of sources are nothing the text says. */
    private static final Pattern NOT_SAID =
            Pattern.compile("\\]\\([^)\\n]*\\)|\\[-?@[^\\]\\n]*\\]|<?https?://[^\\s>]+>?|\\bimage:[0-9a-f]+");

    private final Map<Ground, List<Pattern>> signs = new EnumMap<>(Ground.class);
    private final Set<String> leftOut = new HashSet<>();

    /**
     * @param added   words of the newsroom's own; {@code stem*} stands for all that begins so
     * @param leftOut words that are no sign of anything here
     */
    public RiskLexicon(Collection<String> added, Collection<String> leftOut) {
        leftOut.forEach(word -> this.leftOut.add(FoldedText.of(word.strip())));
        signs.put(Ground.DOSE, List.of(DOSE, DOSE_TURNED));
        signs.put(Ground.MEDICINE, List.of(words(list(MEDICINES)), ENDING));
        signs.put(
                Ground.PREGNANCY,
                List.of(words(Stream.concat(list(PREGNANCIES), ClinicalVocabulary.PREGNANCY.stream()))));
        signs.put(Ground.CHILDREN, List.of(words(Stream.concat(list(CHILD), ClinicalVocabulary.CHILDREN.stream()))));
        signs.put(Ground.MENTAL_HEALTH, List.of(words(list(MENTAL))));
        signs.put(Ground.SERIOUS_ILLNESS, List.of(words(list(SERIOUS))));
        List<String> own = added.stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        signs.put(Ground.OWN, own.isEmpty() ? List.of() : List.of(words(own.stream())));
    }

    /** The signs in a text, as it spells them, each once and in its order; grounds without any are left out. */
    public Map<Ground, List<String>> in(String text) {
        FoldedText folded = new FoldedText(NOT_SAID.matcher(text).replaceAll(" "));
        Map<Ground, List<String>> found = new LinkedHashMap<>();
        signs.forEach((ground, patterns) -> {
            List<String> words = in(folded, patterns);
            if (!words.isEmpty()) {
                found.put(ground, words);
            }
        });
        return found;
    }

    private List<String> in(FoldedText text, List<Pattern> patterns) {
        Map<String, String> words = new LinkedHashMap<>();
        for (Pattern pattern : patterns) {
            Matcher sign = pattern.matcher(text.letters());
            while (sign.find()) {
                if (!leftOut.contains(sign.group())) {
                    words.putIfAbsent(sign.group(), text.original(sign.start(), sign.end()));
                }
            }
        }
        return new ArrayList<>(words.values());
    }

    private static Pattern words(Stream<String> list) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + alternatives(list) + ")(?![\\p{L}\\p{N}])");
    }

    /** By their first letters, so that a word of the text is compared with those alone that begin as it does. */
    private static String alternatives(Stream<String> list) {
        Map<String, List<String>> byLetter = list.map(FoldedText::of)
                .filter(word -> !word.isEmpty())
                .distinct()
                .collect(Collectors.groupingBy(RiskLexicon::firstLetter, TreeMap::new, Collectors.toList()));
        return byLetter.entrySet().stream()
                .map(entry -> Pattern.quote(entry.getKey())
                        + entry.getValue().stream()
                                .map(word -> word.substring(entry.getKey().length()))
                                .map(RiskLexicon::alternative)
                                // The longest first, so that "antibiotics" is not found as "antibiotic".
                                .sorted((one, other) -> other.length() - one.length())
                                .collect(Collectors.joining("|", "(?:", ")")))
                .collect(Collectors.joining("|"));
    }

    /** Nothing if it begins otherwise. */
    private static String firstLetter(String word) {
        int first = word.codePointAt(0);
        return Character.isLetterOrDigit(first) ? Character.toString(first) : "";
    }

    private static String alternative(String word) {
        boolean stem = word.endsWith("*");
        String whole = stem ? word.substring(0, word.length() - 1) : word;
        String pattern = Arrays.stream(whole.split("[\\s-]+"))
                .map(Pattern::quote)
                .collect(Collectors.joining("[\\s\\u00a0\\u2010\\u2011-]+"));
        return stem ? pattern + "\\p{L}*" : pattern;
    }

    private static Stream<String> list(String words) {
        return Arrays.stream(words.strip().split("\\s+"));
    }
}
