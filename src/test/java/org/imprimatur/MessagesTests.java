package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.imprimatur.article.intake.LossKind;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.review.SignatureDecision;
import org.imprimatur.standards.PublicText;
import org.imprimatur.worklist.StepForm;
import org.junit.jupiter.api.Test;

/**
 * Whatever the server can say, it has words for: also where the end of a key is a constant's name, so that a new constant
 * without words is noticed here and not by whoever opens the page.
 */
class MessagesTests {

    private static final Path JAVA = Path.of("src/main/java/org/imprimatur");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    /** {@code "report.warning." + warning} in Java, {@code 'report.warning.' + warning} in a template. */
    private static final Pattern BUILT = Pattern.compile("[\"']([a-z][\\w-]*\\.(?:[\\w-]+\\.)*)[\"']\\s*\\+");

    private static final Pattern SAID = Pattern.compile("\\b(?:say|message)\\(\\s*\"([a-z][\\w.-]*[\\w-])\"\\s*[,)]");

    /** What else is put together so and is no key, or is walked by a test of its own. */
    private static final Set<String> NO_KEYS = Set.of("mail.", "refusal.");

    private static final Properties MESSAGES = messages();

    /** Beginnings of keys, and all they can go on with. */
    private static final Map<String, Collection<String>> BEGINNINGS = new TreeMap<>();

    /** These say something of their own where the file has nothing: what a newsroom draws or a person types has no words. */
    private static final Set<String> HAVE_ANOTHER_WAY = Set.of(
            "audit.fact.", "audit.value.", "audit.value.reason.", "desk.timeline.", "worklist.ask.", "worklist.pool.");

