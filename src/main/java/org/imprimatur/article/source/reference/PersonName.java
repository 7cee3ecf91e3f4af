package org.imprimatur.article.source.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person's name in its parts. */
record PersonName(String family, String given, String suffix) {

    static final String PARTICLE =
            "(?:van|von|de|del|della|der|den|di|da|das|do|dos|du|la|le|las|los|ten|ter|te|zu|zur|zum|af|av|bin|ibn|el|al|vom)";
    static final String SUFFIX = "(?:Jr|Sr|III|II|IV|2nd|3rd|4th)";

    private static final Pattern PARTICLES = Pattern.compile("(?:(?:" + PARTICLE + "|'t|’t)\\s)+");
    private static final Pattern RUN_TOGETHER = Pattern.compile("\\p{Lu}{2,4}");
    private static final Pattern LONE = Pattern.compile("(?<!\\p{L})(\\p{Lu})(?![\\p{L}.])");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
    private static final List<String> TWO_SIGNS =
            List.of("欧阳", "司马", "诸葛", "上官", "司徒", "东方", "独孤", "南宫", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐");

    /** "王伟": the family name stands first, and is one sign unless it is one of the few of two. */
    static PersonName han(String name) {
        int family = TWO_SIGNS.stream().anyMatch(name::startsWith) && name.length() > 2 ? 2 : 1;
        return new PersonName(name.substring(0, family), name.substring(family), "");
    }

    static boolean isHan(String name) {
        return HAN.matcher(name).matches();
    }

    /** "Vinod K. Kaushik": what stands before the last word or the first particle is the given name. */
    static PersonName direct(String name) {
        String[] words = name.strip().split(" ");
        int end = words.length;
        String suffix = "";
        if (end > 2 && words[end - 1].matches(SUFFIX + "\\.?")) {
            suffix = words[--end];
        }
        int family = end - 1;
        for (int i = 1; i < end - 1; i++) {
            if (words[i].matches(
                    PARTICLE + "|Mac|Mc|St\\.?|San|Santa|Ben|Abu|De|La|Le|Van|Von|Del|Di|Da|Dos|Du|El|Al|Ten|Ter")) {
                family = i;
                break;
            }
        }
        return new PersonName(join(words, family, end), join(words, 0, family), suffix);
    }

    private static String join(String[] words, int from, int to) {
        return String.join(" ", List.of(words).subList(from, to)).replaceAll("[,;]$", "");
    }

    Map<String, Object> item() {
        Map<String, Object> item = new LinkedHashMap<>();
        Matcher particles = PARTICLES.matcher(family);
        boolean particle = particles.lookingAt();
        item.put("family", particle ? family.substring(particles.end()) : family);
        if (!given.isEmpty()) {
            item.put("given", spelt(given));
        }
        if (particle) {
            item.put("non-dropping-particle", particles.group().strip());
        }
        if (!suffix.isEmpty()) {
            item.put(
                    "suffix",
                    suffix.matches("Jr|Sr")
                            ? suffix + "."
                            : suffix.replaceAll("\\.$", "").replaceAll("^(Jr|Sr)$", "$1."));
        }
        return item;
    }

    /** Each initial with its full stop, else a style takes "HM" for one name and prints "H". */
    private static String spelt(String given) {
        String apart = RUN_TOGETHER.matcher(given).matches() ? String.join(" ", given.split("")) : given;
        String dotted = LONE.matcher(apart).replaceAll("$1.");
        return dotted.replaceAll("\\.(?=\\p{Lu})", ". ")
                .replaceAll("\\s{2,}", " ")
                .strip();
    }
}
