package org.communique;

import com.tngtech.archunit.ArchConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    /** What libraries have in them is of no module, and reading it takes half of the time. */
    @Test
    void modulesKeepToTheirArrows() {
        ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            ApplicationModules.of(Communique.class).verify();
        });
    }
}
