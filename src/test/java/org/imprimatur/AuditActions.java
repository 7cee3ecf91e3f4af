package org.imprimatur;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.imprimatur.platform.AuditAction;

/** Everything the audit may say was done, by whatever room. */
final class AuditActions {

    private AuditActions() {}

    static List<AuditAction> all() {
        return ImportedClasses.ofTheServer().stream()
                .filter(type -> type.isAssignableTo(AuditAction.class) && !type.isInterface())
                .map(JavaClass::reflect)
                .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                .map(AuditAction.class::cast)
                .toList();
    }

    static Set<String> codes() {
        return all().stream().map(AuditAction::code).collect(Collectors.toCollection(TreeSet::new));
    }
}
