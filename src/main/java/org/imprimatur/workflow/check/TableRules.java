package org.imprimatur.workflow.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.imprimatur.workflow.check.Finding.Rule;

/** The rules for a decision table, asked by a certain process. */
final class TableRules {

    private static final Set<String> ONE_ROW = Set.of("UNIQUE", "FIRST", "ANY");
    private static final Set<String> NUMBERS = Set.of("integer", "long", "double", "number");
    private static final Set<String> LANGUAGES = Set.of(
            "feel",
            "http://www.omg.org/spec/FEEL/20140401",
            "https://www.omg.org/spec/FEEL/20140401",
            "https://www.omg.org/spec/DMN/20191111/FEEL/");

    /** Of signatures, days and months alike: more is mistyped. */
    private static final int LARGEST_COUNT = 1000;

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");

    private final ParsedProcessFile file;
    private final CheckedProcess asking;
    private final Set<Finding> findings = new LinkedHashSet<>();

    private TableRules(ParsedProcessFile file, CheckedProcess asking) {
        this.file = file;
        this.asking = asking;
    }

    static List<Finding> check(ParsedProcessFile file, CheckedProcess asking) {
        TableRules rules = new TableRules(file, asking);
        file.decisions().forEach(rules::decision);
        return new ArrayList<>(rules.findings);
    }

    private void report(XmlElement element, Rule rule, String... details) {
        findings.add(Finding.at(file.file(), element, rule, details));
    }

    private void decision(XmlElement decision) {
        String days = decision.engine("historyTimeToLive");
        if (days.isEmpty()) {
            report(decision, Rule.NO_TIME_TO_LIVE);
        } else if (!ProcessRules.isReadableTimeToLive(days)) {
            report(decision, Rule.UNREADABLE_TIME_TO_LIVE, days);
        }
        XmlElement table = decision.child("decisionTable");
        if (table != null) {
            new Table(decision, table).check();
        }
    }

    /** The names a cell may use: what the process knows, and what other tables of the file answer. */
    private Set<String> words() {
        Set<String> words = new HashSet<>(asking.variables().names());
        file.decisions().forEach(decision -> {
            words.add(decision.id());
            words.add(decision.name());
            decision.below("output").forEach(output -> words.add(output.name()));
        });
        return words;
    }

    private final class Table {

        private final XmlElement decision;
        private final String hitPolicy;
        private final List<XmlElement> inputs;
        private final List<XmlElement> outputs;
        private final List<XmlElement> rows;
        private final Set<String> read;
        private final Set<String> counted;

        Table(XmlElement decision, XmlElement table) {
            this.decision = decision;
            this.hitPolicy =
                    table.has("hitPolicy") ? table.attribute("hitPolicy").toUpperCase(Locale.ROOT) : "UNIQUE";
            this.inputs = table.children("input");
            this.outputs = table.children("output");
            this.rows = table.children("rule");
            this.read = new HashSet<>();
            asking.all("businessRuleTask").stream()
                    .filter(step -> step.engine("decisionRef").equals(decision.id()))
                    .forEach(step -> read.addAll(StepRules.read(step)));
            this.counted = asking.countedColumns(decision.id());
        }

        void check() {
            if (!ONE_ROW.contains(hitPolicy)) {
                report(decision, Rule.HIT_POLICY, hitPolicy);
            }
            catchAll();
            inputs.forEach(this::question);
            for (int i = 0; i < rows.size(); i++) {
                row(rows.get(i), i + 1);
            }
        }

