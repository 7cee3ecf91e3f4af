package org.imprimatur.article.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Health texts, short and long, in the encodings people still have: so many are recognised, and none comes in wrong
 * without a question.
 */
class CharsetsTableTests {

    private static final int TEXTS = 24;

    private static List<String> sentences(String language) {
        return switch (language) {
            case "ru" ->
                List.of(
                        "Взрослым нужно спать не менее семи часов.",
                        "Принимайте 5 мг два раза в день.",
                        "Бессонница вредит сердцу и сосудам.",
                        "Не давайте лекарство детям без рецепта врача.",
                        "Кровяное давление измеряют утром и вечером.");
            case "de" ->
                List.of(
                        "Erwachsene brauchen für die Nacht sieben Stunden.",
                        "Nehmen Sie 5 mg täglich – nüchtern.",
                        "Müdigkeit stört das Gedächtnis.",
                        "Überdosierung: „sofort“ zum Arzt!",
                        "Größere Mengen schädigen die Leber.");
            case "fr" ->
                List.of(
                        "Les adultes ont besoin de sept heures, à peu près.",
                        "Prenez 5 mg après le dîner.",
                        "Le cœur souffre de l’insomnie répétée.",
                        "La boîte coûte 12 € en pharmacie.",
                        "Ne dépassez pas la dose prescrite à l’hôpital.");
            case "pl" ->
                List.of(
                        "Dorośli potrzebują siedmiu godzin snu każdej nocy.",
                        "Należy przyjmować 5 mg dwa razy dziennie.",
                        "Bezsenność szkodzi sercu i osłabia pamięć.",
                        "Nie podawać dzieciom poniżej 12 lat bez zgody lekarza, gdyż grozi to śpiączką.",
                        "Ciśnienie krwi mierzymy rano, zawsze na tej samej ręce.");
            case "cs" ->
                List.of(
                        "Dospělí potřebují každou noc sedm hodin spánku.",
                        "Užívejte 5 mg dvakrát denně po jídle.",
                        "Nespavost škodí srdci a zhoršuje paměť.",
                        "Nedávejte dětem bez porady s lékařem.",
                        "Krevní tlak měříme ráno, vždy na stejné paži.");
            case "hu" ->
                List.of(
                        "A felnőtteknek hét óra alvásra van szükségük.",
                        "Naponta kétszer 5 mg-ot szedjen, étkezés után.",
                        "Az álmatlanság árt a szívnek, gyengíti az erőt.",
                        "Gyermeknek csak orvosi előírásra adható, különben fertőződhet.",
                        "A vérnyomást reggel mérjük, mindig ülő helyzetben, nyugodt körülmények között.");
            case "ja" ->
                List.of(
                        "成人は七時間の睡眠が必要です。",
                        "一日二回、食後に5mgを飲んでください。",
                        "不眠は心臓に悪い影響を与えます。",
                        "医師の指示なしに子どもに与えないでください。",
                        "血圧は毎朝、同じ腕で測りましょう。");
            case "zh" ->
                List.of("成年人每晚需要睡七个小时。", "每天两次，饭后服用5毫克。", "失眠对心脏和血管有害。", "没有医生的处方不要给儿童服用。", "每天早上测量血压，并且总是在同一只手臂上。");
            case "tw" ->
                List.of("成年人每晚需要睡七個小時。", "每天兩次，飯後服用5毫克。", "失眠對心臟和血管有害。", "沒有醫生的處方不要給兒童服用。", "每天早上測量血壓，並且總是在同一隻手臂上。");
            default -> throw new IllegalArgumentException(language);
        };
    }

    /** Half of them a line or two, the other half a page. */
    private static List<String> texts(String language) {
        Random random = new Random(language.hashCode());
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            int sentences = i % 2 == 0 ? 1 + random.nextInt(2) : 20 + random.nextInt(20);
            for (int n = 0; n < sentences; n++) {
                text.append(n == 0 ? "" : n % 4 == 0 ? "\n\n" : " ")
                        .append(sentences(language).get(random.nextInt(5)));
            }
            texts.add(text.toString());
        }
        return texts;
    }

    /**
     * A line with one letter beyond ASCII can be Polish or French; a page cannot.
     *
     * @param fewestShort of twelve that are recognised
     * @param fewestLong  of twelve
     */
    @ParameterizedTest
    @CsvSource({
        "UTF-16LE, ru, 12, 12",
        "UTF-16BE, de, 12, 12",
        "UTF-16LE, ja, 12, 12",
        "UTF-16BE, zh, 12, 12",
        "windows-1251, ru, 10, 12",
        "KOI8-R, ru, 12, 12",
        "windows-1252, de, 12, 12",
        "windows-1252, fr, 12, 12",
        "x-MacRoman, de, 11, 12",
        "x-MacRoman, fr, 12, 12",
        "ISO-8859-15, fr, 12, 12",
        "windows-1250, pl, 3, 12",
        "windows-1250, cs, 12, 12",
        "windows-1250, hu, 10, 12",
        "ISO-8859-2, pl, 9, 12",
        "ISO-8859-2, cs, 12, 12",
        "ISO-8859-2, hu, 10, 12",
        "Shift_JIS, ja, 12, 12",
        "EUC-JP, ja, 12, 12",
        "GB18030, zh, 12, 12",
        "Big5, tw, 12, 12"
    })
    void oldEncodingsAreRecognisedOrAskedAbout(String name, String language, int fewestShort, int fewestLong) {
        Charset charset = Charset.forName(name);
        int[] right = {0, 0};
        List<String> texts = texts(language);
        for (int i = 0; i < texts.size(); i++) {
            byte[] bytes = texts.get(i).getBytes(charset);
            String written = new String(bytes, charset);
            LossCollector losses = new LossCollector();
            boolean same = CharsetDetector.text(bytes, losses).equals(written);
            boolean asked = losses.told().stream().anyMatch(loss -> loss.kind() == LossKind.ENCODING_GUESSED);
            assertThat(same || asked).as("%s: %s", name, written).isTrue();
            right[i % 2] += same ? 1 : 0;
        }
        assertThat(right[0]).as("short").isGreaterThanOrEqualTo(fewestShort);
        assertThat(right[1]).as("long").isGreaterThanOrEqualTo(fewestLong);
    }
}
