package org.communique.statement.draft;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;

/** A member was mentioned in a draft. The statement itself does not change. */
public record MemberMentioned(StatementId statement, MemberId member, MemberId by, Instant at) {}
