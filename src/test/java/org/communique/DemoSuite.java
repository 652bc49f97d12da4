package org.communique;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/** At one server with the demo coalition. */
@Suite
@SelectClasses(names = {"org.communique.ScreenWalkTests", "org.communique.demo.DemoMailsTests"})
class DemoSuite {}
