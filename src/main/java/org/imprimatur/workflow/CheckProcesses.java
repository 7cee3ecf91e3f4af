package org.imprimatur.workflow;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.spi.ToolProvider;
import org.imprimatur.workflow.check.Finding;
import org.imprimatur.workflow.check.FindingMessages;
import org.imprimatur.workflow.check.ProcessCheck;
import org.imprimatur.workflow.check.ProcessCheckResult;
import org.imprimatur.workflow.check.ProcessCheckResult.Unit;
import org.imprimatur.workflow.check.ProcessFile;
import org.imprimatur.workflow.check.ProcessFiles;
import org.imprimatur.workflow.check.ProcessFiles.NoProcessFolder;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * {@code java -jar imprimatur.jar check-processes FOLDER}: says of the processes in a folder what the server would say
 * at its start, without starting it, and ends with 0 or 1. It needs no settings and touches no database.
 */
public final class CheckProcesses implements ToolProvider {

    private static final int NOT_ASKED_RIGHT = 2;

    private final MessageSource words = words();

    @Override
    public String name() {
        return "check-processes";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        if (arguments.length != 1) {
            err.println(say("process-check.usage"));
            return NOT_ASKED_RIGHT;
        }
        try {
            return check(arguments[0], out);
        } catch (NoProcessFolder no) {
            err.println(say(no.exists() ? "process-check.empty-folder" : "process-check.no-folder", no.folder()));
            return 1;
        }
    }

    private int check(String folder, PrintWriter out) {
        var own = ProcessFiles.of(folder);
        ProcessCheckResult result = ProcessCheck.check(own, ProcessFiles.ours(), Vocabularies.bare());
        List<Finding> errors = new ArrayList<>(result.errors());
        errors.addAll(
                TrialDeployment.of(result.units().stream().filter(Unit::sound).toList()));
        FindingMessages findingMessages = new FindingMessages(words);
        errors.forEach(error -> out.println(findingMessages.say(error)));
        result.warnings().forEach(warning -> out.println(say("process-check.warning", findingMessages.say(warning))));
        out.println(
                errors.isEmpty()
                        ? say(
                                "process-check.sound",
                                own.stream().filter(ProcessFile::isRead).count(),
                                folder)
                        : say("process-check.unsound", errors.size(), folder));
        return errors.isEmpty() ? 0 : 1;
    }

    private String say(String key, Object... arguments) {
        return words.getMessage(key, arguments, Locale.ENGLISH);
    }

    /** Without a server to ask for them. */
    static MessageSource words() {
        var words = new ResourceBundleMessageSource();
        words.setBasename("messages");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        return words;
    }
}
