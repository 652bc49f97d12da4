package org.communique.treaty.position;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;

/** A coordinator published it. */
public record PublishedMark(MemberId by, Instant at) {}
