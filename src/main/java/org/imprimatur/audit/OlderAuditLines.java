package org.imprimatur.audit;

import java.util.Map;
import java.util.Set;

/** Lines of versions that wrote into them what lines do not hold any more. They stay: changing them would break the seals. */
final class OlderAuditLines {

    private static final Set<String> ABOUT_AN_ADDRESS =
            Set.of("address.left", "address.lifted", "address.suppressed", "image.added");

    /** In other lines a reason is one of ours. */
    private static final Set<String> WITH_A_REASON = Set.of("article.withdrawn", "mail.discarded", "turn.reason");

    private OlderAuditLines() {}

    /** Whether the line holds an address, a file's name, somebody's words or a licence number. */
    static boolean holdsWords(AuditEntry line) {
        Map<String, String> facts = line.facts();
        return facts.entrySet().stream().anyMatch(fact -> ErasableText.isHeld(fact.getKey(), fact.getValue()))
                || (ABOUT_AN_ADDRESS.contains(line.action()) && !ErasableText.isDigest(line.subject()))
                || (line.action().equals("letter.readdressed") && !ErasableText.isDigest(facts.getOrDefault("to", "")))
                || (WITH_A_REASON.contains(line.action()) && facts.containsKey("reason"))
                || (line.action().startsWith("credential.") && (facts.containsKey("how") || facts.containsKey("why")))
                || (line.action().equals("mail.gone-through") && facts.containsKey("trouble"))
                || (line.action().equals("revision.signed") && facts.containsKey("credential"));
    }
}
