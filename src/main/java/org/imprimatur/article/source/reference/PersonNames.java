package org.imprimatur.article.source.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the names at the beginning of a stretch, in whichever of the common orders they are written. */
final class PersonNames {

    /** @param end where the names end, the mark behind them not included */
    record Found(List<Map<String, Object>> people, int end) {

        boolean isEmpty() {
            return people.isEmpty();
        }
    }

    private static final String LETTERS = "[\\p{L}\\p{M}’'ʼ‘‐-]";
    private static final String CAPITAL =
            "(?:St\\.\\s)?(?:[dDOL][’'ʼ‘](?=\\p{L})|(?:al|el|ul|as|an)-(?=\\p{Lu}))?\\p{Lu}" + LETTERS + "{1,40}+";
    private static final String SMALL =
            "(?!(?:the|of|and|in|for|a|an|with|on|to|from|by|or|at|et)\\b)\\p{Ll}" + LETTERS + "{1,40}+";
    private static final String NOT_A_NAME =
            "(?!(?:Vitamin|Hepatitis|Type|Grade|Influenza|Group|Factor|Part|Phase|Class|Appendix|Chapter|Figure|Table)\\b)";
    private static final String FAMILY =
            NOT_A_NAME + "(?:" + PersonName.PARTICLE + "\\s){0,3}(?:" + CAPITAL + "|" + SMALL + ")(?:\\s(?:"
                    + PersonName.PARTICLE + "\\s){0,2}(?!" + PersonName.SUFFIX + "\\b)" + CAPITAL + "){0,3}";
    private static final String SUFFIX = "(?:,?\\s(?<suffix>" + PersonName.SUFFIX + "\\b\\.?))?";
    private static final String BEHIND = "(?:,?\\s(?<behind>" + PersonName.SUFFIX + "\\b\\.?))?";
    private static final String DOTTED = "\\p{Lu}\\p{Ll}?\\.(?:[\\s‐-]{0,2}\\p{Lu}\\p{Ll}?\\.){0,4}";
    private static final String INITIALS =
            "(?:" + DOTTED + "|\\p{Lu}[‐-]?\\p{Lu}{0,3}(?![\\p{L}\\p{M}’'-])|\\p{Lu}(?:\\s\\p{Lu}){1,3}(?!\\p{L}))";
    private static final String LOOSE_INITIALS =
            "(?:\\p{Lu}(?:\\p{Ll}?\\.|(?!\\p{Ll}))(?:[\\s‐-]{0,2}\\p{Lu}(?:\\p{Ll}?\\.|(?!\\p{Ll}))){0,4})(?![\\p{L}\\p{M}’'])";
    private static final String GIVEN =
            "\\p{Lu}(?:[\\p{L}\\p{M}’'‐-]{0,30}+\\.?)(?:\\s\\p{Lu}[\\p{L}\\p{M}’'‐-]{0,30}+\\.?){0,3}";

    private static final Pattern PLAIN = Pattern.compile("(?<family>" + FAMILY + ")" + SUFFIX + "\\s(?!"
            + PersonName.SUFFIX + "\\b)(?<given>" + INITIALS + ")" + BEHIND + "(?![\\p{L}\\p{N}])");
    private static final Pattern INVERTED = Pattern.compile("(?<family>" + FAMILY + ")" + SUFFIX + ",\\s?(?<given>"
            + LOOSE_INITIALS + ")" + BEHIND + "(?![\\p{L}\\p{N}])");
    private static final Pattern INVERTED_IN_FULL = Pattern.compile("(?<family>" + FAMILY + ")" + SUFFIX
            + ",\\s(?<given>" + GIVEN + ")" + BEHIND + "(?=\\.?\\s?[,;.(]|\\s(?:and|&|und|et|y)\\s|\\.?\\s\\(|\\.?$)");
    private static final Pattern DIRECT = Pattern.compile("(?:" + DOTTED + "|" + GIVEN + ")(?:\\s(?:(?:"
            + PersonName.PARTICLE + "\\s){0,2}" + CAPITAL + "(?:\\s" + PersonName.SUFFIX + "\\b\\.?)?)){1,3}");
    private static final Pattern INITIALS_FIRST = Pattern.compile(DOTTED + "\\s");
    private static final Pattern INITIALS_WITHIN =
            Pattern.compile("\\p{Lu}[\\p{L}\\p{M}’'‐-]{1,30}+\\s(?:\\p{Lu}\\.\\s?){1,3}(?:" + PersonName.PARTICLE
                    + "\\s){0,2}" + CAPITAL);
    private static final Pattern INITIALED_GROUP = Pattern.compile("(?:\\p{Lu}\\.){1,4}\\s[^,;.(\\x00]{3,120}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}{2,4}(?=\\s?(?:[,，、;；.。(（]|等|$)|\\s\\p{IsHan}{5})");
    private static final Pattern HAN_APART =
            Pattern.compile("(?<family>\\p{IsHan}{1,2}),\\s(?<given>\\p{IsHan}{1,2})(?!\\p{IsHan})");
    private static final Pattern HAN_DIRECT =
            Pattern.compile("(?<given>\\p{IsHan}{1,2})\\s(?<family>\\p{IsHan}{1,2})(?!\\p{IsHan})");
    private static final Pattern BETWEEN =
            Pattern.compile("\\s?[,;，、；]\\s?(?:(?:and|und|et|y|&)\\s)?|\\s(?:and|und|et|y|&)\\s");
    private static final Pattern OTHERS = Pattern.compile(
            "(?:\\s?[,;，]\\s?|\\s|(?=等))(?:(?:and|&)\\s)?(?:et\\.?\\sal(?!\\p{L})\\.?|and others|u\\.\\s?a\\.|等)");

