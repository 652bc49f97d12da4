package org.communique.coalition;

import java.util.Map;

/** Statements to which a mandate can be limited, from the feature that has them. */
public interface MandateSubjects {

    /** Those of which the current member may know, with their titles. */
    Map<MandateSubject, String> known();
}
