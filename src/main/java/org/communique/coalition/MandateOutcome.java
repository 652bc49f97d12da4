package org.communique.coalition;

import java.util.List;

/** What came of giving or revoking a mandate. */
public sealed interface MandateOutcome {

    record Granted(Mandate mandate) implements MandateOutcome {}

    record Revoked(Mandate mandate) implements MandateOutcome {}

    record Invalid(List<Problem> problems) implements MandateOutcome {}

    record Unknown() implements MandateOutcome {}
}
