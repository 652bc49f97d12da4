package org.communique.coalition.mandate;

import java.util.List;
import org.communique.coalition.directory.Mandate;
import org.communique.coalition.directory.ValidationProblem;

/** The outcome of granting or revoking a mandate. */
public sealed interface MandateOutcome {

    record Granted(Mandate mandate) implements MandateOutcome {}

    /** One of the same terms, evidence and file is in force. */
    record AlreadyGranted(Mandate mandate) implements MandateOutcome {}

    /** One of the same terms is in force and stays as it is: nothing of what was sent was stored. */
    record OtherEvidence(Mandate standing) implements MandateOutcome {}

    record Revoked(Mandate mandate) implements MandateOutcome {}

    record Invalid(List<ValidationProblem> problems) implements MandateOutcome {}

    record Unknown() implements MandateOutcome {}
}
