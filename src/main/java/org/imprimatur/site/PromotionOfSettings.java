package org.imprimatur.site;

import org.imprimatur.standards.ShippedPromotion;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What the settings advertise. */
@Component
@EnableConfigurationProperties(Promotion.class)
class PromotionOfSettings implements ShippedPromotion {

    private final Promotion promotion;

    PromotionOfSettings(Promotion promotion) {
        this.promotion = promotion;
    }

    @Override
    public String words() {
        return promotion
                .slot()
                .map(slot -> "[" + slot.text().replace("[", "\\[").replace("]", "\\]") + "](<" + slot.link() + ">)")
                .orElse("");
    }
}
