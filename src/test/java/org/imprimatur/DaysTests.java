package org.imprimatur;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.imprimatur.breach.OwnTime;
import org.junit.jupiter.api.Test;

/** The newsroom has one clock and one zone: no moment is read, and no day counted, beside them. */
class DaysTests {

    private static final Path JAVA = Path.of("src/main/java");

    /** Who may read another clock or zone, and why. */
    private static final Map<String, String> MAY = Map.of(
            "org.imprimatur.Imprimatur",
            "makes the clock, and sets the machine's zone so that it plays no part",
            "org.imprimatur.workflow.NewsroomCalendar",
            "shows the engine, which knows no zone but the machine's, the newsroom's hour");

    /** Tests may ask what time it is, for that is the same everywhere, but not which day. */
    private static final Map<String, String> TESTS_MAY =
            Map.of("org.imprimatur.workflow.NewsroomCalendarTests", "puts the machine into other zones and back");

    private static final ArchRule ONE_CLOCK = noClasses()
            .that(areNone(MAY))
            .should()
            .accessTargetWhere(describe("reads the machine's clock or zone", DaysTests::readsAnotherClock))
            .orShould()
            .accessTargetWhere(describe("takes a day through the machine's zone", DaysTests::isCountedByTheMachine))
            .because("days begin and end where the newsroom is; ask the Clock that is handed out");

    private static final ArchRule ONE_ZONE_IN_TESTS = noClasses()
            .that(areNone(TESTS_MAY))
            .should()
            .accessTargetWhere(describe("asks the machine which day it is", DaysTests::readsAnotherDay))
            .because(
                    "between two midnights the machine's day is not the newsroom's; ask its clock, as Newsroom.today()");

    /** What makes a day of a moment somewhere else; a moment itself may well be stored without a zone. */
    private static final Pattern OTHER_DAY = Pattern.compile("(?:LocalDate|LocalDateTime)\\.ofInstant\\([^;]*?UTC"
            + "|atZone\\(ZoneOffset\\.UTC|atOffset\\([^;]*?toLocal|/ ?86_?400|Duration\\.ofDays\\(1\\)\\.toSeconds");

    private static final Pattern OF_THE_ZONE = Pattern.compile("newsroom\\.zone");

    private static final Pattern OF_AN_ANNOTATION = Pattern.compile("@Scheduled\\([^)]*\\bcron\\b");

    /** The database's sessions have zones and clocks of their own. */
    private static final Pattern OF_THE_DATABASE =
            Pattern.compile("(?i)\\b(?:current_date|current_timestamp|localtimestamp|date_trunc|as date\\)|::date)");

    @Test
    void nobodyReadsAnotherClock() {
        ONE_CLOCK.check(ImportedClasses.ofTheServer());
    }

    @Test
    void noTestAsksTheMachineWhichDayItIs() {
        ONE_ZONE_IN_TESTS.check(ImportedClasses.ofTheTests());
    }

    @Test
    void whoeverMayStillDoes() {
        for (String name : MAY.keySet()) {
            assertThat(accesses(ImportedClasses.ofTheServer().get(name)))
                    .as(name)
                    .anyMatch(access -> readsAnotherClock(access) || isCountedByTheMachine(access));
        }
        for (String name : TESTS_MAY.keySet()) {
            assertThat(accesses(ImportedClasses.ofTheTests().get(name)))
                    .as(name)
                    .anyMatch(DaysTests::readsAnotherDay);
        }
    }

    @Test
    void noDayIsCountedElsewhere() throws IOException {
        assertThat(found(OTHER_DAY)).isEmpty();
    }

    /** Whoever wants the zone asks the clock; a setting read twice is two zones. */
    @Test
    void onlyTheClockIsToldTheZone() throws IOException {
        assertThat(found(OF_THE_ZONE)).containsExactly("org/imprimatur/Imprimatur.java: newsroom.zone");
    }

    /** A cron expression in an annotation is read in the machine's zone, unless it names one of its own. */
    @Test
    void noAnnotationTellsAnHour() throws IOException {
        assertThat(found(OF_AN_ANNOTATION)).isEmpty();
    }

    @Test
    void noDatabaseTellsTheTime() throws IOException {
        assertThat(found(OF_THE_DATABASE)).isEmpty();
    }

