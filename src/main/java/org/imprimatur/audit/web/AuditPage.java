package org.imprimatur.audit.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.imprimatur.audit.AuditMessages;
import org.imprimatur.audit.AuditVerifier;
import org.imprimatur.audit.SealTimestamp;
import org.imprimatur.audit.Verification;
import org.jspecify.annotations.Nullable;

/**
 * What the audit's page prints.
 *
 * @param chain     the one chain that is listed, in words; null for all
 * @param chainHref the page about what that chain is about
 */
record AuditPage(
        Health health,
        AuditForm form,
        Map<String, String> problems,
        Map<String, String> people,
        Map<String, String> actions,
        List<AuditMessages.Line> lines,
        boolean searched,
        @Nullable String chain,
        @Nullable String chainHref,
        @Nullable String newest,
        @Nullable String older) {

    /**
     * How the chains were when they were last read, null if they never were.
     *
     * @param trouble      why no seals are made, in words; empty if they are
     * @param stamp        the newest timestamp; null if there is none
     * @param noNewerStamp why, in words; empty if the authority answered
     */
    record Health(
            String trouble,
            boolean running,
            boolean mayVerify,
            @Nullable Verification last,
            List<Broken> broken,
            AuditVerifier.@Nullable NewestSeal seal,
            @Nullable SealTimestamp stamp,
            String noNewerStamp) {}

    record Broken(String chain, String chainWords, @Nullable Instant at, String words) {}
}
