package org.communique.workflow.stage;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;

/** Proof that a reviewer was notified of a stage: the notice was stored at the time, and a mail where the reviewer wants one. */
public record DeliveryReceipt(MemberId member, Instant at) {}