    @Test
    void eachRuleNoticesABreach() {
        for (Class<?> one : OwnTime.OF_THE_MACHINE) {
            JavaClasses breach = new ClassFileImporter().importClasses(one);
            assertThatThrownBy(() -> ONE_CLOCK.check(breach))
                    .as(one.getSimpleName())
                    .isInstanceOf(AssertionError.class);
        }
        for (Class<?> one : OwnTime.DAYS_OF_THE_MACHINE) {
            JavaClasses breach = new ClassFileImporter().importClasses(one);
            assertThatThrownBy(() -> ONE_ZONE_IN_TESTS.check(breach))
                    .as(one.getSimpleName())
                    .isInstanceOf(AssertionError.class);
        }
        ONE_CLOCK.check(new ClassFileImporter().importClasses(OwnTime.AsItShouldBe.class));
        assertThat("LocalDate.ofInstant(at, ZoneOffset.UTC)").containsPattern(OTHER_DAY);
        assertThat("OffsetDateTime.ofInstant(at, ZoneOffset.UTC)").doesNotContainPattern(OTHER_DAY);
        assertThat("@Scheduled(cron = \"0 30 3 * * *\")").containsPattern(OF_AN_ANNOTATION);
        assertThat("where day = current_date").containsPattern(OF_THE_DATABASE);
        assertThat("@Value(\"${imprimatur.newsroom.zone}\")").containsPattern(OF_THE_ZONE);
    }

    private static boolean readsAnotherClock(JavaAccess<?> access) {
        String called = called(access);
        return readsAnotherDay(access)
                || isNow(access)
                || called.equals("java.time.Instant.now")
                || called.equals("java.lang.System.currentTimeMillis")
                || called.startsWith("java.time.Clock.system")
                || called.startsWith("java.time.Clock.tick")
                || called.equals("java.time.InstantSource.system")
                || called.startsWith("org.camunda.bpm.engine.impl.util.ClockUtil.")
                || called.equals("java.util.Date.<init>") && parameters(access).isEmpty();
    }

    /** Which day or hour it is, rather than which moment. */
    private static boolean readsAnotherDay(JavaAccess<?> access) {
        String called = called(access);
        return isNow(access) && !isMomentAtAnOffset(access)
                || called.equals("java.time.ZoneId.systemDefault")
                || called.equals("java.time.ZoneOffset.systemDefault")
                || called.equals("java.text.SimpleDateFormat.<init>")
                || called.equals("java.time.Clock.systemDefaultZone")
                || called.equals("java.util.TimeZone.getDefault")
                || called.equals("java.util.TimeZone.setDefault")
                || called.equals("java.util.Calendar.getInstance") && !takes(access, "java.util.TimeZone")
                || called.equals("java.util.GregorianCalendar.<init>") && !takes(access, "java.util.TimeZone");
    }

    private static boolean isNow(JavaAccess<?> access) {
        String called = called(access);
        return called.startsWith("java.time.")
                && called.endsWith(".now")
                && !called.equals(Instant.class.getName() + ".now")
                && !takes(access, Clock.class.getName());
    }

    private static boolean isMomentAtAnOffset(JavaAccess<?> access) {
        return called(access).equals("java.time.OffsetDateTime.now") && takes(access, "java.time.ZoneId");
    }

    /** JDBC's older types have no zone and are read and written by way of the machine's. */
    private static boolean isCountedByTheMachine(JavaAccess<?> access) {
        String called = called(access);
        return called.startsWith("java.sql.Date.")
                || called.startsWith("java.sql.Time.")
                || called.startsWith("java.sql.Timestamp.")
                || Set.of("getDate", "getTime", "getTimestamp").stream()
                        .anyMatch(getter -> called.equals("java.sql.ResultSet." + getter));
    }

    private static String called(JavaAccess<?> access) {
        return access.getTarget().getOwner().getName() + "."
                + access.getTarget().getName();
    }

    private static boolean takes(JavaAccess<?> access, String type) {
        return parameters(access).contains(type);
    }

    private static Set<String> parameters(JavaAccess<?> access) {
        Set<String> types = new TreeSet<>();
        if (access.getTarget() instanceof CodeUnitAccessTarget unit) {
            unit.getRawParameterTypes().forEach(type -> types.add(type.getName()));
        }
        return types;
    }

    private static Set<JavaAccess<?>> accesses(JavaClass type) {
        return type.getAccessesFromSelf();
    }

    private static DescribedPredicate<JavaClass> areNone(Map<String, String> exceptions) {
        return describe("are not excepted", type -> !exceptions.containsKey(type.getName()));
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(JAVA)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Matcher each = pattern.matcher(Files.readString(file));
                while (each.find()) {
                    found.add(JAVA.relativize(file) + ": " + each.group());
                }
            }
        }
        return found;
    }
}
