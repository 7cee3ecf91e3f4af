package org.imprimatur.article.intake;

/**
 * The number Word shows before a paragraph.
 *
 * @param list   which list it belongs to
 * @param round  how often that list has been begun anew
 * @param depth  0 for the outermost
 * @param type   as HTML has it for a numbered list ("1", "a", "A", "i", "I"), or empty for a bullet
 * @param label  as it is shown: "2.", "(b)", "Step 3:"
 * @param plain  whether type and value say all that the label does
 * @param indent how far from the margin its words stand
 */
record WordNumber(String list, int round, int depth, String type, int value, String label, boolean plain, int indent) {

    boolean isBullet() {
        return type.isEmpty();
    }

    /** Whether there is nothing before the paragraph that anybody sees. */
    boolean isSilent() {
        return label.isEmpty() && !isBullet();
    }

    /** Whether both are numbers of one list at one depth. */
    boolean goesOnAfter(WordNumber before) {
        return isBeside(before) && type.equals(before.type) && (isBullet() || round == before.round);
    }

    boolean isBeside(WordNumber other) {
        return list.equals(other.list) && depth == other.depth;
    }

    /** Whether it stands within a list that has the other number. */
    boolean isWithin(WordNumber other) {
        if (list.equals(other.list)) {
            return depth > other.depth;
        }
        return indent == other.indent ? depth > other.depth : indent > other.indent;
    }
}
