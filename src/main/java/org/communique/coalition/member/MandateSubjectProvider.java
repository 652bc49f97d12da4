package org.communique.coalition.member;

import java.util.Map;
import org.communique.coalition.directory.MandateSubject;

/** Statements to which a mandate can be limited, from the feature that has them. */
public interface MandateSubjectProvider {

    /** The subjects that the current member may see, with their titles. */
    Map<MandateSubject, String> known();
}
