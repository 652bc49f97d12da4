package org.communique.treaty.citation.index;

import java.util.List;

/** @param complete false if texts are still to be read; asked again, more of them are */
public record CitingStatements(List<CitingStatement> statements, boolean complete) {}
