package org.imprimatur.article.export;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.jsoup.nodes.Element;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTNumLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;

/** The lists of an exported Word document: each a list of its own, with the kind of number and the start it has. */
final class WordLists {

    /** Levels are counted from 0. */
    static final int DEEPEST = 8;

    /** Twentieths of a point, for each level. */
    static final int INDENT = 425;

    private final XWPFNumbering numbering;
    private final Map<Kind, BigInteger> definitions = new EnumMap<>(Kind.class);

    WordLists(XWPFDocument word) {
        this.numbering = word.createNumbering();
    }

    private enum Kind {
        BULLET(STNumberFormat.BULLET, "•"),
        DECIMAL(STNumberFormat.DECIMAL, "%d."),
        LOWER_LETTER(STNumberFormat.LOWER_LETTER, "%d)"),
        UPPER_LETTER(STNumberFormat.UPPER_LETTER, "%d)"),
        LOWER_ROMAN(STNumberFormat.LOWER_ROMAN, "%d)"),
        UPPER_ROMAN(STNumberFormat.UPPER_ROMAN, "%d)");

        private final STNumberFormat.Enum format;
        private final String text;

        Kind(STNumberFormat.Enum format, String text) {
            this.format = format;
            this.text = text;
        }

        static Kind of(Element list) {
            if (list.nameIs("ul")) {
                return BULLET;
            }
            return switch (list.attr("type")) {
                case "a" -> LOWER_LETTER;
                case "A" -> UPPER_LETTER;
                case "i" -> LOWER_ROMAN;
                case "I" -> UPPER_ROMAN;
                default -> DECIMAL;
            };
        }
    }

    /** @return the number under which paragraphs belong to this list */
    BigInteger begin(Element list, int level) {
        BigInteger number = numbering.addNum(definitions.computeIfAbsent(Kind.of(list), this::define));
        String start = list.attr("start");
        CTNumLvl override = numbering.getNum(number).getCTNum().addNewLvlOverride();
        override.setIlvl(BigInteger.valueOf(Math.min(level, DEEPEST)));
        override.addNewStartOverride().setVal(start.matches("\\d{1,9}") ? new BigInteger(start) : BigInteger.ONE);
        return number;
    }

    private BigInteger define(Kind kind) {
        CTAbstractNum definition = CTAbstractNum.Factory.newInstance();
        definition.setAbstractNumId(BigInteger.valueOf(definitions.size()));
        for (int level = 0; level <= DEEPEST; level++) {
            CTLvl of = definition.addNewLvl();
            of.setIlvl(BigInteger.valueOf(level));
            of.addNewStart().setVal(BigInteger.ONE);
            of.addNewNumFmt().setVal(kind.format);
            of.addNewLvlText().setVal(kind.text.replace("%d", "%" + (level + 1)));
            var indent = of.addNewPPr().addNewInd();
            indent.setLeft(BigInteger.valueOf((long) INDENT * (level + 1)));
            indent.setHanging(BigInteger.valueOf(INDENT));
        }
        return numbering.addAbstractNum(new XWPFAbstractNum(definition));
    }
}
