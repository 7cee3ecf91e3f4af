package org.imprimatur.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.imprimatur.platform.BaseAddress;
import org.imprimatur.platform.NewsroomSettings;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The letters as they are written. They also lie in {@code target/letters} afterwards, to be looked at. */
class LetterRendererTests {

    /** Letters of other rooms have tests beside them. */
    private static final List<String> OURS = List.of(
            "credential-out",
            "credential-back",
            "turn",
            "joined",
            "retracted",
            "signed",
            "signature",
            "live",
            "goes-live",
            "invitation",
            "password-reset",
            "account",
            "confirm-address",
            "reminder",
            "escalation",
            "digest",
            "back",
            "absence",
            "ack",
            "report-answer");

    private static final String SEALED = "newsroom.example/imprimatur\n7\n" + "qm".repeat(22) + "\n\n\u2014 "
            + "newsroom.example/imprimatur " + "Az".repeat(48) + "\n";

    private static final String STRANGERS =
            "Your article about iron says sixty-five milligrams, which is ten times what my pharmacist told me to take 👩‍👩‍👧‍👦";

    private static final ObjectMapper JSON = new ObjectMapper();

    record Sample(String name, String kind, Map<String, Object> model) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sample> letters() {
        return Stream.of(
                turn("turn-review", Map.of()),
                turn(
                        "turn-review-named",
                        Map.of(
                                "pooled",
                                false,
                                "givenBy",
                                "Demo Publisher",
                                "instruction",
                                "Read the whole text. Sign it if it is right; if not, say what should change.")),
                turn(
                        "turn-write",
                        Map.of(
                                "page",
                                "write",
                                "step",
                                "Write",
                                "pooled",
                                false,
                                "from",
                                "Demo Reviewer",
                                "note",
                                "Two things:\n"
                                        + "The dose in the third paragraph needs a source.\n\n"
                                        + "Please say <when> to see a doctor & why.")),
                turn("turn-publish", Map.of("page", "publish", "step", "Publish", "from", "Demo Reviewer")),
                turn("turn-approve", Map.of("page", "approve", "step", "Legal check", "due", "")),
                turn("turn-other", Map.of("page", "something-new", "step", "Fact check", "from", "", "pooled", false)),
                turn("turn-long", Map.of("title", "Sleep ".repeat(60).strip(), "note", "x".repeat(3000))),
                turn(
                        "turn-correction",
                        Map.of("from", "Demo Writer", "briefs", "Correction, asked for by Pat:\nA dose.")),
                new Sample(
                        "retracted",
                        "retracted",
                        Map.of(
                                "number",
                                42,
                                "title",
                                "How much sleep do adults need?",
                                "step",
                                "Medical review",
                                "page",
                                "review",
                                "pooled",
                                true,
                                "briefs",
                                "“Sleep and pressure” was retracted:\nRetracted on 3 June 2024.\n“Seven hours help.”",
                                "path",
                                "/desk/tasks/1")),
                new Sample(
                        "joined",
                        "joined",
                        Map.of(
                                "number",
                                42,
                                "title",
                                "How much sleep do adults need?",
                                "step",
                                "Write",
                                "page",
                                "write",
                                "from",
                                "Demo Publisher",
                                "note",
                                "A name is misspelt.\nThe dose is wrong.",
                                "path",
                                "/desk/tasks/1")),
                new Sample(
                        "ack",
                        "ack",
                        Map.of(
                                "number",
                                12,
                                "called",
                                "Robin Reader",
                                "title",
                                "How much sleep do adults need?",
                                "due",
                                "2026-12-02T12:00:00Z",
                                "path",
                                "/articles/sleep")),
                new Sample(
                        "report-answer",
                        "report-answer",
                        Map.of(
                                "number",
                                12,
                                "called",
                                "Robin Reader",
                                "title",
                                "How much sleep do adults need?",
                                "paragraphs",
                                List.of("You were right.", "It is corrected.", "Thank you."),
                                "corrected",
                                true,
                                "notice",
                                3,
                                "summary",
                                "The dose was wrong.\nA name was misspelt.",
                                "path",
                                "/articles/sleep")),
                new Sample(
                        "live",
                        "live",
                        Map.of("number", 42, "title", "How much sleep do adults need?", "path", "/articles/sleep")),
                goesLive(""),
                goesLive(".moved"),
                goesLive(".off"),
                new Sample(
                        "credential-out",
                        "credential-out",
                        Map.of(
                                "credential",
                                "FNP-BC",
                                "holder",
                                "Demo Reviewer",
                                "by",
                                "Demo Admin",
                                "how",
                                "revoked",
                                "count",
                                2,
                                "note",
                                "Licence surrendered",
                                "waiting",
                                List.of(line("Sleep", "", Map.of()), line("Naps", "", Map.of())),
                                "others",
                                List.of(line("Dreams", "", Map.of())),
                                "path",
                                "/desk/credentials/1/texts")),
                new Sample(
                        "credential-back",
                        "credential-back",
                        Map.of(
                                "credential",
                                "FNP-BC",
                                "holder",
                                "Demo Reviewer",
                                "by",
                                "Demo Admin",
                                "note",
                                "The wrong person was meant.",
                                "path",
                                "/desk/credentials/1/texts")),
                new Sample(
                        "signed",
                        "signed",
                        Map.of(
                                "number",
                                42,
                                "title",
                                "How much sleep do adults need?",
                                "signer",
                                "Demo Reviewer, FNP-BC",
                                "path",
                                "/desk/articles/1")),
                signature(false),
                signature(true),
                turn(
                        "turn-grave",
                        Map.of(
                                "severity",
                                "DANGEROUS",
                                "topic",
                                "pregnancy",
                                "risk",
                                "High risk. A dose: “65 mg”.",
                                "size",
                                "812 words to read, about 5 minutes.",
                                "changes",
                                "Since you first sent it back: 11 words new, 31 gone since revision 1. 2 doses touched.",
                                "asked",
                                "Demo Reviewer asked for a change to revision 1:\nThe dose is wrong.")),
                due(
                        "reminder-grave",
                        "reminder",
                        "2026-11-23T08:00:00Z",
                        Map.of("pooled", false, "severity", "DANGEROUS")),
                turn("turn-report", Map.of("about", "report", "page", "triage", "step", "Triage", "title", STRANGERS)),
                turn(
                        "turn-unbroken",
                        Map.of("title", "W".repeat(300), "note", "https://example.org/" + "q".repeat(400))),
                new Sample(
                        "invitation",
                        "invitation",
                        Map.of(
                                "name",
                                "Demo Writer",
                                "from",
                                "Demo Admin",
                                "path",
                                "/invitation/abc",
                                "expires",
                                "2026-11-30T10:00:00Z")),
                due("reminder-before", "reminder", "2026-11-26T12:00:00Z", Map.of("pooled", false)),
                due("reminder-on", "reminder", "2026-11-23T08:00:00Z", Map.of("pooled", false)),
                due(
                        "reminder-after",
                        "reminder",
                        "2026-11-20T12:00:00Z",
                        Map.of("instruction", "Read the whole text.")),
                due(
                        "escalation",
                        "escalation",
                        "2026-11-18T12:00:00Z",
                        Map.of("holder", "Demo Reviewer", "roles", "medical reviewer")),
                due("escalation-pool", "escalation", "2026-11-22T12:00:00Z", Map.of("roles", "medical reviewer")),
                new Sample(
                        "digest",
                        "digest",
                        Map.of(
                                "path",
                                "/desk",
                                "turns",
                                3,
                                "late",
                                1,
                                "more",
                                4,
                                "overdue",
                                List.of(line("Caffeine in pregnancy", "2026-11-20T12:00:00Z", Map.of())),
                                "waiting",
                                List.of(
                                        line("How much sleep do adults need?", "2026-11-26T12:00:00Z", Map.of()),
                                        line("Vitamin D in winter", "", Map.of("step", "Legal check"))),
                                "others",
                                List.of(line("Walking", "", Map.of("who", "Demo Publisher", "step", "Publish"))),
                                "news",
                                List.of(
                                        line("Heat", "", Map.of("kind", "signed", "signer", "Demo Reviewer")),
                                        line("First aid", "", Map.of("kind", "live")),
                                        line("Fever", "", goesLive(".moved").model()),
                                        line("Flu", "", Map.of("kind", "escalation"))))),
                new Sample(
                        "digest-mixed",
                        "digest",
                        Map.of(
                                "path",
                                "/desk",
                                "turns",
                                3,
                                "reports",
                                1,
                                "late",
                                1,
                                "overdue",
                                List.of(line("Iron", "2026-11-20T12:00:00Z", row("article", 7, "High risk"))),
                                "waiting",
                                List.of(
                                        line("Iron", "", row("article", 8, "Ordinary risk")),
                                        line("Iron", "", row("report", 9, ""))))),
                new Sample(
                        "digest-of-the-seal",
                        "digest",
                        Map.of("path", "/desk", "seal", "42:" + "9f".repeat(32), "sealNote", SEALED)),
                new Sample(
                        "digest-of-one",
                        "digest",
                        Map.of(
                                "path",
                                "/desk",
                                "turns",
                                1,
                                "late",
                                0,
                                "waiting",
                                List.of(line("Sleep", "2026-11-26T12:00:00Z", Map.of())))),
                new Sample(
                        "back",
                        "back",
                        Map.of(
                                "path",
                                "/desk",
                                "turns",
                                1,
                                "late",
                                0,
                                "waiting",
                                List.of(line("Sleep", "2026-11-26T12:00:00Z", Map.of())))),
                new Sample("back-to-nothing", "back", Map.of("path", "/desk")),
                absence("kept", "Sleep", "Iron"),
                absence("begun", "Sleep"),
                absence("due", "Sleep"),
                account("leave-set", "other", "Monday 30 November", "Sunday 6 December"),
                account("password", "self", "", ""),
                account("password", "link", "", ""),
                account("address", "self", "new@demo.example", "old@demo.example"),
                account("address-old", "other", "new@demo.example", "old@demo.example"),
                account("roles", "other", "Writer, Publisher", "Writer"),
                account("credential-added", "other", "FNP-BC, ANCC", ""),
                account("credential-verified", "other", "FNP-BC, ANCC", ""),
                account("credential-revoked", "other", "FNP-BC, ANCC", "Licence surrendered"),
                account("tries", "nobody", "10", ""),
                account("sessions", "other", "2", ""),
                confirmation("other"),
                confirmation("again"),
                new Sample(
                        "password-reset",
                        "password-reset",
                        Map.of(
                                "name",
                                "Demo Writer",
                                "path",
                                "/password/reset/abc",
                                "expires",
                                "2026-11-23T11:00:00Z")));
    }

