package org.imprimatur.workflow.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.people.Role;
import org.imprimatur.workflow.check.Finding.Rule;
import org.imprimatur.worklist.StepForm;
import org.jspecify.annotations.Nullable;

/** The rules for a stage, where somebody has the turn. */
final class StageRules {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");

    private final CheckedProcess process;
    private final Vocabulary vocabulary;

    private StageRules(CheckedProcess process) {
        this.process = process;
        this.vocabulary = process.vocabulary();
    }

    static void check(CheckedProcess process) {
        StageRules rules = new StageRules(process);
        for (XmlElement stage : process.all("userTask")) {
            rules.named(stage);
            rules.page(stage);
            rules.role(stage);
            rules.person(stage);
            rules.due(stage, "dueDate");
            rules.due(stage, "followUpDate");
            rules.forHowMany(stage);
        }
    }

    private void named(XmlElement stage) {
        if (stage.name().isEmpty()) {
            process.report(stage, Rule.NO_NAME);
        }
    }

    private void page(XmlElement stage) {
        String key = stage.engine("formKey");
        ProcessContract processContract = process.contract();
        if (stage.hasEngine("formRef") || !stage.below("formData").isEmpty()) {
            process.report(stage, Rule.FORM_FIELDS);
        }
        if (key.isEmpty()) {
            process.report(stage, Rule.NO_FORM_KEY, keys(vocabulary.answers().keySet()));
        } else if (vocabulary.answersOf(key) == null) {
            process.report(
                    stage, Rule.UNKNOWN_FORM_KEY, key, keys(vocabulary.answers().keySet()));
        } else if (processContract != null
                && processContract.forms().stream().noneMatch(form -> form.key().equals(key))) {
            process.report(stage, Rule.PAGE_OF_OTHERS, key, keys(processContract.forms()));
        }
    }

    private static String keys(Set<StepForm> forms) {
        return forms.stream().map(StepForm::key).sorted().collect(Collectors.joining(", "));
    }

    private void role(XmlElement stage) {
        List<String> groups = split(stage.engine("candidateGroups"));
        if (groups.isEmpty()) {
            process.report(stage, Rule.NO_ROLE);
        }
        for (String group : groups) {
            if (!Expressions.isOne(group)) {
                Rule wrong = roleRule(group, vocabulary);
                if (wrong != null) {
                    process.report(stage, wrong, group, closest(group, vocabulary));
                }
            }
        }
        if (stage.hasEngine("candidateUsers")) {
            process.report(stage, Rule.CANDIDATE_USERS);
        }
    }

    /** Null if the role is as it should be. */
    static @Nullable Rule roleRule(String name, Vocabulary vocabulary) {
        if (!Role.isName(name)) {
            return Rule.UNUSABLE_ROLE;
        }
        if (vocabulary.roles().contains(name)) {
            return null;
        }
        return vocabulary.roles().stream().anyMatch(role -> plain(role).equals(plain(name)))
                ? Rule.MISSPELT_ROLE
                : Rule.UNKNOWN_ROLE;
    }

    /** The role that was probably meant, "" if none was. */
    static String closest(String name, Vocabulary vocabulary) {
        return vocabulary.roles().stream()
                .filter(role -> plain(role).equals(plain(name)))
                .sorted()
                .findFirst()
                .orElse("");
    }

    /** As people spell it who do not mind capitals, hyphens and the plural. */
    private static String plain(String role) {
        String letters = role.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return letters.endsWith("s") ? letters.substring(0, letters.length() - 1) : letters;
    }

    private void person(XmlElement stage) {
        String assignee = stage.engine("assignee");
        if (assignee.isEmpty()
                || Expressions.isOne(assignee)
                || ID.matcher(assignee).matches()) {
            return;
        }
        if (!ADDRESS.matcher(assignee).matches()) {
            process.report(stage, Rule.NO_PERSON, assignee);
        } else if (!vocabulary.signsIn().test(assignee)) {
            process.report(stage, Rule.UNKNOWN_PERSON, assignee);
        }
    }

    /** As many as a number says, or one for each in a list. */
    private void forHowMany(XmlElement stage) {
        XmlElement several = stage.child("multiInstanceLoopCharacteristics");
        if (several == null) {
            return;
        }
        String list = several.engine("collection");
        String number = several.textOf("loopCardinality");
        if (!list.isEmpty() && !Expressions.isOne(list) && isUnset(list)) {
            process.report(stage, Rule.UNSET_VARIABLE, list, title(stage));
        }
        if (!number.isEmpty()
                && !Expressions.isOne(number)
                && !NUMBER.matcher(number).matches()) {
            process.report(stage, Rule.UNREADABLE_NUMBER, number);
        }
    }

    private boolean isUnset(String name) {
        return process.variables().isCertain() && !process.variables().contains(name);
    }

    private static String title(XmlElement stage) {
        return stage.name().isEmpty() ? stage.id() : stage.name();
    }

    private void due(XmlElement stage, String attribute) {
        String due = stage.engine(attribute);
        if (due.isEmpty()) {
            if (attribute.equals("dueDate")) {
                process.report(stage, Rule.NO_DUE_DATE);
            }
        } else if (!TimeExpressions.isDueDate(due)) {
            process.report(stage, Rule.UNREADABLE_DUE_DATE, due);
        }
    }

    /** At commas, but not those inside an expression. */
    static List<String> split(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= list.length(); i++) {
            char sign = i == list.length() ? ',' : list.charAt(i);
            depth += sign == '{' ? 1 : sign == '}' ? -1 : 0;
            if (sign == ',' && (depth == 0 || i == list.length())) {
                String part = list.substring(from, i).strip();
                if (!part.isEmpty()) {
                    parts.add(part);
                }
                from = i + 1;
            }
        }
        return parts;
    }
}
