package org.communique.statement;

import java.time.Instant;
import java.util.List;
import org.communique.coalition.directory.MemberId;

/** Statements that did not go through their workflow. */
public final class StatementFixtures {

    private StatementFixtures() {}

    /** Its first version is approved, and can be opened for sign-on. */
    public static Statement approved(
            VersionId version, String title, TextHash hash, MemberId coordinator, Instant now) {
        return new Statement(
                version.statement(),
                title,
                "en",
                "joint-statement",
                coordinator,
                Phase.APPROVED,
                List.of(),
                List.of(),
                version.number(),
                hash,
                version.number(),
                coordinator,
                now,
                now,
                null,
                null,
                0,
                List.of(),
                null);
    }
}
