package org.communique.invitation.dispatch;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.communique.invitation.InvitationId;
import org.springframework.data.annotation.TypeAlias;

/** A coordinator refuses an answer. Published before that is on record, so that its contact is told whatever happens. */
@TypeAlias("AnswerRefused")
record AnswerRefused(InvitationId invitation, MemberId by, Instant at, String reason) {}
