package org.imprimatur.report.form;

import java.util.LinkedHashMap;
import java.util.Map;
import org.imprimatur.mime.MailAddress;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * The public form to report a mistake, as a reader typed it.
 *
 * @param homepage seen by no person, so whoever fills it in is none
 * @param token     says when the form was opened, see {@link ReportFormTokens}
 */
record ReportForm(String wrong, String passage, String name, String email, String homepage, String token) {

    static final int LONGEST = 20_000;
    private static final int LONGEST_NAME = 200;

    ReportForm {
        wrong = text(wrong);
        passage = text(passage);
        name = VisibleText.orEmpty(name);
        email = VisibleText.orEmpty(email);
        homepage = text(homepage);
        token = text(token);
    }

    static ReportForm empty(String token) {
        return new ReportForm("", "", "", "", "", token);
    }

    ReportForm withToken(String fresh) {
        return new ReportForm(wrong, passage, name, email, "", fresh);
    }

    /** Field to the key of what to do about it. */
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        if (VisibleText.isBlank(wrong)) {
            problems.put("wrong", "report.form.problem.wrong");
        } else if (wrong.length() > LONGEST) {
            problems.put("wrong", "report.form.problem.long");
        }
        if (passage.length() > LONGEST) {
            problems.put("passage", "report.form.problem.long");
        }
        if (name.length() > LONGEST_NAME) {
            problems.put("name", "report.form.problem.name");
        }
        if (!email.isEmpty() && MailAddress.parse(email).isEmpty()) {
            problems.put("email", "report.form.problem.email");
        }
        return problems;
    }

    /** Browsers count a line's end as one character and send two. */
    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\r\n", "\n");
    }
}
