package org.communique.statement.sharing;

import java.time.Instant;
import java.util.List;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.Grant;
import org.communique.statement.StatementId;

/** A coordinator gave access, and wants those who have it now to be notified with a note, which may be empty. */
public record StatementShared(StatementId statement, List<Grant> given, String note, MemberId by, Instant at) {}
