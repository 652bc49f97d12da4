package org.communique.treaty.citation.index;

import java.util.List;

/**
 * @param complete   false if texts are still to be read; asked again, more of them are
 * @param unreadable how many texts could not be read
 */
public record CitingStatements(List<CitingStatement> statements, boolean complete, long unreadable) {}
