package org.imprimatur.article.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;

/** Names of authors and editors as people type them, "Watson NF; Badr MS", and as CSL-JSON has them. */
public final class AuthorNames {

    private static final String SUFFIX = "Jr\\.?|Sr\\.?|II|III|IV|2nd|3rd|4th";

    /** A family name, initials, perhaps a suffix: "van der Berg JW Jr". */
    private static final Pattern INITIALS = Pattern.compile(
            "(?<family>[^\\s,][^,]*?),? +(?<given>(?:\\p{Lu}\\.?[ -]?){1,4}?)(?:,? +(?<suffix>" + SUFFIX + "))?");

    private static final Pattern ENDS_IN_SUFFIX = Pattern.compile("(?<given>.*?),? +(?<suffix>" + SUFFIX + ")");

    private AuthorNames() {}

    /** One name to a line, or separated by semicolons; names with initials may be separated by commas. */
    public static List<Map<String, String>> read(String typed) {
        List<Map<String, String>> names = new ArrayList<>();
        for (String part : typed.split("[;\n]")) {
            if (!VisibleText.isBlank(part)) {
                names.addAll(separated(part.strip()));
            }
        }
        return List.copyOf(names);
    }

    private static List<Map<String, String>> separated(String part) {
        List<String> pieces = Arrays.stream(part.split(",")).map(String::strip).toList();
        boolean each = pieces.size() > 1
                && pieces.stream().allMatch(piece -> person(piece).isPresent() || piece.matches("et al\\.?"));
        return each ? pieces.stream().map(AuthorNames::name).toList() : List.of(name(part));
    }

    private static Map<String, String> name(String typed) {
        return inverted(typed).or(() -> person(typed)).orElseGet(() -> Map.of("literal", typed));
    }

    private static Optional<Map<String, String>> person(String typed) {
        Matcher name = INITIALS.matcher(typed);
        if (!name.matches() || isAnOrganisation(name.group("family"), name.group("given"))) {
            return Optional.empty();
        }
        return Optional.of(person(name.group("family"), name.group("given"), name.group("suffix")));
    }

    /** "US FDA" is no Mr US, while "LI J" may well be a person. */
    private static boolean isAnOrganisation(String family, String given) {
        return family.matches("\\p{Lu}{2,4}") && given.matches("\\p{Lu}{3,}");
    }

    /** "Watson, Nathaniel F., Jr"; with more commas than that it is an organisation that lists what it is for. */
    private static Optional<Map<String, String>> inverted(String typed) {
        int comma = typed.indexOf(',');
        if (comma <= 0 || comma == typed.length() - 1) {
            return Optional.empty();
        }
        String given = typed.substring(comma + 1).strip();
        Matcher suffixed = ENDS_IN_SUFFIX.matcher(given);
        if ((suffixed.matches() ? suffixed.group("given") : given).matches(".*,.*|(?:and|&) .*")) {
            return Optional.empty();
        }
        return Optional.of(
                suffixed.matches()
                        ? person(typed.substring(0, comma), suffixed.group("given"), suffixed.group("suffix"))
                        : person(typed.substring(0, comma), given, null));
    }

    private static Map<String, String> person(String family, String given, @Nullable String suffix) {
        Map<String, String> name = new LinkedHashMap<>();
        name.put("family", family.strip());
        name.put("given", spelledOut(given.strip()));
        if (suffix != null) {
            name.put("suffix", suffix);
        }
        return name;
    }

    /**
     * Initials with a full stop each: run together as "HM", they are taken for one name, and all but the first letter
     * are lost in print.
     */
    static String spelledOut(String given) {
        return given.matches("\\p{Lu}{2,4}")
                ? given.codePoints()
                        .mapToObj(initial -> Character.toString(initial) + ".")
                        .collect(Collectors.joining(" "))
                : given;
    }

    /** "van der Berg JW Jr", as the styles of medicine print it. */
    static String withInitials(Map<?, ?> name) {
        String initials = Pattern.compile("(?<![\\p{L}'’])\\p{Lu}")
                .matcher(spelledOut(part(name, "given")))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining());
        return String.join(
                        " ", part(name, "non-dropping-particle"), part(name, "family"), initials, part(name, "suffix"))
                .strip();
    }

    /** As {@link #read} understands it. */
    public static String typed(@Nullable Object names) {
        return names instanceof List<?> list
                ? list.stream()
                        .map(AuthorNames::one)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.joining("; "))
                : "";
    }

    private static String one(Object name) {
        if (!(name instanceof Map<?, ?> parts)) {
            return "";
        }
        String literal = part(parts, "literal");
        String family = (part(parts, "non-dropping-particle") + " " + part(parts, "family")).strip();
        String given = (part(parts, "given") + " " + part(parts, "dropping-particle")).strip();
        if (!literal.isEmpty() || given.isEmpty()) {
            return literal.isEmpty() ? family : literal;
        }
        String suffix = part(parts, "suffix");
        String initials = given.replaceAll("[. ]", "");
        boolean initialsOnly = given.matches("(?:\\p{Lu}\\.? ?){1,4}") && !isAnOrganisation(family, initials);
        return family
                + (initialsOnly ? " " + initials : ", " + given)
                + (suffix.isEmpty() ? "" : (initialsOnly ? " " : ", ") + suffix);
    }

    private static String part(Map<?, ?> name, String part) {
        return Objects.toString(name.get(part), "").strip();
    }
}
