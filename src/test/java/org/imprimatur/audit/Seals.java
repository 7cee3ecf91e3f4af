package org.imprimatur.audit;

import org.springframework.beans.factory.BeanFactory;

/** Lets the tests of other rooms seal the audit when they want it sealed. */
public final class Seals {

    private Seals() {}

    public static void sealNow(BeanFactory server) {
        server.getBean(Sealer.class).sealAll();
    }
}
