package org.imprimatur.workflow;

import java.util.Locale;
import java.util.stream.Collectors;
import org.imprimatur.workflow.check.FindingMessages;
import org.imprimatur.workflow.check.ProcessFiles.NoProcessFolder;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.MessageSource;

/** Says why the server does not start without its processes, in place of a stack trace. */
class ProcessesFailureAnalyzer implements FailureAnalyzer {

    private final MessageSource words = CheckProcesses.words();

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NoProcessFolder no) {
                return analysis(
                        no.exists() ? "process-start.empty-folder" : "process-start.no-folder", no.folder(), no);
            }
            if (cause instanceof ProcessDeployer.ProcessesRefused refused) {
                FindingMessages findingMessages = new FindingMessages(words);
                String found = refused.findings().stream()
                        .map(findingMessages::say)
                        .collect(Collectors.joining(System.lineSeparator()));
                return new FailureAnalysis(
                        say("process-start.refused", refused.folder()) + System.lineSeparator() + found,
                        say("process-start.refused.do", refused.folder()),
                        refused);
            }
        }
        return null;
    }

    private FailureAnalysis analysis(String key, String folder, Throwable cause) {
        return new FailureAnalysis(say(key, folder), say(key + ".do", folder), cause);
    }

    private String say(String key, Object... arguments) {
        return words.getMessage(key, arguments, Locale.ENGLISH);
    }
}
