package org.imprimatur.article;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The clinical vocabulary that several rules read: what a dose is counted in, and who a dose can do most harm to. In lower
 * case; a word stands here once, whatever looks for it.
 */
public final class ClinicalVocabulary {

    /** What doses are weighed and measured in, as packages and leaflets of several languages abbreviate and write it. */
    public static final Set<String> DOSE_MEASURES = words("""
            µg μg mcg ug ng mg iu ui ie i.u i.e ml мг мкг мл ме ед
            microgram micrograms nanogram nanograms milligram milligrams millilitre millilitres milliliter milliliters
            microgramme microgrammes milligramme milligrammes mikrogramm milligramm microgramo microgramos miligramo
            miligramos milligramos microgrammo microgrammi milligrammo milligrammi mililitro mililitros millilitro millilitri
            micrograma microgramas miligrama miligramas mikrogram miligram miligramy miligramów mililitr
            миллиграмм миллиграмма миллиграммов микрограмм микрограмма микрограммов миллилитр миллилитра миллилитров""");

    /** What doses are counted in. */
    public static final Set<String> DOSE_FORMS = words("""
            unit units dose doses tablet tablets pill pills capsule capsules drop drops puff puffs sachet sachets ampoule
            ampoules vial vials patch patches lozenge lozenges suppository suppositories pessary pessaries
            einheit einheiten tablette tabletten kapsel kapseln tropfen hub hübe zäpfchen
            unité unités comprimé comprimés gélule gélules goutte gouttes bouffée bouffées suppositoire suppositoires
            unidad unidades comprimido comprimidos pastilla pastillas cápsula cápsulas gota gotas supositorio supositorios
            unità compressa compresse pillola pillole gocce supposta supposte
            tabletka tabletki tabletek kropla krople kropli druppel druppels
            таблетка таблетки таблетку таблеток капсула капсулы капсул капля капли капель""");

    /** Children, by the ages they are called by. */
    public static final Set<String> CHILDREN = words("""
            child children childhood infant infants infancy baby babies newborn newborns neonate neonates neonatal
            toddler toddlers teenager teenagers teen teens adolescent adolescents paediatric pediatric kid kids""");

    /** Pregnancy and the time of nursing. */
    public static final Set<String> PREGNANCY = words("""
            pregnant pregnancy pregnancies breastfeeding breastfeed lactating lactation trimester trimesters""");

    private ClinicalVocabulary() {}

    private static Set<String> words(String list) {
        return Arrays.stream(list.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }
}
