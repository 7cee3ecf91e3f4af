package org.imprimatur.standards;

import java.util.Map;

/** Implemented by a room whose settings a public text may name, so that it never says another thing than they do. */
public interface PlaceholderProvider {

    /** By name, as "corrections-address" for {@code {corrections-address}}: what stands there now. */
    Map<String, String> placeholders();
}
