package org.imprimatur.worklist;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A cache of the rows of one table that the current transaction has locked, as they stand now, or of rows that never
 * change and belong to what it has locked. A command, the process
 * that follows it and the listeners of the process each ask for the same row; whoever asks second need not lock and
 * read it again. All is forgotten when part of the transaction is undone, and with its end.
 */
public final class LockedRows<K, V> {

    /** Nothing if the transaction does not hold the row, or there is no transaction. */
    public Optional<V> find(K key) {
        Rows<V> rows = rows();
        return rows == null ? Optional.empty() : Optional.ofNullable(rows.known.get(key));
    }

    /** The transaction has just locked or written the row, and this is what it says. */
    public V remember(K key, V row) {
        Rows<V> rows = rows();
        if (rows == null) {
            rows = new Rows<>(this);
            TransactionSynchronizationManager.bindResource(this, rows);
            TransactionSynchronizationManager.registerSynchronization(rows);
        }
        rows.known.put(key, row);
        return row;
    }

    /** The row says something else now. */
    public void forget(K key) {
        forgetIf(key::equals, row -> false);
    }

    /** Some rows say something else now. */
    void forgetAll(Predicate<V> changed) {
        forgetIf(key -> false, changed);
    }

    private void forgetIf(Predicate<Object> keys, Predicate<V> changed) {
        Rows<V> rows = rows();
        if (rows != null) {
            rows.known.entrySet().removeIf(row -> keys.test(row.getKey()) || changed.test(row.getValue()));
        }
    }

    @SuppressWarnings("unchecked")
    private @Nullable Rows<V> rows() {
        return (Rows<V>) TransactionSynchronizationManager.getResource(this);
    }

    private static final class Rows<V> implements TransactionSynchronization {

        private final Object owner;
        private final Map<Object, V> known = new HashMap<>();

        Rows(Object owner) {
            this.owner = owner;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(owner);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(owner, this);
        }

        @Override
        public void savepointRollback(Object savepoint) {
            known.clear();
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(owner);
        }
    }
}
