package org.communique.publishing;

import java.util.List;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A published statement, frozen with everything that its public page shows. It is written before the statement becomes
 * {@code PUBLISHED}, so on its own it proves nothing: it is public once the statement carries its slug.
 *
 * @param number      counts them; its short address
 * @param document    what was signed
 * @param by          the coordinator who published it; null before that was kept
 * @param corrections each is public once the statement has its version
 */
@Document("publications")
record Publication(
        @Id Slug slug,
        @Indexed(unique = true) int number,
        @Indexed(unique = true) StatementId statement,
        VersionId version,
        StatementDocument document,
        @Nullable MemberId by,
        List<Correction> corrections) {}
