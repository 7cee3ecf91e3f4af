package org.imprimatur.people.web;

import java.util.List;
import java.util.Map;

/** Credentials reviewers of health articles often hold, offered while typing; any other may be written. */
final class KnownCredentials {

    private static final List<Map.Entry<String, String>> KNOWN = List.of(
            Map.entry("FNP-BC", "American Nurses Credentialing Center (ANCC)"),
            Map.entry("FNP-C", "American Academy of Nurse Practitioners Certification Board (AANPCB)"),
            Map.entry("PMHNP-BC", "American Nurses Credentialing Center (ANCC)"),
            Map.entry("RN", "State board of nursing"),
            Map.entry("CNM", "American Midwifery Certification Board (AMCB)"),
            Map.entry("PA-C", "National Commission on Certification of Physician Assistants (NCCPA)"),
            Map.entry("MD", "State medical board"),
            Map.entry("DO", "State medical board"),
            Map.entry("MBBS", "General Medical Council (GMC)"),
            Map.entry("PharmD", "State board of pharmacy"),
            Map.entry("DDS", "State dental board"),
            Map.entry("RDN", "Commission on Dietetic Registration (CDR)"),
            Map.entry("DPT", "State board of physical therapy"),
            Map.entry("PsyD", "State board of psychology"));

    private KnownCredentials() {}

    static List<String> types() {
        return KNOWN.stream().map(Map.Entry::getKey).toList();
    }

    static List<String> issuers() {
        return KNOWN.stream().map(Map.Entry::getValue).distinct().toList();
    }
}
