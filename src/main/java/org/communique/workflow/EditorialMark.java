package org.communique.workflow;

import java.time.Instant;
import org.communique.coalition.MemberId;
import org.communique.statement.VersionId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** A coordinator's word that the version differs from the one before by editorial changes only. */
@Document("editorialMarks")
record EditorialMark(@Id VersionId version, MemberId by, Instant at) {}
