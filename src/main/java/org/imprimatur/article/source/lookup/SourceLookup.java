package org.imprimatur.article.source.lookup;

import java.util.Map;
import org.imprimatur.article.source.identifier.Identifier;
import org.imprimatur.platform.LruCache;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks works up by their identifiers, one at a time. Nothing depends on an answer: whoever gets none writes the fields
 * by hand.
 */
@Component
@EnableConfigurationProperties(LookupSettings.class)
public class SourceLookup {

    private static final Logger LOG = LoggerFactory.getLogger(SourceLookup.class);

    private final LookupSettings settings;
    private final RegistryClient client;
    private final LruCache<Map<String, Object>> known =
            new LruCache<>(4_000_000, item -> item.toString().length());

    SourceLookup(LookupSettings settings) {
        this.settings = settings;
        this.client = new RegistryClient(settings);
    }

    public boolean isEnabled() {
        return settings.enabled();
    }

    /**
     * What a registry says of a work. Never within a transaction: a registry may take its time.
     *
     * @throws NoAnswer if it is not enabled, no registry is asked about such, or none has answered in time
     */
    @Transactional(propagation = Propagation.NEVER)
    public Map<String, Object> find(Identifier identifier) throws NoAnswer {
        if (!settings.enabled()) {
            throw new NoAnswer(NoAnswer.Why.NOT_ASKED);
        }
        String key = identifier.toString();
        Map<String, Object> before = known.find(key);
        if (before != null) {
            return before;
        }
        Registry registry = Registry.of(identifier).orElseThrow(() -> new NoAnswer(NoAnswer.Why.NOT_ASKED));
        try {
            String answer = client.ask(registry.address(identifier, settings));
            Map<String, Object> item =
                    registry.item(answer, identifier).orElseThrow(() -> new NoAnswer(NoAnswer.Why.UNKNOWN));
            return known.get(key, () -> item);
        } catch (NoAnswer none) {
            LOG.info("{} of {}: {}", identifier.kind(), registry, none.why());
            throw none;
        }
    }
}
