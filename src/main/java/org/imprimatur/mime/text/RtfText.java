package org.imprimatur.mime.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of a Rich Text. One pass that looks at each character once: what reads all of the format builds a document of
 * it, and can be kept busy for hours with a file of nothing but paragraphs.
 */
public final class RtfText {

    /** Groups of things that are not said. */
    private static final Set<String> ASIDE = Set.of(
            "fonttbl",
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "object",
            "fldinst",
            "header",
            "headerl",
            "headerr",
            "headerf",
            "footer",
            "footerl",
            "footerr",
            "footerf");

    private static final Map<String, String> SAID = Map.ofEntries(
            Map.entry("par", "\n"),
            Map.entry("line", "\n"),
            Map.entry("row", "\n"),
            Map.entry("sect", "\n"),
            Map.entry("page", "\n"),
            Map.entry("tab", "\t"),
            Map.entry("cell", "\t"),
            Map.entry("emdash", "\u2014"),
            Map.entry("endash", "\u2013"),
            Map.entry("bullet", "\u2022"),
            Map.entry("lquote", "\u2018"),
            Map.entry("rquote", "\u2019"),
            Map.entry("ldblquote", "\u201c"),
            Map.entry("rdblquote", "\u201d"),
            Map.entry("emspace", " "),
            Map.entry("enspace", " "));

    private static final Map<String, String> MARKS = Map.of(
            "super",
            "^",
            "up",
            "^",
            "sub",
            "~",
            "dn",
            "~",
            "nosupersub",
            "",
            "plain",
            "",
            "strike",
            "~~",
            "striked",
            "~~",
            "deleted",
            "~~");

    private static final int LONGEST_WORD = 32;
    private static final int MOST_DIGITS = 9;

    private final String rich;
    private final StringBuilder said = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Deque<Group> around = new ArrayDeque<>();
    private Group here = new Group(false, 1, "");
    private Charset charset = Charset.forName("windows-1252");
    private int at;
    private int stand;
    private String marked = "";

    /**
     * @param aside   whether nothing in it is said
     * @param instead how many characters stand in for one beyond the code page, for programs that do not know it
     * @param mark    around what is raised, lowered or struck, as in {@link HtmlText}
     */
    private record Group(boolean aside, int instead, String mark) {

        Group setAside() {
            return new Group(true, instead, mark);
        }

        Group marked(String other) {
            return new Group(aside, instead, other);
        }
    }

    private RtfText(String rich) {
        this.rich = rich;
    }

    /** @param rich its bytes, each as one character; at most so much of it is read as a page shows */
    public static String words(String rich) {
        return new RtfText(rich).read();
    }

    private String read() {
        while (at < rich.length() && said.length() + bytes.size() < HtmlText.LONGEST) {
            char next = rich.charAt(at++);
            switch (next) {
                case '{' -> around.push(here);
                case '}' -> close();
                case '\\' -> control();
                case '\r', '\n', '\0' -> {}
                default -> letter(next);
            }
        }
        here = here.marked("");
        mark(false);
        flush();
        return said.toString();
    }

    private void close() {
        stand = 0;
        if (!around.isEmpty()) {
            here = around.pop();
        }
    }

    private void control() {
        if (at >= rich.length()) {
            return;
        }
        char sign = rich.charAt(at);
        if (isLetter(sign)) {
            word();
            return;
        }
        at++;
        switch (sign) {
            case '\'' -> escaped();
            case '*' -> here = here.setAside();
            case '~' -> say("\u00a0");
            case '_' -> say("\u2011");
            case '\r', '\n' -> say("\n");
            case '\\', '{', '}' -> letter(sign);
            default -> {}
        }
    }

    private void word() {
        int start = at;
        while (at < rich.length() && at - start < LONGEST_WORD && isLetter(rich.charAt(at))) {
            at++;
        }
        String word = rich.substring(start, at);
        Integer number = number();
        if (at < rich.length() && rich.charAt(at) == ' ') {
            at++;
        }
        if (ASIDE.contains(word)) {
            here = here.setAside();
        } else if (word.equals("u") && number != null) {
            say(String.valueOf((char) (number & 0xffff)));
            stand = here.instead();
        } else if (word.equals("uc") && number != null) {
            here = new Group(here.aside(), Math.max(0, Math.min(number, 8)), here.mark());
        } else if (word.equals("bin") && number != null) {
            at = (int) Math.min(rich.length(), at + (long) Math.max(0, number));
        } else if (word.equals("ansicpg") && number != null) {
            charset = codePage(number);
        } else if (MARKS.containsKey(word)) {
            here = here.marked(number != null && number == 0 ? "" : MARKS.get(word));
        } else if (SAID.containsKey(word)) {
            say(SAID.get(word));
        }
    }

    private @Nullable Integer number() {
        int start = at;
        if (at < rich.length() && rich.charAt(at) == '-') {
            at++;
        }
        int digits = at;
        while (at < rich.length() && at - digits < MOST_DIGITS && isDigit(rich.charAt(at))) {
            at++;
        }
        if (at == digits) {
            at = start;
            return null;
        }
        return Integer.valueOf(rich.substring(start, at));
    }

    private void escaped() {
        if (at + 2 > rich.length()) {
            at = rich.length();
            return;
        }
        int high = Character.digit(rich.charAt(at), 16);
        int low = Character.digit(rich.charAt(at + 1), 16);
        at += 2;
        if (high >= 0 && low >= 0) {
            letter((char) (high * 16 + low));
        }
    }

    /** One byte of the code page; some letters are made of two. */
    private void letter(char letter) {
        if (stand > 0) {
            stand--;
        } else if (!here.aside()) {
            mark(letter != ' ');
            bytes.write(letter);
        }
    }

    private void say(String words) {
        if (!here.aside()) {
            mark(!words.isBlank());
            flush();
            said.append(words);
        }
    }

    /** @param visible whether what comes now can be seen; only that is worth a mark */
    private void mark(boolean visible) {
        if (!here.mark().equals(marked)) {
            flush();
            said.append(marked);
            marked = visible ? here.mark() : "";
            said.append(marked);
        }
    }

    private void flush() {
        if (bytes.size() > 0) {
            said.append(bytes.toString(charset));
            bytes.reset();
        }
    }

    private static Charset codePage(int number) {
        return Stream.of("windows-", "MS", "IBM", "Cp")
                .map(family -> family + number)
                .filter(Charset::isSupported)
                .findFirst()
                .map(Charset::forName)
                .orElse(number == 65001 ? StandardCharsets.UTF_8 : Charset.forName("windows-1252"));
    }

    private static boolean isLetter(char sign) {
        return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
    }

    private static boolean isDigit(char sign) {
        return sign >= '0' && sign <= '9';
    }
}
