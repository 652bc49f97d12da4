package org.communique.coalition;

/** The member may no longer sign for the organisation by this mandate. */
public record MandateRevoked(MandateId mandate, MemberId member, OrganisationId organisation) {}