        private void catchAll() {
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).children("inputEntry").stream().allMatch(TableRules::matchesAll)) {
                    if (hitPolicy.equals("UNIQUE") && rows.size() > 1) {
                        report(decision, Rule.UNIQUE_CATCH_ALL, number(i + 1));
                    }
                    if (hitPolicy.equals("FIRST") && i < rows.size() - 1) {
                        report(decision, Rule.UNREACHED_ROWS, number(i + 1));
                    }
                    return;
                }
            }
            report(decision, Rule.NO_CATCH_ALL);
        }

        private void question(XmlElement input) {
            XmlElement expression = input.child("inputExpression");
            String text = expression == null ? "" : expression.textOf("text");
            if (expression == null || text.isEmpty()) {
                report(input, Rule.BROKEN_CELL, label(input), text, "");
            } else if (isFeel(expression, input)) {
                cell(input, label(input), text, FeelCells.answer(text, words()));
            }
        }

        private void row(XmlElement row, int number) {
            List<XmlElement> conditions = row.children("inputEntry");
            for (int i = 0; i < conditions.size() && i < inputs.size(); i++) {
                XmlElement entry = conditions.get(i);
                if (!matchesAll(entry) && isFeel(entry, entry)) {
                    String text = entry.textOf("text");
                    cell(entry, place(number, label(inputs.get(i))), text, FeelCells.test(text, words()));
                    values(entry, inputs.get(i), text);
                }
            }
            List<XmlElement> answers = row.children("outputEntry");
            for (int i = 0; i < answers.size() && i < outputs.size(); i++) {
                answer(answers.get(i), outputs.get(i), number);
            }
        }

        private void answer(XmlElement entry, XmlElement output, int number) {
            String text = entry.textOf("text");
            String place = place(number, label(output));
            if (text.isEmpty()) {
                if (read.contains(output.name())) {
                    report(entry, Rule.EMPTY_OUTPUT, place);
                }
                return;
            }
            if (!isFeel(entry, entry)) {
                return;
            }
            FeelCells.Reading reading = FeelCells.answer(text, words());
            cell(entry, place, text, reading);
            Object value = reading.value();
            if (value == null || !reading.isPlain()) {
                return;
            }
            String type = output.attribute("typeRef");
            if (NUMBERS.contains(type) && !(value instanceof Number)
                    || type.equals("boolean") && !(value instanceof Boolean)) {
                report(entry, Rule.CELL_TYPE, place, text, type);
            }
            if (counted.contains(output.name()) && value instanceof Number count && !isACount(count)) {
                report(entry, Rule.UNFIT_NUMBER, place, text, Integer.toString(LARGEST_COUNT));
            }
            if (namesRoles(output.name()) && value instanceof String role) {
                Rule wrong = StageRules.roleRule(role, asking.vocabulary());
                if (wrong != null) {
                    report(entry, wrong, role, StageRules.closest(role, asking.vocabulary()));
                }
            }
        }

        /** A row that asks for what never is, for a misspelt risk, say, never applies. */
        private void values(XmlElement entry, XmlElement input, String text) {
            XmlElement expression = input.child("inputExpression");
            Set<String> known = asking.valuesOf(expression == null ? "" : expression.textOf("text"));
            if (!known.isEmpty()) {
                WORD.matcher(text)
                        .results()
                        .map(word -> word.group(1))
                        .filter(word -> known.stream().noneMatch(word::equalsIgnoreCase))
                        .forEach(word -> report(
                                entry, Rule.NEVER_SO, word, label(input), String.join(", ", new TreeSet<>(known))));
            }
        }

        /** Whether a stage of the process lies with whomever this column names. */
        private boolean namesRoles(String column) {
            return asking.all("userTask").stream()
                    .flatMap(stage -> StageRules.split(stage.engine("candidateGroups")).stream())
                    .anyMatch(group -> column.equals(Expressions.bareName(group)));
        }

        private void cell(XmlElement element, String place, String text, FeelCells.Reading reading) {
            String problem = reading.problem();
            if (problem != null) {
                report(element, Rule.BROKEN_CELL, place, text, problem);
            }
            reading.unknown().forEach(word -> report(element, Rule.UNKNOWN_WORD, place, text, word));
        }

        private boolean isFeel(XmlElement expression, XmlElement reported) {
            String language = expression.attribute("expressionLanguage");
            boolean feel = language.isEmpty() || LANGUAGES.contains(language);
            if (!feel) {
                report(reported, Rule.CELL_LANGUAGE, language);
            }
            return feel;
        }
    }

    private static boolean isACount(Number number) {
        double value = number.doubleValue();
        return value == Math.rint(value) && value >= 1 && value <= LARGEST_COUNT;
    }

    private static boolean matchesAll(XmlElement entry) {
        String text = entry.textOf("text");
        return text.isEmpty() || text.equals("-");
    }

    private static String place(int row, String column) {
        return number(row) + ", " + column;
    }

    private static String number(int row) {
        return Integer.toString(row);
    }

    private static String label(XmlElement column) {
        String label = column.attribute("label");
        return !label.isEmpty() ? label : !column.name().isEmpty() ? column.name() : column.id();
    }
}
