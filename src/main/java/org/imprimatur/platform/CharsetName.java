package org.imprimatur.platform;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The name of a charset as somebody wrote it, and the charset that is meant by it. */
record CharsetName(String name, Optional<Charset> charset) {

    /** Names that Java does not know, or knows for something else. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("latin-1", "windows-1252"),
            Map.entry("ansi", "windows-1252"),
            Map.entry("win-1252", "windows-1252"),
            Map.entry("ansi_x3.110-1983", "windows-1252"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("mac", "x-MacRoman"),
            Map.entry("x-mac-roman", "x-MacRoman"),
            Map.entry("x-mac-cyrillic", "x-MacCyrillic"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("iso-8859-8-e", "iso-8859-8"),
            Map.entry("iso-8859-6-i", "iso-8859-6"),
            Map.entry("cp932", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-ms-cp932", "windows-31j"),
            Map.entry("cp949", "x-windows-949"),
            Map.entry("uhc", "x-windows-949"),
            Map.entry("ks_c_5601", "x-windows-949"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("csgb2312", "GB18030"),
            Map.entry("gb_2312-80", "GB18030"),
            Map.entry("cp936", "GB18030"),
            Map.entry("ms936", "GB18030"),
            Map.entry("big5-eten", "x-MS950-HKSCS"),
            Map.entry("x-x-big5", "x-MS950-HKSCS"),
            Map.entry("cp950", "x-MS950-HKSCS"),
            Map.entry("unicode-1-1-utf-8", "UTF-8"),
            Map.entry("utf-8n", "UTF-8"),
            Map.entry("utf8mb4", "UTF-8"));

    /** Said by many programs of what is really one of its larger relatives, which reads all of the smaller one too. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("ISO-8859-1", "windows-1252"),
            Map.entry("ISO-8859-9", "windows-1254"),
            Map.entry("TIS-620", "x-windows-874"),
            Map.entry("x-iso-8859-11", "x-windows-874"),
            Map.entry("GB2312", "GB18030"),
            Map.entry("GBK", "GB18030"),
            Map.entry("x-mswin-936", "GB18030"),
            Map.entry("EUC-KR", "x-windows-949"),
            Map.entry("x-IBM949", "x-windows-949"),
            Map.entry("Shift_JIS", "windows-31j"),
            Map.entry("x-IBM942C", "windows-31j"),
            Map.entry("EUC-JP", "x-eucJP-Open"),
            Map.entry("Big5", "x-MS950-HKSCS"));

    /** The code pages of Windows that have letters where their relatives of ISO have controls. */
    private static final Map<String, String> RELATIVES = Map.of(
            "ISO-8859-2", "windows-1250",
            "ISO-8859-4", "windows-1257",
            "ISO-8859-5", "windows-1251",
            "ISO-8859-6", "windows-1256",
            "ISO-8859-7", "windows-1253",
            "ISO-8859-8", "windows-1255",
            "ISO-8859-13", "windows-1257");

    private static final Set<String> MANY_BYTES =
            Set.of("UTF-8", "GB18030", "x-windows-949", "windows-31j", "x-eucJP-Open", "x-MS950-HKSCS");

    static CharsetName of(String written) {
        String plain = written.strip().replaceAll("^[\"'=]+|[\"';,]+$", "").toLowerCase(Locale.ROOT);
        String named = NAMES.getOrDefault(plain, plain);
        Charset charset = find(named)
                .or(() -> find(named.replaceFirst("^(windows|iso)(\\d)", "$1-$2")))
                .or(() -> find(named.replaceFirst("^(x-|cs)", "")))
                .orElse(null);
        if (charset == null) {
            return new CharsetName(plain, Optional.empty());
        }
        return new CharsetName(plain, find(MEANT.getOrDefault(charset.name(), charset.name())));
    }

    private static Optional<Charset> find(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    boolean isKnown() {
        return charset.isPresent() || shifts();
    }

    boolean shifts() {
        return ShiftingCharsets.isNamed(name);
    }

    /** Whether it writes other characters with the bytes of ASCII. */
    boolean writesAsciiOtherwise() {
        return name.startsWith("utf-16")
                || name.startsWith("utf-32")
                || name.startsWith("ibm")
                || name.startsWith("cp");
    }

    /** Whether UTF-8 may be tried before it: two letters of Chinese may look like it by chance. */
    boolean isOneByteALetter() {
        return charset.isPresent()
                && !writesAsciiOtherwise()
                && !MANY_BYTES.contains(charset.get().name());
    }

    /** Whether two bytes make a letter of it. */
    boolean isAsian() {
        return charset.map(Charset::name)
                .filter(known -> MANY_BYTES.contains(known) && !known.endsWith("UTF-8"))
                .isPresent();
    }

    /** Which code page has the letters that stand in the places of its controls. */
    Charset controlsMeant() {
        return Charset.forName(RELATIVES.getOrDefault(charset.map(Charset::name).orElse(""), "windows-1252"));
    }
}
