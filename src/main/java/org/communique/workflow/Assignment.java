package org.communique.workflow;

import java.time.Instant;
import java.util.List;
import org.communique.coalition.MemberId;

/** A coordinator changed who is asked on a stage. */
public record Assignment(MemberId by, Instant at, List<MemberId> added, List<MemberId> removed) {}
