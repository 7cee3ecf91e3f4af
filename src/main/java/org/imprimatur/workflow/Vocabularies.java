package org.imprimatur.workflow;

import java.beans.Introspector;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.workflow.check.ProcessContract;
import org.imprimatur.workflow.check.Vocabulary;
import org.imprimatur.worklist.StepAnswers;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** What this server offers to whoever draws a process for it. */
final class Vocabularies {

    private static final Map<String, ProcessContract> PROCESSES = Map.of(
            ArticleReviewProcess.KEY, ArticleReviewProcess.CONTRACT,
            ReaderReportProcess.KEY, ReaderReportProcess.CONTRACT,
            DeadAddressProcess.KEY, DeadAddressProcess.CONTRACT);

    private Vocabularies() {}

    /** The processes without which the server cannot do its work. */
    static Set<String> processes() {
        return PROCESSES.keySet();
    }

    /** As far as it can be told without a newsroom. */
    static Vocabulary bare() {
        return of(answers(), Role.known(), address -> true);
    }

    /** With the people of the newsroom, and the roles they hold. */
    static Vocabulary of(People people, Collection<StepAnswers> rooms) {
        Set<Role> roles = Stream.concat(Role.known().stream(), people.rolesHeld().stream())
                .collect(Collectors.toSet());
        return of(
                rooms,
                roles,
                address -> people.byEmail(address).filter(Person::active).isPresent());
    }

    private static Vocabulary of(Collection<StepAnswers> rooms, Set<Role> roles, Predicate<String> signsIn) {
        return new Vocabulary(
                StepAnswers.of(rooms),
                steps(),
                PROCESSES,
                roles.stream().map(Role::name).collect(Collectors.toSet()),
                signsIn);
    }

    /** Of all rooms, found as the server itself finds them. */
    static List<StepAnswers> answers() {
        return components(StepAnswers.class, "org.imprimatur")
                .map(BeanUtils::instantiateClass)
                .map(StepAnswers.class::cast)
                .toList();
    }

    /** Found as the server itself finds them, but without making one; and what a condition may ask beside them. */
    private static Map<String, Class<?>> steps() {
        Map<String, Class<?>> steps = new TreeMap<>();
        components(JavaDelegate.class, Vocabularies.class.getPackageName() + ".step")
                .forEach(type -> steps.put(Introspector.decapitalize(type.getSimpleName()), type));
        steps.put(ReviewRecord.NAME, ReviewRecord.class);
        return steps;
    }

    private static Stream<Class<?>> components(Class<?> kind, String below) {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        var annotated = new AnnotationTypeFilter(Component.class);
        var assignable = new AssignableTypeFilter(kind);
        scan.addIncludeFilter((type, types) -> annotated.match(type, types) && assignable.match(type, types));
        return scan.findCandidateComponents(below).stream()
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null));
    }
}
