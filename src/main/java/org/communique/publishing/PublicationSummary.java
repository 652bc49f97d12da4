package org.communique.publishing;

import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.springframework.data.annotation.Id;

/** A publication without its text, which may be large. */
public record PublicationSummary(
        @Id Slug slug, StatementId statement, VersionId version, StatementDocumentSummary document) {}
