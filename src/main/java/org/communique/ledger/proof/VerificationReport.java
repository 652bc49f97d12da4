package org.communique.ledger.proof;

import java.util.List;

/** What a verification found: plain lines, one a check, and the verdict that follows from them. */
record VerificationReport(List<Finding> findings) {

    enum Verdict {
        /** Of what nothing vouches for, and nothing depends on. */
        UNSEALED(0),
        VALID(0),
        INCOMPLETE(2),
        ALTERED(1);

        final int exitCode;

        Verdict(int exitCode) {
            this.exitCode = exitCode;
        }
    }

    record Finding(Verdict verdict, String line) {}

    VerificationReport {
        findings = List.copyOf(findings);
    }

    /** The worst finding; a contradiction weighs more than a gap. */
    Verdict verdict() {
        return findings.stream().map(Finding::verdict).max(Verdict::compareTo).orElse(Verdict.INCOMPLETE);
    }
}
