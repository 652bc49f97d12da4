package org.communique.ledger.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.communique.ledger.proof.VerificationReport.Finding;
import org.communique.ledger.proof.VerificationReport.Verdict;
import org.jspecify.annotations.Nullable;

/** The findings of a verification as they come. */
final class VerificationFindings {

    private final List<Finding> all = new ArrayList<>();

    void unsealed(String line) {
        all.add(new Finding(Verdict.UNSEALED, line));
    }

    void valid(String line) {
        all.add(new Finding(Verdict.VALID, line));
    }

    void altered(String line) {
        all.add(new Finding(Verdict.ALTERED, line));
    }

    void incomplete(String line) {
        all.add(new Finding(Verdict.INCOMPLETE, line));
    }

    /** What was read; null, and a finding, if it is malformed. */
    <T> @Nullable T read(String what, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (MalformedException e) {
            altered(what + ": " + e.getMessage());
            return null;
        }
    }

    VerificationReport report() {
        return new VerificationReport(all);
    }
}
