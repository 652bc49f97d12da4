package org.communique.attack;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/** At one {@link AttackedServer}. First those who read all that there is before and after each test. */
@Suite
@SelectClasses(
        names = {
            "org.communique.attack.ScreenTests",
            "org.communique.attack.RightsTests",
            "org.communique.attack.CitedDraftTests",
            "org.communique.attack.DraftTests",
            "org.communique.attack.HostileRequestTests",
            "org.communique.attack.SlowRequestTests",
            "org.communique.attack.FloodTests"
        })
class AttackSuite {}