    private static final Pattern GROUP = Pattern.compile("[^,;.(\\x00]{3,120}");

    /** How the first name was written, which says how the others can be. */
    private enum Order {
        UNKNOWN,
        PLAIN,
        INVERTED,
        DIRECT
    }

    private final String view;
    private final int limit;
    private Order order = Order.UNKNOWN;
    private final List<Map<String, Object>> people = new ArrayList<>();

    private PersonNames(String view, int limit) {
        this.view = view;
        this.limit = limit;
    }

    /** Names of authors, of which the first, unless it is all initials, stands with the family name in front. */
    static Found at(String view, int from, int limit) {
        PersonNames names = new PersonNames(view, limit);
        return new Found(names.people, names.read(from, false));
    }

    /** Names of editors, who may all stand with the given name in front. */
    static Found inAnyOrder(String view, int from, int limit) {
        PersonNames names = new PersonNames(view, limit);
        return new Found(names.people, names.read(from, true));
    }

    private int read(int from, boolean direct) {
        int at = from;
        int end = from;
        while (at < limit) {
            int next = one(at, direct);
            if (next < 0) {
                break;
            }
            end = next;
            Matcher others = matcher(OTHERS, end);
            if (others.lookingAt()) {
                people.add(Map.of("literal", "et al"));
                return groupBehind(others.end());
            }
            Matcher between = matcher(BETWEEN, end);
            if (!between.lookingAt()) {
                break;
            }
            at = between.end();
        }
        return end;
    }

    private int groupBehind(int at) {
        Matcher between = matcher(BETWEEN, at);
        int group = between.lookingAt() ? group(between.end()) : -1;
        return group < 0 ? at : group;
    }

    private int one(int at, boolean direct) {
        int end = order == Order.PLAIN ? -1 : inParts(INVERTED, at, Order.INVERTED);
        if (end < 0 && order == Order.UNKNOWN && direct) {
            end = inFull(at, INITIALS_WITHIN);
        }
        if (end < 0 && (order == Order.UNKNOWN || order == Order.PLAIN)) {
            end = inParts(PLAIN, at, Order.PLAIN);
        }
        if (end < 0) {
            end = han(at);
        }
        if (end < 0) {
            end = group(at);
        }
        if (end >= 0 || order == Order.PLAIN) {
            return end;
        }
        if (order != Order.UNKNOWN || direct) {
            return inFull(at, DIRECT);
        }
        end = inParts(INVERTED_IN_FULL, at, Order.INVERTED);
        return end >= 0 || isInitialedGroup(at) ? end : inFull(at, INITIALS_FIRST);
    }

    private boolean isInitialedGroup(int at) {
        Matcher group = matcher(INITIALED_GROUP, at);
        return group.lookingAt() && Organisations.isOne(group.group());
    }

    /** An organisation among people. */
    private int group(int at) {
        Matcher group = matcher(GROUP, at);
        if (people.isEmpty() || !group.lookingAt() || !Organisations.isOne(group.group())) {
            return -1;
        }
        people.add(Map.of("literal", ReferenceText.bare(group.group())));
        return group.end();
    }

    private int inParts(Pattern pattern, int at, Order known) {
        Matcher name = matcher(pattern, at);
        if (!name.lookingAt()) {
            return -1;
        }
        String suffix = name.group("suffix") != null ? name.group("suffix") : name.group("behind");
        people.add(new PersonName(name.group("family"), name.group("given"), suffix == null ? "" : suffix).item());
        order = known;
        return name.end();
    }

    private int inFull(int at, Pattern shape) {
        Matcher name = matcher(DIRECT, at);
        if (!name.lookingAt() || !shape.matcher(name.group()).lookingAt()) {
            return -1;
        }
        people.add(PersonName.direct(name.group()).item());
        order = order == Order.UNKNOWN ? Order.DIRECT : order;
        return name.end();
    }

    private int han(int at) {
        for (Pattern apart : List.of(HAN_APART, HAN_DIRECT)) {
            Matcher name = matcher(apart, at);
            if (name.lookingAt() && !(apart == HAN_APART && isTwoWholeNames(name))) {
                people.add(new PersonName(name.group("family"), name.group("given"), "").item());
                return name.end();
            }
        }
        Matcher name = matcher(HAN, at);
        if (!name.lookingAt()) {
            return -1;
        }
        people.add(PersonName.han(name.group()).item());
        return name.end();
    }

    /** "王伟, 李明" are two people, "李, 明华" is one. */
    private static boolean isTwoWholeNames(Matcher name) {
        return name.group("family").length() == 2 && name.group("given").length() > 1;
    }

    private Matcher matcher(Pattern pattern, int from) {
        return pattern.matcher(view)
                .region(from, limit)
                .useTransparentBounds(true)
                .useAnchoringBounds(false);
    }
}
