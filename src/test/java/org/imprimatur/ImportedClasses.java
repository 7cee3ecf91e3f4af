package org.imprimatur;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The bytecode that rules about the code are checked on, read once for all of them: reading it takes seconds. */
public final class ImportedClasses {

    private ImportedClasses() {}

    /** What the newsroom runs. */
    public static JavaClasses ofTheServer() {
        return Server.CLASSES;
    }

    /** The tests, without the breaches that show that a rule can say no. */
    public static JavaClasses ofTheTests() {
        return Tests.CLASSES;
    }

    private static final class Server {
        static final JavaClasses CLASSES = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.imprimatur");
    }

    private static final class Tests {
        static final JavaClasses CLASSES = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("/org/imprimatur/breach/"))
                .importPackages("org.imprimatur");
    }
}
