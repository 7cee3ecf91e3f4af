package org.imprimatur.workflow.check;

import java.util.Map;
import java.util.Set;
import org.imprimatur.worklist.AnswerVariables;
import org.imprimatur.worklist.StepForm;

/**
 * The contract between the server and one of its processes: what they have to agree on.
 *
 * @param variables set when it begins
 * @param values    all that some of these variables can be
 * @param starts    names of the messages the server begins it with, beside beginning it plainly
 * @param messages  that the server sends it on its way, and the variables each brings
 * @param forms     that make sense in it: each shows one kind of thing
 */
public record ProcessContract(
        Set<String> variables,
        Map<String, Set<String>> values,
        Set<String> starts,
        Map<String, AnswerVariables> messages,
        Set<StepForm> forms) {}