    static {
        begins("article.check.", with(Set.of("title", "standfirst", "body"), "", ".missing"));
        begins(
                "article.lost.",
                Arrays.stream(LossKind.values()).map(LossKind::key).toList());
        begins("article.write.known.", Set.of("same", "words", "nearly"));
        begins("article.write.paste.lookup.", Set.of("UNKNOWN", "UNREACHABLE"));
        begins("article.write.source.field.", exactly("article.writing.SourceField"));
        begins("article.write.source.hint.", Set.of("AUTHORS", "YEAR", "LOCATOR"));
        begins("article.write.source.kind.", exactly("article.writing.SourceKind"));
        begins("article.write.source.row.", Set.of("NO_ID", "NO_TYPE", "NO_TITLE", "NOT_AN_ITEM", "SAME_ID"));
        begins("article.write.source.same.", exactly("article.source.DuplicateSources$Likeness"));
        begins("audit.action.", AuditActions.codes());
        begins(
                "audit.chain.",
                Set.of(
                        "article",
                        "report",
                        "person",
                        "mail",
                        "address",
                        "processes",
                        "public-texts",
                        "sign-ins",
                        "topics",
                        "source-tiers",
                        "retractions",
                        "seal-key"));
        begins("audit.fact.", words("outbox.LetterTopic"), Set.of("about"));
        begins("audit.gone.", Set.of("person", "mail", "letter"));
        begins("audit.subject.", words("standards.PublicText"));
        begins("audit.value.any.", Set.of("yes", "no", "true", "false", "now", "off", "digest"));
        begins("audit.value.cause.", exactly("outbox.DeadAddresses$Cause"));
        begins("audit.value.decision.", exactly("review.SignatureDecision$Kind"));
        begins("audit.value.difference.", exactly("workflow.reconcile.WorklistDifference$Kind"));
        begins(
                "audit.value.how.",
                literals("people", "(?:redemption\\.take|passwords\\.set|\\bset)\\(.*\"([a-z]+)\"\\)"));
        begins("audit.value.letter.was.", exactly("outbox.LetterState"));
        begins("audit.value.mail.was.", words("inbox.InboundMailState"));
        begins("audit.value.matchedBy.", words("report.MatchedBy"));
        begins("audit.value.outcome.", words("report.Outcome"));
        begins("audit.value.part.", literals("people", "\"part\", \"([a-z]+)\""));
        begins(
                "article.references.field.",
                Set.of(
                        "author",
                        "author.hint",
                        "title",
                        "container-title",
                        "issued",
                        "volume",
                        "issue",
                        "page",
                        "publisher",
                        "publisher-place",
                        "DOI",
                        "URL"));
        begins("audit.value.reason.", exactly("article.ReviewReason"), exactly("article.writing.ParkedTexts$Reason"));
        for (String risk : List.of("risk", "riskBefore", "riskProposed")) {
            begins("audit.value." + risk + ".", exactly("article.Risk"));
        }
        for (String tier : List.of("tier", "tierBefore")) {
            begins("audit.value." + tier + ".", exactly("article.source.standing.Tier"));
        }
        begins("publication.re-review.", Set.of("unchanged", "changed", "retracted"));
        begins("retractions.fault.", exactly("article.source.retraction.RetractionColumns$Fault"));
        begins("standing.fallen.", with(Set.of("RETRACTION", "CONCERN", "CORRECTION"), "", ".on", ".then"));
        begins("standing.hint.", Set.of("old", "undated", "weak", "unknown"));
        begins("standing.kind.", exactly("article.source.standing.TierRule$Kind"));
        begins("standing.tier.", exactly("article.source.standing.Tier"));
        begins("standing.why.", exactly("article.source.standing.TierRule$Kind"));
        for (String severity : List.of("severity", "severityProposed")) {
            begins("audit.value." + severity + ".", exactly("publication.Severity"));
        }
        begins("audit.damage.", exactly("audit.BrokenLink$Damage"));
        begins("audit.name.", AuditActions.codes());
        begins("bibliography.", exactly("article.source.bibliography.Bibliography$Reason"));
        begins("citation.", exactly("article.typeset.CitationCheck$Kind"));
        begins(
                "database.",
                Set.of("not-ours", "other-history", "edited", "half", "newer", "skipped", "failed", "tables"));
        begins("database.difference.", words("platform.NeededTables$Kind"));
        begins("desk.articles.state.", Set.of("all", "mine", "work", "scheduled", "live", "withdrawn", "given-up"));
        begins("desk.article.tab.", Set.of("text", "sources", "timeline", "process"));
        begins("desk.nav.", Set.of("turn", "articles", "reports", "people", "mail", "audit", "processes"));
        begins(
                "error.",
                with(
                        Set.of("400", "401", "403", "404", "405", "409", "410", "413", "415", "429", "500", "503"),
                        ".title",
                        ".text"));
        begins(
                "error.unread.",
                with(Set.of("stranger", "large", "ordinary", "busy", "length", "many"), ".title", ".text"));
        begins(
                "publication.question.",
                with(decisions(), "", ".hint"),
                Set.of(
                        "title",
                        "heading",
                        "revoked",
                        "rejected",
                        "back",
                        "none",
                        "texts",
                        "live",
                        "waiting",
                        "signed",
                        "enough",
                        "too-few",
                        "open",
                        "what",
                        "reason",
                        "reason.hint",
                        "button",
                        "done",
                        "desk",
                        "desk.words",
                        "desk.button"));
        begins("publication.question.decided.", decisions());
        begins("publish.check.decided.", decisions(), Set.of("not"));
        begins("reader.signature.", decisions(), Set.of("out", "reason", "since"));
        begins("people.part.", Set.of("biography", "specialties", "portrait"));
        begins("letter.account.", with(accountChanges(), ".subject", ".title", ".ask"), Set.of("why", "why-old"));
        begins("letter.account.button.", Set.of("password", "confirm", "newsroom", "profile"));
        begins("letter.account.by.", Set.of("nobody", "self", "other", "link", "again"));
        begins("letter.account.next.", accountChanges());
        begins("letter.account.not-you.", Set.of("nobody", "self", "other", "link", "again", "old"));
        begins("process-check.", with(spelt("workflow.check.Finding$Rule"), "", ".do"));
        begins("reader.check.", with(Set.of("text", "signature", "edition", "seal", "stamp"), "", ".words"));
        begins("workflow.move.change.", exactly("workflow.intervention.StepChange"));
        begins("letter.turn-changed.change.", exactly("workflow.intervention.StepChange"));
        begins("workflow.move.obstacle.", exactly("workflow.intervention.VersionMovePreview$Obstacle"));
        begins("workflow.table.hit.", exactly(HitPolicy.class));
        begins(
                "fragments.state.",
                Set.of(
                        "needs-you",
                        "waiting",
                        "signed",
                        "lapsed",
                        "changes-asked",
                        "overdue",
                        "blocked",
                        "live",
                        "scheduled",
                        "withdrawn",
                        "draft",
                        "given-up"));
        begins("letter.", waysIn());
        begins(
                "letter.digest.news.",
                without("turn", kinds("NEWS", "ESCALATIONS", "HANDOFFS")),
                with(Set.of("signed"), ".more", ".lacking", ".asked"),
                with(Set.of("goes-live"), ".moved", ".off"));
        begins("letter.absence.", Set.of("kept", "begun", "due"));
        begins("letter.digest.count.", Set.of("texts", "reports", "addresses"));
        begins("letter.digest.name.", Set.of("article", "report", "address"));
        begins("review.effort.since.", without("NONE", exactly("review.ChangesToTick$Why")), Set.of("RETURNED"));
        begins("letter.signed.for", Set.of("", ".more"));
        begins("letter.signed.kicker", Set.of("", ".more"));
        begins(
                "letter.signed.next",
                Set.of(
                        "",
                        ".more",
                        ".lacking",
                        ".asked",
                        ".questioned",
                        ".graver",
                        ".scheduled",
                        ".live",
                        ".withdrawn",
                        ".altered",
                        ".step",
                        ".open",
                        ".more.seen",
                        ".lacking.seen",
                        ".asked.seen",
                        ".questioned.seen",
                        ".graver.seen"));
        begins("letter.goes-live.for", Set.of("", ".moved", ".off"));
        begins("letter.goes-live.kicker", Set.of("", ".moved", ".off"));
        begins("letter.goes-live.ask", Set.of("", ".moved", ".off"));
        begins(
                "letter.credential-out.",
                Set.of("revoked", "rejected"),
                Set.of(
                        "subject",
                        "kicker",
                        "title",
                        "reason",
                        "live",
                        "more",
                        "called-back",
                        "article",
                        "next",
                        "button",
                        "why"));
        begins("reader.standards.text.", publicTexts());
        begins("standards.text.", with(publicTexts(), "", ".hint"));
        begins("letter.retracted.next.", Set.of("write", "review", "publish", "approve"));
        begins("letter.retracted.why.", Set.of("yours", "pooled"));
        begins("letter.joined.next.", Set.of("write", "review", "publish", "approve"));
        begins("letter.reminder.", Set.of("before", "on", "after"));
        begins("letter.reminder.why.", Set.of("yours", "pooled"));
        begins("letter.request-withdrawn.next.", Set.of("write", "review", "approve", "publish", "nothing"));
        begins("letter.risk.for.", Set.of("asked", "raised", "lowered", "kept"));
        begins("letter.risk.kicker.", Set.of("asked", "raised", "lowered", "kept"));
        begins("letter.risk.ask.", Set.of("asked", "raised", "lowered", "kept"));
        begins("letter.risk.ask.here.", Set.of("asked", "raised", "lowered", "kept"));
        begins("letter.risk.button.", Set.of("asked", "raised", "lowered", "kept"));
        begins("letter.risk.why.", Set.of("asked", "raised", "lowered", "kept"));
        begins("letter.risk.next.", Set.of("decide", "write", "more", "signed", "live", "none"));
        begins("risk.ground.", exactly("article.RiskLexicon$Ground"));
        begins("risk.level.", exactly("article.Risk"), prefixed("hint.", exactly("article.Risk")));
        begins("risk.mark.", exactly("article.Risk"));
        begins("risk.basis.", exactly("article.RiskLevel$Basis"), Set.of("none", "DECIDED.because"));
        begins("letter.stop.", kinds("REMINDERS", "DAILY"));
        begins(
                "letter.turn.",
                with(forms(), ".for", ".ask", ".ask.here", ".button"),
                with(
                        with(Set.of("publish"), ".for", ".ask", ".ask.here", ".button"),
                        ".partly",
                        ".unsigned",
                        ".questioned",
                        ".graver",
                        ".asked"));
        begins(
                "letter.turn.because.",
                Set.of("named", "from", "pooled", "pooled.from", "pooled.back", "yours"),
                prefixed("pooled.", words("worklist.Vacancy$Why")));
        begins("letter.turn.why.", Set.of("yours", "pooled"));
        begins("letters.", with(words("outbox.LetterTopic"), "", ".hint"), choices());
        begins("letters.stop.", with(Set.of("reminders", "daily"), "", ".text", ".button"));
        begins("letters.stopped.", with(Set.of("reminders", "daily"), "", ".text"));
        begins("calendar.entry.", words("calendar.CalendarEntry$Kind"));
        begins("calendar.feed.", words("calendar.CalendarEntry$Kind"), Set.of("review.overdue"));
        begins("calendar.kind.", words("calendar.CalendarEntry$Kind"), Set.of("all"));
        begins(
                "mail.empty.",
                with(words("outbox.LetterTab"), "", ".words"),
                with(Set.of("all", "found"), "", ".words"));
        begins("mail.fate.", with(words("outbox.LetterState"), "", ".code"));
        begins("mail.in.empty.", with(words("inbox.InboundMailTab"), "", ".words"));
        begins("mail.in.why.", Set.of("held", "quarantined"));
        begins("publication.edition.", exactly("publication.Edition$Kind"));
        begins("report.group.", Set.of("overdue", "new", "waiting", "answered"));
        begins("review.changed.since.", Set.of("look", "asked", "signature"));
        begins("review.sign.base.", without("NONE", exactly("review.ChangesToTick$Why")));
        begins("review.changes.part.", Set.of("title", "standfirst", "body", "sources"));
        begins(
                "review.done.",
                with(Set.of("signed", "changes-requested", "approved", "sent-back"), ".title", ".by", ".by-you"));
        begins("review.said.", lower("review.ReviewNote$Kind"));
        begins("review.verdict.", lower("review.Verdict"));
        begins("reader.verdict.", lower("review.Verdict"));
        begins("worklist.", with(Set.of("give", "hand-back"), ".title", ".send"));
        begins("mail.kind.", letters(), Set.of("unknown"));
        begins("people.order.", words("people.web.PeopleOrder"));
        begins("worklist.group.", Set.of("urgent", "overdue", "soon", "later", "others"));
        begins("worklist.urgent.", without("none", words("worklist.Urgency$Level")));
        begins("mail.tab.", words("outbox.LetterTab"));
        begins("mail.trouble.", words("outbox.FailureReason"));
        begins("mail.state.", words("outbox.LetterState"));
        begins("mail.in.tab.", words("inbox.InboundMailTab"));
        begins("mail.in.state.", words("inbox.InboundMailState"));
        begins("mail.in.level.", spelt("mime.ParseLevel"));
        begins("mail.in.warning.", spelt("mime.ParseWarning"));
        begins("mail.in.source.", spelt("inbox.Provenance$Source"));
        begins("mail.in.verified.", spelt("mime.Authenticity"));
        begins("mail.in.made-report.", Set.of("told", "not-told"));
        begins("mail.attempt.", spelt("outbox.DeliveryResult$Outcome"));
        begins("mail.suppressed.", spelt("outbox.DeadAddresses$Cause"));
        begins("people.role.", Set.of("ADMIN", "MEDICAL_REVIEWER", "PUBLISHER", "WRITER"));
        begins("publication.severity.", exactly("publication.Severity"));
        begins("report.doubt.", spelt(constant("report.Reporter", "AGAINST_THE_ADDRESS")));
        begins("report.does.", words("report.Outcome"));
        begins("report.flag.", Set.of("headers", "unreadable"));
        begins("report.matched.", words("report.MatchedBy"));
        begins("report.warning.", spelt("mime.ParseWarning"));
        begins("report.outcome.", words("report.Outcome"));
        // Whoever reported what was reported before gets the answer of the other report.
        begins("report.preset.", with(without("duplicate", words("report.Outcome")), "", ".unmatched"));
        begins("report.view.", words("report.ReportListReadModel$View"));
        begins("sources.", exactly("article.source.SourceList$Kind"));
        begins("worklist.told.", exactly("worklist.LetterOutlook$Outlook"));
        begins("worklist.why.pool.", words("worklist.Vacancy$Why"));
        begins("desk.article.vacant.", words("worklist.Vacancy$Why"));
        begins("letter.vacant.", words("worklist.Vacancy$Why"));
        begins("letter.scheduled.", Set.of("left", "role-taken"));
        begins(
                "letter.moved.",
                without("left", words("worklist.Vacancy$Why")),
                Set.of("given", "back", "cancelled", "over"));
        begins("stamps.trouble.", exactly("audit.transparency.TimestampRefused$Why"));
        begins("worklist.filter.", Set.of("all", "mine", "roles", "overdue"));
    }

