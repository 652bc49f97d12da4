package org.communique;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void modulesKeepToTheirArrows() {
        ApplicationModules.of(Communique.class).verify();
    }
}
