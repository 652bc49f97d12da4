package org.communique;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/** At one server with the demo coalition. The walk is last, as it ends with README's tour, which changes what the others look at. */
@Suite
@SelectClasses(names = {"org.communique.demo.DemoMailsTests", "org.communique.ScreenWalkTests"})
class DemoSuite {}
