package org.communique.comment.api;

import java.time.LocalDate;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * Who deals with a thread.
 *
 * @param member who may read what it is about
 * @param day    by the end of which, in that member's own time; without one if missing
 */
public record Assignee(MemberId member, @Nullable LocalDate day) {}
