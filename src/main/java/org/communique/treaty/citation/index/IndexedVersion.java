package org.communique.treaty.citation.index;

import java.util.List;
import org.communique.statement.VersionId;
import org.communique.treaty.citation.CitedPlace;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What a version cites.
 *
 * @param grammar  with which it was read
 * @param articles of the Convention that are cited, those within ranges too; to be searched
 */
@Document("versionCitations")
record IndexedVersion(@Id VersionId id, int grammar, List<String> articles, List<CitedPlace> places) {}
