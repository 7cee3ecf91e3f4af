package org.imprimatur.workflow.check;

import java.util.List;
import java.util.Locale;

/**
 * One thing that is wrong with a diagram. Its words stand in {@code messages.properties} under
 * {@code process-check.<rule>} (what is wrong) and {@code process-check.<rule>.do} (what to do), with {@code details}
 * filled in.
 *
 * @param file    the file's name
 * @param line    where in it, 0 where only the element says so
 * @param element id of the element, "" where it is about the whole file
 * @param name    what the diagram calls the element, "" if nothing
 */
public record Finding(Rule rule, String file, int line, String element, String name, List<String> details) {

    public Finding {
        details = List.copyOf(details);
    }

    public static Finding in(ProcessFile file, Rule rule, String... details) {
        return new Finding(rule, file.name(), 0, "", "", List.of(details));
    }

    public static Finding at(ProcessFile file, int line, Rule rule, String... details) {
        return new Finding(rule, file.name(), Math.max(0, line), "", "", List.of(details));
    }

    static Finding at(ProcessFile file, XmlElement element, Rule rule, String... details) {
        return new Finding(rule, file.name(), 0, element.label(), element.name(), List.of(details));
    }

    public boolean isError() {
        return rule.severity == Severity.ERROR;
    }

    /** What a finding means for the file. */
    public enum Severity {
        /** The file is refused. */
        ERROR,
        /** The file is taken; somebody should look at it. */
        WARNING
    }

    /** What a diagram keeps to. */
    public enum Rule {
        // Files
        NOT_READ(Severity.WARNING),
        EMPTY_FILE,
        TOO_LARGE,
        DOCTYPE,
        BROKEN_XML,
        NO_PROCESS,
        NO_DECISION,
        SAME_PROCESS,
        SAME_DECISION,
        SAME_ID,
        ENGINE_REFUSES,

        // Processes
        NOT_EXECUTABLE,
        NO_TIME_TO_LIVE,
        UNREADABLE_TIME_TO_LIVE,
        NOBODY_STARTS,
        NO_START,
        NO_START_FOR,
        NOBODY_HEARS(Severity.WARNING),
        NOT_DRAWN(Severity.WARNING),

        // Stages
        NO_NAME,
        NO_FORM_KEY,
        UNKNOWN_FORM_KEY,
        PAGE_OF_OTHERS,
        FORM_FIELDS,
        NO_ROLE,
        UNUSABLE_ROLE,
        MISSPELT_ROLE(Severity.WARNING),
        UNKNOWN_ROLE(Severity.WARNING),
        CANDIDATE_USERS,
        NO_PERSON,
        UNKNOWN_PERSON(Severity.WARNING),
        NO_DUE_DATE(Severity.WARNING),
        UNREADABLE_DUE_DATE,
        UNREADABLE_NUMBER,

        // Steps
        SCRIPT_TASK,
        SCRIPT,
        JAVA_CLASS,
        FIELDS,
        EXTERNAL,
        CONNECTOR,
        NO_STEP,
        UNKNOWN_STEP,
        UNKNOWN_METHOD,
        STEP_ELSEWHERE,
        STEP_LACKS,
        NO_TABLE,
        UNKNOWN_TABLE,
        TABLE_NOT_BOUND(Severity.WARNING),
        TABLE_LACKS_OUTPUT,
        UNKNOWN_PROCESS,
        CALL_BINDING,
        UNREADABLE_RETRIES,

        // Ways
        DANGLING_FLOW,
        UNREACHED,
        DEAD_END,
        CIRCLE,
        FLOW_WITHOUT_CONDITION,
        DEFAULT_WITH_CONDITION,
        LONE_CONDITION,
        NO_WAY_ON,
        NO_DEFAULT(Severity.WARNING),
        BROKEN_EXPRESSION,
        NOT_AN_EXPRESSION,
        REACHES_INSIDE,
        UNSET_VARIABLE,
        SET_LATER,

        // Events
        NO_TIME,
        UNREADABLE_TIME,
        NO_MESSAGE,
        NOBODY_SENDS(Severity.WARNING),

        // Tables
        HIT_POLICY,
        UNIQUE_CATCH_ALL,
        NO_CATCH_ALL,
        UNREACHED_ROWS(Severity.WARNING),
        CELL_LANGUAGE,
        BROKEN_CELL,
        UNKNOWN_WORD,
        EMPTY_OUTPUT,
        CELL_TYPE,
        UNFIT_NUMBER,
        NEVER_SO,
        UNASKED_TABLE(Severity.WARNING);

        private final Severity severity;

        Rule() {
            this(Severity.ERROR);
        }

        Rule(Severity severity) {
            this.severity = severity;
        }

        /** The stem of its message keys. */
        public String key() {
            return "process-check." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
