package org.imprimatur.publication;

import java.util.Map;
import org.imprimatur.standards.PlaceholderProvider;
import org.springframework.stereotype.Component;

/** Lets public texts name the address for mistakes as the settings have it. */
@Component
class CorrectionsAddressPlaceholder implements PlaceholderProvider {

    private final CorrectionsAddress corrections;

    CorrectionsAddressPlaceholder(CorrectionsAddress corrections) {
        this.corrections = corrections;
    }

    @Override
    public Map<String, String> placeholders() {
        return Map.of("corrections-address", corrections.forAll());
    }
}
