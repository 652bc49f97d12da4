package org.communique;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/** All {@link HttpsServerTest}s. */
@Suite
@SelectClasses(
        names = {
            "org.communique.notification.NotificationTests",
            "org.communique.notification.OutreachCrashTests",
            "org.communique.security.CookiesOverHttpsTests",
            "org.communique.security.OneTimeLinkTests",
            "org.communique.security.account.SetupTests"
        })
class HttpsServerSuite {}
