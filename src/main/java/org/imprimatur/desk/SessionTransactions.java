package org.imprimatur.desk;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sessions are written in transactions of their own. Looking one up is a single select and needs none: at every click it
 * would send the database a second message, to commit nothing.
 */
final class SessionTransactions implements TransactionOperations {

    private final TransactionTemplate own;
    private final ThreadLocal<Boolean> lookingUp = ThreadLocal.withInitial(() -> false);

    SessionTransactions(PlatformTransactionManager transactions) {
        own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What is asked of the sessions within this is one statement each. */
    <T> @Nullable T lookUp(Supplier<@Nullable T> question) {
        lookingUp.set(true);
        try {
            return question.get();
        } finally {
            lookingUp.remove();
        }
    }

    @Override
    public <T> @Nullable T execute(TransactionCallback<T> action) {
        return lookingUp.get() ? TransactionOperations.withoutTransaction().execute(action) : own.execute(action);
    }
}
