package org.communique.statement;

import java.util.List;
import org.communique.coalition.MemberId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** The filters that a member keeps. */
@Document("work_filters")
record WorkFilters(@Id MemberId member, List<WorkFilter> filters) {}
