package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.PersonEvent;
import org.imprimatur.platform.AuditAction;
import org.junit.jupiter.api.Test;

/** Actions of the audit: each is recorded by some code, and told by the code it is stored with alone. */
class AuditActionTests {

    @Test
    void noTwoAreStoredAlike() {
        assertThat(AuditActions.all().stream().map(AuditAction::code).toList()).doesNotHaveDuplicates();
    }

    @Test
    void eachIsRecorded() {
        Set<String> unused = AuditActions.all().stream()
                .map(action -> constant(action.getClass().getName(), ((Enum<?>) action).name()))
                .collect(Collectors.toCollection(TreeSet::new));
        List<JavaClass> recording = ImportedClasses.ofTheServer().stream()
                .filter(type -> records(type) || type.isAssignableTo(PersonEvent.class))
                .toList();
        recording.stream()
                .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                .map(JavaFieldAccess::getTarget)
                .forEach(field -> unused.remove(constant(field.getOwner().getName(), field.getName())));
        assertThat(unused).as("Actions that no code records").isEmpty();
    }

    private static boolean records(JavaClass type) {
        return type.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(AuditTrail.class)
                        && call.getName().equals("record"));
    }

    private static String constant(String type, String name) {
        return type + "." + name;
    }
}
