package org.imprimatur.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A cache with a limit on the total weight of its entries; the one least recently used goes first. Two threads may work
 * out the same result at once: that costs time, and a lock held meanwhile would cost more.
 */
public final class LruCache<V> {

    private final Map<String, V> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final ToIntFunction<V> weight;
    private final long limit;
    private long total;

    public LruCache(long limit, ToIntFunction<V> weight) {
        this.limit = limit;
        this.weight = weight;
    }

    public V get(String key, Supplier<V> otherwise) {
        V known = find(key);
        if (known != null) {
            return known;
        }
        V fresh = otherwise.get();
        keep(key, fresh);
        return fresh;
    }

    /** What is kept under a key, or null. */
    public synchronized @Nullable V find(String key) {
        return kept.get(key);
    }

    private synchronized void keep(String key, V value) {
        V before = kept.put(key, value);
        total += weight.applyAsInt(value) - (before == null ? 0 : weight.applyAsInt(before));
        var oldest = kept.entrySet().iterator();
        while (total > limit && oldest.hasNext()) {
            total -= weight.applyAsInt(oldest.next().getValue());
            oldest.remove();
        }
    }
}