    private static Sample signature(boolean live) {
        return new Sample(
                "signature-" + live,
                "signature",
                Map.ofEntries(
                        Map.entry("number", 42),
                        Map.entry("title", "How much sleep do adults need?"),
                        Map.entry("signer", "Demo Reviewer, FNP-BC"),
                        Map.entry("revision", "3"),
                        Map.entry("sha256", "9f".repeat(32)),
                        Map.entry("at", "2026-11-23T10:00:00Z"),
                        Map.entry("note", "I have read revision 3."),
                        Map.entry("live", live),
                        Map.entry("path", "/desk/tasks/1/review")));
    }

    private static Sample goesLive(String next) {
        return new Sample(
                "goes-live" + next,
                "goes-live",
                Map.of(
                        "kind",
                        "goes-live",
                        "number",
                        42,
                        "title",
                        "How much sleep do adults need?",
                        "signer",
                        "Demo Publisher",
                        "next",
                        next,
                        "expires",
                        "2026-12-24T08:30:00Z",
                        "was",
                        "2026-12-23T08:30:00Z",
                        "path",
                        "/desk/articles/1"));
    }

    private static Sample absence(String how, String... titles) {
        List<Map<String, Object>> lines = Stream.of(titles)
                .map(title -> line(title, "2026-11-26T12:00:00Z", row("article", 7, "")))
                .toList();
        return new Sample(
                "absence-" + how,
                "absence",
                Map.of(
                        "how",
                        how,
                        "holder",
                        "Demo Writer",
                        "lastDay",
                        "2026-12-06T00:00:00Z",
                        "turns",
                        titles.length,
                        "waiting",
                        lines,
                        "path",
                        "/desk"));
    }

