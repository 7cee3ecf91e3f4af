package org.imprimatur.audit;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What one transaction has yet to write; follows it through suspension, savepoints and its end.
 *
 * @param <M> how it stood at a savepoint
 */
abstract class TransactionPage<M> implements TransactionSynchronization {

    private static final Logger log = LoggerFactory.getLogger(TransactionPage.class);

    private final Object key;
    private final Map<Object, M> marks = new IdentityHashMap<>();

    /** @param key the page of a transaction is found by it */
    TransactionPage(Object key) {
        this.key = key;
    }

    /** The page this transaction has under the key, null if it has none yet. */
    @SuppressWarnings("unchecked")
    static <P extends TransactionPage<?>> @Nullable P page(Object key) {
        return (P) TransactionSynchronizationManager.getResource(key);
    }

    /** The same, opened if there is none. */
    static <P extends TransactionPage<?>> P turned(Object key, Supplier<P> fresh) {
        P page = page(key);
        if (page == null) {
            page = fresh.get();
            TransactionSynchronizationManager.bindResource(key, page);
            TransactionSynchronizationManager.registerSynchronization(page);
        }
        return page;
    }

    abstract M mark();

    /** @param mark null if there was no such page at the savepoint */
    abstract void goBackTo(@Nullable M mark);

    abstract int unwritten();

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(key);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(key, this);
    }

    @Override
    public void savepoint(Object savepoint) {
        marks.put(savepoint, mark());
    }

    @Override
    public void savepointRollback(Object savepoint) {
        goBackTo(marks.get(savepoint));
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(key);
        if (status == STATUS_COMMITTED && unwritten() > 0) {
            log.error("{} writes were lost: the transaction manager does not call its listeners", unwritten());
        }
    }
}
