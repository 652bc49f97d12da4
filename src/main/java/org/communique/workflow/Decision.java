package org.communique.workflow;

import java.time.Instant;
import org.communique.coalition.MemberId;
import org.communique.coalition.OrganisationId;
import org.communique.statement.TextHash;

/**
 * A reviewer's verdict on a stage.
 *
 * @param organisation the reviewer's when deciding
 * @param hash         of the text that the reviewer read
 */
public record Decision(
        MemberId member, OrganisationId organisation, Verdict verdict, String comment, Instant at, TextHash hash) {}
