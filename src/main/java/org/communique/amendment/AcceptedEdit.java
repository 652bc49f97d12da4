package org.communique.amendment;

import org.communique.amendment.Amendment.Acceptance;
import org.communique.coalition.directory.OrganisationId;
import org.springframework.data.annotation.Id;

/** The edit that entered an organisation's amendment into the draft. */
public record AcceptedEdit(@Id AmendmentId id, RoundId round, OrganisationId organisation, Acceptance acceptance) {}
