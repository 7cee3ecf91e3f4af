package org.imprimatur;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void noRoomReachesPastTheArrowsItDeclares() {
        ApplicationModules.of(Imprimatur.class).verify();
    }
}
