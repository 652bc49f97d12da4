package org.communique.workflow;

import java.time.Instant;
import org.communique.coalition.MemberId;

/** Proof that a reviewer was told of a stage: the notice was stored at the time, and a mail where the reviewer wants one. */
public record Told(MemberId member, Instant at) {}
