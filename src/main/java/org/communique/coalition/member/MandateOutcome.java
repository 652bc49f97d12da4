package org.communique.coalition.member;

import java.util.List;
import org.communique.coalition.directory.Mandate;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;

/** The outcome of granting or revoking a mandate. */
public sealed interface MandateOutcome {

    record Granted(Mandate mandate) implements MandateOutcome {}

    /** One of the same terms, evidence and file is in force. */
    record AlreadyGranted(Mandate mandate) implements MandateOutcome {}

    /** One of the same terms is in force and stays as it is: nothing of what was sent was stored. */
    @Refused(code = "granted-with-other-evidence")
    record OtherEvidence(Mandate mandate) implements MandateOutcome, Refusal {}

    record Revoked(Mandate mandate) implements MandateOutcome {}

    @Refused(because = Cause.INVALID, message = "screen.refusal.problems")
    record Invalid(List<ValidationProblem> problems) implements MandateOutcome, Refusal {}

    @Refused(because = Cause.UNKNOWN, code = "not-found")
    record Unknown() implements MandateOutcome, Refusal {}
}
