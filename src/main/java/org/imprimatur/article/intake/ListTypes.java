package org.imprimatur.article.intake;

/** The kinds of labels a style sheet knows. */
final class ListTypes {

    private ListTypes() {}

    /** @param style as in {@code list-style-type}; what is not known counts in numbers */
    static ListLabel.Kind kind(String style) {
        return switch (style) {
            case "lower-latin", "lower-alpha" -> ListLabel.Kind.SMALL_LETTERS;
            case "upper-latin", "upper-alpha" -> ListLabel.Kind.CAPITAL_LETTERS;
            case "lower-roman" -> ListLabel.Kind.SMALL_ROMAN;
            case "upper-roman" -> ListLabel.Kind.CAPITAL_ROMAN;
            default -> ListLabel.Kind.DECIMAL;
        };
    }
}