    /** Of two lines with one key only the last is ever said, and whoever changes the other wonders. */
    @Test
    void noKeyStandsTwice() throws IOException {
        Set<String> keys = new TreeSet<>();
        List<String> twice = Files.readAllLines(Path.of("src/main/resources/messages.properties")).stream()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .filter(key -> !keys.add(key))
                .toList();
        assertThat(twice).isEmpty();
    }

    @Test
    void everyBeginningOfAKeyIsKnownHere() throws IOException {
        Set<String> unknown = new TreeSet<>();
        for (Path file : files()) {
            Matcher built = BUILT.matcher(Files.readString(file));
            while (built.find()) {
                String beginning = built.group(1);
                boolean key = MESSAGES.stringPropertyNames().stream().anyMatch(name -> name.startsWith(beginning));
                if (key
                        && !NO_KEYS.contains(beginning)
                        && !HAVE_ANOTHER_WAY.contains(beginning)
                        && !BEGINNINGS.containsKey(beginning)) {
                    unknown.add(beginning + " in " + file.getFileName());
                }
            }
        }
        assertThat(unknown).as("Say in this test what these can go on with").isEmpty();
    }

    @Test
    void everyKeyAConstantEndsHasWords() {
        Set<String> missing = new TreeSet<>();
        BEGINNINGS.forEach((beginning, ends) -> {
            assertThat(ends).as(beginning).isNotEmpty();
            ends.stream()
                    .map(end -> beginning + end)
                    .filter(key -> !MESSAGES.containsKey(key))
                    .forEach(missing::add);
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void everyKeyThatIsSaidHasWords() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path file : files()) {
            Matcher said = SAID.matcher(Files.readString(file));
            while (said.find()) {
                if (!MESSAGES.containsKey(said.group(1))) {
                    missing.add(said.group(1) + " in " + file.getFileName());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static void literals(Pattern pattern, String source, Set<String> found) {
        Matcher literal = pattern.matcher(source);
        while (literal.find()) {
            found.add(literal.group(1));
        }
    }

    private static Set<String> literals(String folder, String pattern) {
        Set<String> found = new TreeSet<>();
        javaFiles().stream()
                .filter(file -> file.startsWith(JAVA.resolve(folder)))
                .forEach(file -> literals(Pattern.compile(pattern), read(file), found));
        return found;
    }

    /** Each has a template of its own. */
    private static Set<String> letters() {
        try (Stream<Path> files = Files.list(TEMPLATES.resolve("letter"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".subject.txt"))
                    .map(name -> name.replace(".subject.txt", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> exactly(String name) {
        return constants(name).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> exactly(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> spelt(String name) {
        return spelt(constants(name).toList());
    }

    private static Set<String> spelt(Collection<Enum<?>> some) {
        return some.stream()
                .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** By the word the constant has for itself. */
    private static Set<String> words(String name) {
        return constants(name).map(MessagesTests::word).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String word(Enum<?> constant) {
        try {
            Method word = constant.getDeclaringClass().getDeclaredMethod("word");
            word.setAccessible(true);
            return (String) word.invoke(constant);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those of an enum's constants that a class keeps together under a name. */
    @SuppressWarnings("unchecked")
    private static Collection<Enum<?>> constant(String type, String name) {
        try {
            Field field = Class.forName("org.imprimatur." + type).getDeclaredField(name);
            field.setAccessible(true);
            return (Collection<Enum<?>>) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Enum<?>> constants(String name) {
        try {
            return Arrays.stream(Class.forName("org.imprimatur." + name).getEnumConstants())
                    .map(each -> (Enum<?>) each);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> lower(String name) {
        return constants(name)
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Kinds of letters that are about these topics. */
    private static Set<String> kinds(String... topics) {
        return Arrays.stream(LetterKind.values())
                .filter(kind -> kind.topic()
                        .filter(topic -> List.of(topics).contains(topic.name()))
                        .isPresent())
                .map(LetterKind::word)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> choices() {
        return constants("outbox.LetterTopic")
                .flatMap(topic -> ((List<?>) field(topic, "choices"))
                        .stream().map(choice -> word(topic) + "." + word((Enum<?>) choice)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Object field(Enum<?> of, String name) {
        try {
            Field field = of.getDeclaringClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> forms() {
        return Arrays.stream(StepForm.values()).map(StepForm::key).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the letters say that share a template. */
    private static Set<String> waysIn() {
        Set<String> ends = with(Set.of("invitation", "password-reset"), ".title", ".ask", ".button", ".until", ".why");
        ends.addAll(with(Set.of("signed", "live"), ".kicker", ".ask", ".ask.here", ".button", ".next", ".why"));
        ends.add("signed.kicker.more");
        ends.addAll(with(Set.of("article", "report", "address"), ".subject", ".kicker"));
        return ends;
    }

    private static Set<String> publicTexts() {
        return Arrays.stream(PublicText.values()).map(PublicText::word).collect(Collectors.toSet());
    }

    private static Set<String> decisions() {
        return Arrays.stream(SignatureDecision.Kind.values())
                .map(SignatureDecision.Kind::word)
                .collect(Collectors.toSet());
    }

    private static Set<String> accountChanges() {
        return Set.of(
                "password",
                "address",
                "address-old",
                "confirm",
                "tries",
                "sessions",
                "name",
                "npi",
                "profile",
                "back",
                "roles",
                "credential-added",
                "credential-verified",
                "credential-revoked",
                "credential-rejected",
                "credential-restored");
    }

    private static Set<String> without(String one, Set<String> words) {
        Set<String> rest = new TreeSet<>(words);
        rest.remove(one);
        return rest;
    }

    private static Set<String> prefixed(String beginning, Set<String> words) {
        return words.stream().map(word -> beginning + word).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> with(Set<String> words, String... ends) {
        return words.stream()
                .flatMap(word -> Arrays.stream(ends).map(end -> word + end))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @SafeVarargs
    private static void begins(String beginning, Collection<String>... ends) {
        Set<String> all = new TreeSet<>();
        Arrays.stream(ends).forEach(all::addAll);
        BEGINNINGS.put(beginning, all);
    }

    private static List<Path> files() {
        return Stream.concat(javaFiles().stream(), SourceFiles.under(TEMPLATES, "").stream())
                .toList();
    }

    private static List<Path> javaFiles() {
        return SourceFiles.under(JAVA, ".java");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties messages() {
        Properties messages = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of("src/main/resources/messages.properties"))) {
            messages.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages;
    }
}
