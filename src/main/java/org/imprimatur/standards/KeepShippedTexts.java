package org.imprimatur.standards;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Keeps the shipped texts before anybody signs or reads anything, so that what was signed under them is there for ever. */
@Component
class KeepShippedTexts implements SmartInitializingSingleton {

    private final PublicTexts texts;

    KeepShippedTexts(PublicTexts texts) {
        this.texts = texts;
    }

    @Override
    public void afterSingletonsInstantiated() {
        texts.keepShipped();
    }
}
