package org.communique.statement.draft;

import org.communique.statement.StatementRelatedEvent;

/** A round of amendments was closed, or its deadline changed. Published after the fact is stored; an event may implement it. */
public interface AmendmentRoundChanged extends StatementRelatedEvent {}
