package org.communique.statement;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.Statement.FrozenVersions;
import org.communique.statement.Statement.StatementTags;
import org.communique.statement.version.Version;

/** Statements that did not go through their workflow. */
public final class StatementFixtures {

    private StatementFixtures() {}

    public static Version version(VersionId id, String title, String text, MemberId by, Instant now) {
        return new Version(
                id,
                id.statement(),
                id.number(),
                title,
                "en",
                text,
                TextHash.of(text),
                by,
                now,
                Set.of(by),
                0,
                null,
                null);
    }

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
                new FrozenVersions(version.number(), hash, version.number(), coordinator, null),
                now,
                now,
                null,
                0,
                StatementTags.NONE,
                null);
    }
}
