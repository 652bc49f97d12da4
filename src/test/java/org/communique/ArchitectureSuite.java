package org.communique;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/** Those that look at the code. */
@Suite
@SelectClasses(
        names = {
            "org.communique.ArchitectureTests",
            "org.communique.QuotaTests",
            "org.communique.coalition.access.ConfirmedActTests",
            "org.communique.refusal.RefusalTests"
        })
class ArchitectureSuite {}
