package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.imprimatur.article.Article;
import org.imprimatur.audit.AuditEntry;
import org.imprimatur.audit.AuditMessages;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AuditAction;
import org.imprimatur.platform.Messages;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The audit is read by people: each fact of each line has a name of theirs, and its value is said as they would say it. What
 * the deeds of the pages write is looked at in {@link ReadersInTheAuditTests}.
 */
@ServerTest
@OnBothDatabases
class AuditInWordsTests {

    private static final Path JAVA = Path.of("src/main/java/org/imprimatur");

    private static final String HASH = "9f".repeat(32);

    /** {@code Map.of(} and {@code facts.put(}, up to the first name. */
    private static final Pattern MAP = Pattern.compile("Map\\.of\\(|\\bfacts\\.put\\(|\\bchanges\\.put\\(");

    /** The models of letters that are written where a line of the audit is. */
    private static final Set<String> OF_LETTERS = Set.of("path", "title");

    /** What the server writes of itself, which no deed of a page leads to. */
    private static final Map<String, Map<String, String>> OF_ITSELF = Map.ofEntries(
            Map.entry(
                    "article.withheld",
                    Map.of("why", "the stored text cannot be read", "expected", HASH, "found", "ab".repeat(32))),
            Map.entry("drawing.at-fault", Map.of("step", "Legal check")),
            Map.entry("text.not-intact", Map.of("recorded", HASH, "found", "ab".repeat(32))),
            Map.entry("worklist.repaired", Map.of("difference", "MISASSIGNED")),
            Map.entry("seal-key.made", Map.of("key", "newsroom.example/imprimatur+1a2b3c4d+" + "Az09".repeat(11))),
            Map.entry("mail.reimported", Map.of("since", "2026-11-20")),
            Map.entry("mail.gone-through", Map.of("seen", "12", "new", "3", "unreadable", "1")),
            Map.entry("risk.proposed", Map.of("risk", "HIGH", "riskBefore", "ORDINARY", "riskProposed", "HIGH")),
            Map.entry("sign-in.slowed", Map.of("tries", "64")),
            Map.entry("report.decided", Map.of("outcome", "dangerous", "answer", "no", "severityProposed", "CLINICAL")),
            Map.entry("process.moved", Map.of("from", "3", "note", "The new one is right.")));

    @Autowired
    Newsroom newsroom;

    @Autowired
    AuditTrail audit;

    @Autowired
    AuditMessages auditMessages;

    @Autowired
    Messages messages;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvc mvc;

    @Autowired
    Clock clock;

    private Person administrator;
    private Article article;

    @BeforeEach
    void aDraft() {
        administrator = newsroom.anAdministrator();
        article = newsroom.aDraftBy(newsroom.aWriter());
    }

    @Test
    void everyActionIsToldInWordsWhateverItIsAbout() {
        Map<String, String> unworded = new TreeMap<>();
        for (AuditAction action : AuditActions.all()) {
            for (String about : List.of(
                    "revision 3",
                    administrator.id().toString(),
                    UUID.randomUUID().toString(),
                    "mail " + UUID.randomUUID(),
                    "turn " + UUID.randomUUID())) {
                for (String chain : List.of(
                        article.id().subject().key(), "report:" + UUID.randomUUID(), "mail", "topics", "processes")) {
                    AuditEntry entry =
                            entry(chain, action.code(), about, OF_ITSELF.getOrDefault(action.code(), Map.of()));
                    List<String> left = AuditInWords.left(entry, line(entry));
                    if (!left.isEmpty()) {
                        unworded.put(action.code() + " of " + about, left.toString());
                    }
                }
            }
        }
        assertThat(unworded).isEmpty();
        assertThat(AuditActions.codes()).containsAll(OF_ITSELF.keySet());
    }

    /** Read from the source, so that a fact is missed even if no test leads to it. */
    @Test
    void everyFactThatIsWrittenHasAName() throws IOException {
        Set<String> unnamed = new TreeSet<>();
        Set<String> named = new TreeSet<>();
        for (Path file : recording()) {
            for (String fact : facts(Files.readString(file))) {
                String plain = fact.startsWith("was-") ? fact.substring("was-".length()) : fact;
                (messages.find("audit.fact." + plain).isPresent() ? named : unnamed).add(fact);
            }
        }
        unnamed.removeAll(OF_LETTERS);
        unnamed.removeAll(Set.of("assignee", "candidates", "signOff", "withdrawal"));
        assertThat(unnamed).isEmpty();
        assertThat(named).contains("sha256", "severity", "note", "mail", "recorded", "key", "expires", "credential");
    }

