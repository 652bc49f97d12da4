package org.communique.statement.draft;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;

/** Somebody was called to a place in a draft by name. It moves the statement nowhere. */
public record MemberMentioned(StatementId statement, MemberId member, MemberId by, Instant at) {}
