package org.communique;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/** All {@link ReplicaSetServerTest}s. */
@Suite
@SelectClasses(names = {"org.communique.mail.EventOutboxTests", "org.communique.workflow.UnavailableDatabaseTests"})
class ReplicaSetServerSuite {}