    @Test
    void aFactIsACopyableHashALinkAMomentOrAWord() throws Exception {
        Person writer = newsroom.aWriter();
        record(
                "test.facts",
                Map.ofEntries(
                        Map.entry("sha256", HASH),
                        Map.entry("article", Integer.toString(article.number())),
                        Map.entry("at", "2026-11-20T10:15:00Z"),
                        Map.entry("expires", "2027-01-31"),
                        Map.entry("to", writer.id().toString()),
                        Map.entry("roles", "MEDICAL_REVIEWER WRITER"),
                        Map.entry("answer", "no"),
                        Map.entry("severity", "DANGEROUS")));

        Document page = page();
        String words = page.select("main").text();
        assertThat(words)
                .contains("Text’s hash: 9f9f9f9f9f9f…", "Now: " + writer.name(), "Severity: Safety correction")
                .contains("Roles: medical reviewer, writer", "Answer to be sent: no")
                .contains("Good until: Sunday 31 January 2027", "When: Friday 20 November 2026, ");
        assertThat(page.select("details.chain-whole code").eachText()).contains(HASH);
        assertThat(page.select("a[href=/desk/articles/" + article.id() + "]").eachText())
                .anyMatch(link -> link.startsWith("Article " + article.number() + ": "));
    }

    @Test
    void lineOfAnOlderVersionIsToldAsWellAsCanBe() throws Exception {
        UUID gone = UUID.randomUUID();
        record(
                "report.re-classified",
                Map.of(
                        "wasReopenedBy",
                        administrator.id().toString(),
                        "closed-at",
                        "2024-02-29T08:00:00Z",
                        "isLate",
                        "true",
                        "state",
                        "WAITING_FOR_ANSWER",
                        "checksum",
                        "ab".repeat(20),
                        "about",
                        "report:" + gone,
                        "row",
                        gone.toString(),
                        "empty",
                        ""));

        Document page = page();
        String words = page.select("main").text();
        assertThat(words)
                .contains(administrator.name() + ": report re classified")
                .contains("Was reopened by: " + administrator.name())
                .contains("Closed at: Thursday 29 February 2024, ", "Is late: yes", "State: waiting for answer")
                .contains("Checksum: abababababab…")
                .contains("Row: something that is no longer kept", "About: something that is no longer kept")
                .doesNotContain("Empty");
        page.select("details.chain-whole code, .chain-hash").remove();
        page.select(".chain-link")
                .eachText()
                .forEach(line -> assertThat(AuditInWords.left(line)).isEmpty());
    }

    private void record(String code, Map<String, String> facts) {
        transaction.executeWithoutResult(
                status -> audit.record(article.id().subject(), administrator.id(), () -> code, "revision 1", facts));
    }

    private Document page() throws Exception {
        return Jsoup.parse(mvc.perform(get("/desk/audit")
                        .param("chain", article.id().subject().key())
                        .with(SignedIn.as(administrator)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private AuditMessages.Line line(AuditEntry entry) {
        return auditMessages.lines(List.of(entry)).get(0);
    }

    private AuditEntry entry(String chain, String action, String about, Map<String, String> facts) {
        return new AuditEntry(
                chain, 1, clock.instant(), administrator.id().toString(), action, about, facts, "0".repeat(64), HASH);
    }

    private static List<Path> recording() throws IOException {
        try (Stream<Path> files = Files.walk(JAVA)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(AuditInWordsTests::records)
                    .toList();
        }
    }

    private static boolean records(Path file) {
        try {
            String source = Files.readString(file);
            return source.contains(".record(") && source.contains("AuditTrail")
                    || source.contains("PersonEvent")
                    || source.contains("String, String> facts(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every other argument of a map of facts is a name. */
    private static Set<String> facts(String source) {
        Set<String> names = new TreeSet<>();
        Matcher map = MAP.matcher(source);
        while (map.find()) {
            List<String> arguments = arguments(source, map.end());
            int step = map.group().startsWith("Map") ? 2 : arguments.size();
            for (int i = 0; i < arguments.size(); i += step) {
                if (arguments.get(i).matches("\"[\\w-]+\"")) {
                    names.add(arguments.get(i).replace("\"", ""));
                }
            }
        }
        return names;
    }

    private static List<String> arguments(String source, int from) {
        List<String> arguments = new ArrayList<>();
        StringBuilder argument = new StringBuilder();
        int depth = 0;
        for (int at = from; at < source.length() && depth >= 0; at++) {
            char sign = source.charAt(at);
            depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            if (depth < 0 || (depth == 0 && sign == ',')) {
                arguments.add(argument.toString().strip());
                argument.setLength(0);
            } else {
                argument.append(sign);
            }
        }
        return arguments;
    }
}