    private static Sample account(String change, String how, String what, String before) {
        return new Sample(
                "account-" + change + "-" + how,
                "account",
                Map.of(
                        "change",
                        change,
                        "how",
                        how,
                        "from",
                        "Demo Admin",
                        "at",
                        "2026-11-23T10:00:00Z",
                        "what",
                        what,
                        "before",
                        before,
                        "button",
                        change.equals("password") ? "password" : "profile",
                        "path",
                        "/desk/me"));
    }

    private static Sample confirmation(String how) {
        Map<String, Object> model =
                new HashMap<>(account("confirm", how, "new@demo.example", "").model());
        model.put("button", "confirm");
        model.put("path", "/password/address/abc");
        model.put("expires", "2026-11-30T10:00:00Z");
        return new Sample("confirm-address-" + how, "confirm-address", model);
    }

    @ParameterizedTest
    @MethodSource("letters")
    void everyLetterSaysTheSameInTextAndAsAPage(Sample sample) throws Exception {
        LetterRenderer.Page page = render(sample);
        Document html = Jsoup.parse(page.html());
        for (Element link : html.select("a[href]")) {
            assertThat(page.text()).contains(link.attr("href"));
            assertThat(link.attr("href")).startsWith("https://newsroom.example/");
        }
        assertThat(html.select("a.button-link")).hasSize(1);
        assertThat(html.select("img, script, link, iframe, object")).isEmpty();
        assertThat(page.html()).doesNotContain("url(", "??", "{0}", "${");
        assertThat(page.text()).doesNotContain("??", "{0}", "${", "<p", "&amp;", "\r\n\r\n\r\n");
        assertThat(page.subject()).doesNotContain("??", "\n").isNotBlank();
        assertThat(html.select("meta[name=color-scheme]").attr("content")).isEqualTo("light dark");
        Element first = html.body().child(0);
        assertThat(first.className()).isEqualTo("preview");
        assertThat(first.text()).isNotBlank();
        for (Element element : html.select("[style]")) {
            // Words nobody is to see are a mark of unwanted mail.
            assertThat(element.attr("style").replace("max-height", ""))
                    .doesNotContain(
                            "display: none", "opacity", "visibility", "font-size: 1px", "font-size: 0", "height: 0");
        }
        assertThat(html.select(".main").attr("style")).contains("font-family");
        assertThat(page.text().lines().filter(line -> !line.contains("://")).filter(line -> line.contains(" ")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(3010));
        Path folder = Files.createDirectories(Path.of("target/letters"));
        Files.writeString(folder.resolve(sample.name() + ".html"), page.html());
        Files.writeString(folder.resolve(sample.name() + ".txt"), page.subject() + "\n\n" + page.text());
    }

    @Test
    void aTurnSaysWhoseWhyFromWhomAndUntilWhen() throws Exception {
        LetterRenderer.Page page = render(letters().skip(2).findFirst().orElseThrow());
        assertThat(page.subject()).isEqualTo("[Article 42] How much sleep do adults need? – for your changes");
        assertThat(page.text())
                .contains(
                        "Dear Demo Reviewer,",
                        "It is due on",
                        "Thursday 26\u00a0November\u00a02026",
                        "> The dose in the third paragraph needs a source.",
                        "> Please say <when> to see a doctor & why.");
        assertThat(Jsoup.parse(page.html()).select(".quote").text())
                .contains("Please say <when> to see a doctor & why.");
    }

    @Test
    void whatIsToBePutRightIsNobodysNote() throws Exception {
        LetterRenderer.Page page = render("turn-correction");
        assertThat(page.text())
                .doesNotContain("wrote:")
                .contains("Before you begin:")
                .contains("> Correction, asked for by Pat:\r\n> A dose.");
    }

    @Test
    void theParagraphsOfAnAnswerStandApartAndEachLineOfTheNoticeIsQuoted() throws Exception {
        assertThat(render("report-answer").text().replace("\r\n", "\n"))
                .contains("\n\nYou were right.\n\nIt is corrected.\n\nThank you.\n\n")
                .contains("\n> The dose was wrong.\n> A name was misspelt.\n");
    }

    @Test
    void aSealIsPrintedAsItIsSigned() throws Exception {
        assertThat(render("digest-of-the-seal").text().replace("\r\n", "\n"))
                .contains("\n    verify-audit --seal 42:" + "9f".repeat(32) + "\n")
                .contains(SEALED.indent(4).replaceAll("(?m)^ +$", ""));
    }

    @Test
    void whereNothingWasSaidNothingIsQuoted() throws Exception {
        LetterRenderer.Page page = render(letters().findFirst().orElseThrow());
        assertThat(Jsoup.parse(page.html()).select(".quote")).isEmpty();
        assertThat(page.text()).doesNotContain("wrote:");
    }

    @Test
    void nothingThatIsTypedIsTakenForAPartOfTheTemplate() throws Exception {
        LetterRenderer.Page page = render(turn(
                "evil",
                Map.of("title", "[[${newsroom}]] <b onclick=x>${7*7}</b> __${7*7}__", "note", "[(${newsroom})]")));
        assertThat(page.text()).contains("[[${newsroom}]] <b onclick=x>${7*7}</b> __${7*7}__", "> [(${newsroom})]");
        assertThat(Jsoup.parse(page.html()).select("b")).isEmpty();
    }

    @Test
    void row53_everyKindOfLetterIsWrittenTwice() throws Exception {
        List<String> written = letters().map(Sample::kind).distinct().toList();
        try (Stream<Path> templates = Files.list(Path.of("src/main/resources/templates/letter"))) {
            assertThat(templates
                            .map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".subject.txt"))
                            .map(name -> name.replace(".subject.txt", ""))
                            .filter(ours -> OURS.contains(ours)))
                    .containsExactlyInAnyOrderElementsOf(written)
                    .containsExactlyInAnyOrderElementsOf(OURS);
        }
    }

    @Test
    void whoeverMayHaveFewerLettersIsToldHow() throws Exception {
        for (Sample sample : letters().toList()) {
            boolean choice = LetterKind.topicOf(sample.kind()).isPresent();
            assertThat(render(sample).text().contains("https://newsroom.example/desk/me/letters"))
                    .as(sample.name())
                    .isEqualTo(choice);
        }
    }

    @Test
    void aReminderSaysWhetherItsDayIsToComeHasComeOrIsGone() throws Exception {
        assertThat(unwrapped("reminder-before")).contains("It is due on Thursday 26\u00a0November\u00a02026.");
        assertThat(unwrapped("reminder-on")).contains("It is due now: Monday 23\u00a0November\u00a02026.");
        assertThat(unwrapped("reminder-after")).contains("It was due on Friday 20\u00a0November\u00a02026");
        assertThat(unwrapped("escalation")).contains("5 days ago", "It has been with Demo Reviewer");
        assertThat(unwrapped("escalation-pool")).contains("medical reviewer").doesNotContain("days ago");
    }

    @Test
    void aStrangersLongSubjectIsCutInOursAtAWordAndStandsWholeInTheLetter() throws Exception {
        LetterRenderer.Page page = render("turn-report");
        assertThat(page.subject())
                .startsWith("[R-42] Your article about iron says sixty-five milligrams, which is ten… – ");
        assertThat(Jsoup.parse(page.html()).select("h1").text()).isEqualTo(STRANGERS);
        assertThat(render("turn-unbroken").subject())
                .contains("W".repeat(69) + "…")
                .doesNotContain("W".repeat(70));
    }

    @Test
    void noCharacterIsCutInTwo() {
        String family = "👩‍👩‍👧‍👦";
        assertThat(ShortTitle.inASubject(family.repeat(80))).matches("(" + family + ")+…");
        assertThat(ShortTitle.inASubject("e\u0301".repeat(100))).matches("(e\u0301)+…");
        assertThat(ShortTitle.inASubject("Iron " + "e" + "\u0301".repeat(5000))).isEqualTo("Iron…");
        assertThat(ShortTitle.inASubject("🇦🇹".repeat(100))).matches("(🇦🇹)+…");
        assertThat(ShortTitle.inASubject("x".repeat(70))).isEqualTo("x".repeat(70));
        assertThat(ShortTitle.inASubject("")).isEmpty();
    }

    @Test
    void aSafetyCorrectionLooksLikeNoOtherLetter() throws Exception {
        for (String name : List.of("turn-grave", "reminder-grave")) {
            LetterRenderer.Page page = render(name);
            Document html = Jsoup.parse(page.html());
            assertThat(page.subject()).startsWith("[Safety correction · Article 42] ");
            assertThat(html.select(".preview").text()).startsWith("Safety correction: ");
            assertThat(html.select(".kicker-grave").text()).startsWith("Safety correction · Article 42");
            assertThat(html.select(".kicker-grave").attr("style")).contains("background-color: #a3261f");
            assertThat(page.text().replaceAll("\\s+", " "))
                    .contains("somebody who followed the text could come to harm");
        }
        assertThat(Jsoup.parse(render("turn-review").html()).select(".kicker-grave"))
                .isEmpty();
    }

    @Test
    void rowsOfTheDailyLetterAreToldApartAndReportsAreCountedAsReports() throws Exception {
        LetterRenderer.Page page = render("digest-mixed");
        assertThat(page.subject()).isEqualTo("Imprimatur: 2 texts and 1 report wait for you, 1 overdue");
        assertThat(page.text())
                .contains(
                        "* Iron (Article 7 · High risk)", "* Iron (Article 8 · Ordinary risk)", "* Iron (Report R-9)");
        assertThat(Jsoup.parse(page.html()).select(".item-name").eachText())
                .containsExactly("Article 7 · High risk", "Article 8 · Ordinary risk", "Report R-9");
        assertThat(render("digest").subject()).isEqualTo("Imprimatur: 3 texts wait for you, 1 overdue");
        assertThat(render("digest-of-one").text()).contains("1 text waits for you today.");
    }

    @Test
    void whoeverIsBackIsWelcomedAndWhoeverDecidesForSomebodyAwayReadsUntilWhen() throws Exception {
        assertThat(render("back").subject()).isEqualTo("Imprimatur: welcome back, 1 text waits for you");
        assertThat(unwrapped("back")).contains("Welcome back.", "1 text waits for you today.", "takes the place");
        assertThat(render("back-to-nothing").subject()).isEqualTo("Imprimatur: welcome back");
        assertThat(render("back-to-nothing").html()).contains("Welcome back.", "Nothing waits for you today.");
        assertThat(render("absence-kept").subject()).isEqualTo("Demo Writer is away: 2 steps wait");
        assertThat(unwrapped("absence-kept"))
                .contains(
                        "Demo Writer is away until Sunday 6\u00a0December\u00a02026.",
                        "These steps are due by then and stay with them: the server asks nobody else for them.");
        assertThat(unwrapped("absence-begun")).contains("A step has come to them that is due by then");
        assertThat(unwrapped("absence-due")).contains("you are reminded in their place");
        assertThat(unwrapped("account-leave-set-other"))
                .contains("away from Monday 30 November to Sunday 6 December, both days included");
    }

    @Test
    void theSignersLetterRepeatsWhatWasSignedAndWhereItIsChecked() throws Exception {
        assertThat(unwrapped("signature-false"))
                .contains("revision 3", "9f".repeat(32), "https://newsroom.example/verify/" + "9f".repeat(32))
                .contains("Once readers see this text");
        assertThat(unwrapped("signature-true")).contains("Readers see this text.");
    }

    @Test
    void remindersOfOneTurnHaveTheSubjectOfItsFirstLetter() throws Exception {
        String first = render("turn-review").subject();
        assertThat(render("reminder-before").subject()).isEqualTo(first);
        assertThat(render("reminder-after").subject()).isEqualTo(first);
    }

    @Test
    void row55_noLetterFetchesAnythingOrTellsThatItWasOpened() throws Exception {
        for (Sample sample : letters().toList()) {
            Document html = Jsoup.parse(render(sample).html());
            assertThat(html.select("[src], [background], [srcset], img, video, audio, object, link"))
                    .isEmpty();
            assertThat(html.select("a[href*='?'], a[href*='utm_'], a[href*=track]"))
                    .isEmpty();
        }
    }

    @Test
    void row54_aLetterIsDressedInlineAndKnowsTheDark() throws Exception {
        for (Sample sample : letters().toList()) {
            Document html = Jsoup.parse(render(sample).html());
            assertThat(html.select("body [class]:not([style])").stream()
                            .map(Element::className)
                            .filter(name -> !name.isBlank())
                            .toList())
                    .isEmpty();
            assertThat(html.select("head style").html()).contains("prefers-color-scheme: dark");
            assertThat(html.select("meta[name=color-scheme]").attr("content")).isEqualTo("light dark");
        }
    }

    private static String unwrapped(String name) throws Exception {
        return render(name).text().replaceAll("[ \\r]*\\n", " ");
    }

    private static LetterRenderer.Page render(String name) throws Exception {
        return render(letters()
                .filter(sample -> sample.name().equals(name))
                .findFirst()
                .orElseThrow());
    }

    private static Sample due(String name, String kind, String due, Map<String, Object> more) {
        Map<String, Object> model = new HashMap<>(TestSenders.aTurn());
        model.put("due", due);
        model.put("since", "2026-11-10T12:00:00Z");
        model.putAll(more);
        return new Sample(name, kind, model);
    }

    private static Map<String, Object> line(String title, String due, Map<String, Object> more) {
        Map<String, Object> line = new HashMap<>();
        line.put("title", title);
        line.put("step", "Medical review");
        line.put("due", due);
        line.put("since", "2026-11-10T12:00:00Z");
        line.put("path", "/desk/tasks/" + title.hashCode());
        line.putAll(more);
        return line;
    }

    private static Map<String, Object> row(String about, int number, String marks) {
        return Map.of("about", about, "number", number, "marks", marks);
    }

    private static Sample turn(String name, Map<String, Object> changed) {
        Map<String, Object> model = new HashMap<>(TestSenders.aTurn());
        model.putAll(changed);
        return new Sample(name, "turn", model);
    }

    static LetterRenderer.Page render(Sample sample) throws Exception {
        ResourceBundleMessageSource words = new ResourceBundleMessageSource();
        words.setBasename("messages");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        LetterRenderer letterRenderer = new LetterRenderer(
                JSON,
                new OutboxSettings(
                        "desk@newsroom.example", null, null, Duration.ZERO, new OutboxSettings.Quiet("20:00", "07:00")),
                Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneId.of("UTC")),
                words,
                new BaseAddress("https://newsroom.example/"),
                new NewsroomSettings("Imprimatur", "corrections@newsroom.example", true));
        return letterRenderer.page(
                sample.kind(), "Demo Reviewer", Locale.ENGLISH, JSON.writeValueAsString(sample.model()));
    }
}
