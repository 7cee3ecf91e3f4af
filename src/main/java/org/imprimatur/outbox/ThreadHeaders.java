package org.imprimatur.outbox;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The headers In-Reply-To and References of a letter. Each thread has a root that is never sent itself and only holds its letters
 * together; every answer to a reader names the root of its report, so that our own mail is known again should it ever
 * come back round.
 */
record ThreadHeaders(@Nullable String inReplyTo, @Nullable String references) {

    private static final int MOST_OF_THEIRS = 20;

    /** Nobody's own Message-ID is longer, and a header line may not be. */
    private static final int LONGEST_ID = 900;

    private static final Pattern ID = Pattern.compile("<[\\x21-\\x3b\\x3d\\x3f-\\x7e]+>");
    private static final Pattern ROOT = Pattern.compile("(article|report)-[A-Za-z0-9-]+");

    /** @param earlier Message-IDs of what this person got before in this thread, oldest first */
    static ThreadHeaders of(Subject thread, String domain, Letter.@Nullable Answers answers, List<String> earlier) {
        String root = root(thread, domain);
        Set<String> references = new LinkedHashSet<>();
        if (root != null) {
            references.add(root);
        }
        references.addAll(earlier);
        List<String> theirs = answers == null ? List.of() : theirs(answers);
        // Mail programs take the last one for the mail that is answered.
        references.removeAll(theirs);
        references.addAll(theirs);
        List<String> answered = answers == null ? List.of() : ids(answers.messageId());
        String parent = answered.isEmpty() ? last(earlier, root) : answered.get(0);
        return new ThreadHeaders(parent, references.isEmpty() ? null : String.join(" ", references));
    }

    private static @Nullable String root(Subject thread, String domain) {
        String root = thread.kind().word() + "-" + thread.id();
        return ROOT.matcher(root).matches() ? "<" + root + "@" + domain + ">" : null;
    }

    /** The latest of what their mail referred to, and their mail itself. */
    private static List<String> theirs(Letter.Answers answers) {
        Set<String> ids = new LinkedHashSet<>(ids(String.join(" ", answers.references())));
        List<String> itself = ids(answers.messageId());
        itself.forEach(ids::remove);
        ids.addAll(itself.isEmpty() ? List.of() : itself.subList(0, 1));
        List<String> all = new ArrayList<>(ids);
        return all.subList(Math.max(0, all.size() - MOST_OF_THEIRS), all.size());
    }

    private static @Nullable String last(List<String> earlier, @Nullable String root) {
        return earlier.isEmpty() ? root : earlier.get(earlier.size() - 1);
    }

    private static List<String> ids(@Nullable String header) {
        return header == null
                ? List.of()
                : ID.matcher(header)
                        .results()
                        .map(match -> match.group())
                        .filter(id -> id.length() <= LONGEST_ID)
                        .toList();
    }
}
