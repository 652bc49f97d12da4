package org.communique.statement.version;

import java.time.Instant;
import java.util.Set;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A frozen text. Nothing of it changes after it is written.
 *
 * @param text    canonical CommonMark, see {@code org.communique.text}
 * @param authors members with an edit in the draft when it was frozen
 * @param epoch   of the draft, which ended when it was frozen
 * @param facts   missing of those that earlier builds froze
 * @param changeNote note for the reviewers by who submitted it; it is no part of the text
 */
@Document("versions")
public record Version(
        @Id VersionId id,
        @Indexed StatementId statement,
        int number,
        String title,
        String language,
        String text,
        TextHash hash,
        MemberId frozenBy,
        Instant frozenAt,
        Set<MemberId> authors,
        long epoch,
        @Nullable VersionFacts facts,
        @Nullable String changeNote) {

    public static final int LONGEST_NOTE = 2_000;
}
