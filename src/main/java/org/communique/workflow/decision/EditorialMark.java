package org.communique.workflow.decision;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.VersionId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** A coordinator's word that the version differs from the one before by editorial changes only. */
@Document("editorialMarks")
public record EditorialMark(@Id VersionId version, MemberId by, Instant at) {}
