package org.imprimatur.workflow;

import org.springframework.stereotype.Component;

/**
 * Whether a person is changing the way an article goes. For as long as it takes, nobody else writes to those who lose a
 * turn by it: the letter of the intervention does, because it alone can say why.
 */
@Component
class Intervening {

    private final ThreadLocal<Boolean> goesOn = ThreadLocal.withInitial(() -> false);

    void during(Runnable deed) {
        goesOn.set(true);
        try {
            deed.run();
        } finally {
            goesOn.remove();
        }
    }

    boolean goesOn() {
        return goesOn.get();
    }
}
