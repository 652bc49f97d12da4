package org.communique.statement.worklist;

import java.util.List;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The filters that a member keeps.
 *
 * @param revision counts their changes; null in documents of earlier builds
 */
@Document("workFilters")
record SavedWorkFilters(
        @Id MemberId member,
        List<WorkFilter> filters,
        @Nullable Long revision) {}
