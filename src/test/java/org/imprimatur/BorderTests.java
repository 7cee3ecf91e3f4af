package org.imprimatur;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.imprimatur.platform.Subject;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** The borders between rooms that the compiler does not see, and proof that each rule can say no. */
class BorderTests {

    private static final JavaClasses OURS = ImportedClasses.ofTheServer();

    private static final ArchRule ONLY_WORKFLOW_KNOWS_THE_ENGINE = noClasses()
            .that(resideInAPackage("org.imprimatur.."))
            .and()
            .resideOutsideOfPackage("org.imprimatur.workflow..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..")
            .because("the engine is to be exchangeable for a fork by renaming one room's imports");

    /** With what is nested in them. Who acts is told by the public IdentityService, and its answer is an inner type. */
    private static final ArchRule TWO_CLASSES_KNOW_THE_ENGINES_INSIDE = noClasses()
            .that()
            .haveNameNotMatching("org[.]imprimatur[.]workflow[.](EnginePlugin|check[.]Expressions)([$].*)?")
            .should()
            .dependOnClassesThat(resideInAPackage("org.camunda..impl..").and(not(equivalentTo(Authentication.class))))
            .because("what is public of the engine is kept from one version to the next, and its inside is not");

    private static final ArchRule STEPS_ARE_PRIVATE = classes()
            .that()
            .implement(JavaDelegate.class)
            .should()
            .bePackagePrivate()
            .andShould()
            .resideInAPackage("org.imprimatur.workflow.step")
            .because("only a diagram calls a step");

    private static final ArchRule NOBODY_POINTS_AT_WORKFLOW = noClasses()
            .that(resideInAPackage("org.imprimatur.."))
            .and()
            .resideOutsideOfPackage("org.imprimatur.workflow..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.imprimatur.workflow..")
            .because("the domain announces, the workflow listens");

    /** A drawing's due date may be ISO 8601 with an offset, which is this type's own format. */
    private static final ArchRule ONE_CLASS_KNOWS_THE_DATABASES_TIME = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.imprimatur.platform.DbTime")
            .and()
            .doNotHaveFullyQualifiedName("org.imprimatur.workflow.NewsroomCalendar")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(OffsetDateTime.class)
            .orShould()
            .accessField(ChronoUnit.class, ChronoUnit.MICROS.name())
            .because("how moments are kept is said once; beside the columns everything is an Instant");

    /** The zone is nobody's but the clock's: as a setting of a record, anybody could ask for it. */
    private static final ArchRule SETTINGS_ARE_RECORDS = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.imprimatur.Imprimatur")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Value.class)
            .because("a setting has its name, its default and what is wrong with it in one record of its room");

    private static final ArchRule NO_CATCH_ALL_ROOMS = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..common..", "..impl..", "..dto..", "..service..")
            .because("a package is named for what it is about");

    /** A subject's key put together or taken apart by hand. */
    private static final Pattern A_KEY = Pattern.compile(Stream.of(Subject.Kind.values())
            .map(Subject.Kind::word)
            .collect(Collectors.joining("|", "\"(?:", "):|[iI]ndexOf\\(['\"]:['\"]|split\\(\":")));

    /** By what they put together or take apart, which is no subject's key. */
    private static final Map<String, String> OTHER_KEYS = Map.of(
            "CheckedProcess", "the name of a type with its prefix",
            "ExternalSeals", "a seal's number and hash",
            "ReportFormRateLimit", "what is counted: a sender's address",
            "TurnQueues", "a queue: a person's, a role's");

    @Test
    void onlyASubjectKnowsHowItIsWrittenDown() throws IOException {
        assertThat(whoWritesKeys(Path.of("src/main/java"))).isEqualTo(new TreeSet<>(OTHER_KEYS.keySet()));
    }

    @Test
    void aKeyTakenApartElsewhereIsNoticed() throws IOException {
        assertThat(whoWritesKeys(Path.of("src/test/java/org/imprimatur/breach")))
                .containsExactly("EverythingAtOnce");
    }

    private static Set<String> whoWritesKeys(Path folder) throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path file : SourceFiles.under(folder, ".java")) {
            String type = file.getFileName().toString().replace(".java", "");
            if (!type.equals("Subject") && A_KEY.matcher(Files.readString(file)).find()) {
                found.add(type);
            }
        }
        return found;
    }

    @Test
    void onlyWorkflowKnowsTheEngine() {
        ONLY_WORKFLOW_KNOWS_THE_ENGINE.check(OURS);
    }

    @Test
    void twoClassesKnowTheEnginesInside() {
        TWO_CLASSES_KNOW_THE_ENGINES_INSIDE.check(OURS);
    }

    @Test
    void stepsArePrivateToTheirPackage() {
        STEPS_ARE_PRIVATE.check(OURS);
    }

    @Test
    void nobodyPointsAtWorkflow() {
        NOBODY_POINTS_AT_WORKFLOW.check(OURS);
    }

    @Test
    void oneClassKnowsTheDatabasesTime() {
        ONE_CLASS_KNOWS_THE_DATABASES_TIME.check(OURS);
    }

    @Test
    void settingsAreRecords() {
        SETTINGS_ARE_RECORDS.check(OURS);
    }

    @Test
    void noPackageIsACatchAll() {
        NO_CATCH_ALL_ROOMS.check(OURS);
    }

    @Test
    void eachRuleNoticesABreach() {
        JavaClasses breaches =
                new ClassFileImporter().importPackages("org.imprimatur.breach..", "org.imprimatur.workflow");
        assertThatThrownBy(() -> ONLY_WORKFLOW_KNOWS_THE_ENGINE.check(breaches)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> TWO_CLASSES_KNOW_THE_ENGINES_INSIDE.check(breaches))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("EverythingAtOnce");
        assertThatThrownBy(() -> STEPS_ARE_PRIVATE.check(breaches)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> NOBODY_POINTS_AT_WORKFLOW.check(breaches)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> ONE_CLASS_KNOWS_THE_DATABASES_TIME.check(breaches))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("EverythingAtOnce.day")
                .hasMessageContaining("EverythingAtOnce.execute");
        assertThatThrownBy(() -> SETTINGS_ARE_RECORDS.check(breaches))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("EverythingAtOnce.<init>")
                .hasMessageContaining("EverythingAtOnce.seconds");
        assertThatThrownBy(() -> NO_CATCH_ALL_ROOMS.check(breaches)).isInstanceOf(AssertionError.class);
    }
}
