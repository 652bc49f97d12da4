package org.communique.treaty.stance;

import java.time.Instant;
import java.util.List;
import org.communique.coalition.directory.MemberId;

/** The table as it was published: of those organisations that agreed to it. Later changes do not show in it. */
public record PublishedStances(List<StanceRow> rows, MemberId by, Instant at) {}
