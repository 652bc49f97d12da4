package org.communique.workflow;

import java.time.Instant;
import org.communique.coalition.MemberId;

/** Proof that a reviewer was told of a stage: the notice was stored, or handed to the mail server, at the time. */
public record Told(MemberId member, Channel channel, Instant at) {

    public enum Channel {
        NOTICE,
        MAIL
    }
}
