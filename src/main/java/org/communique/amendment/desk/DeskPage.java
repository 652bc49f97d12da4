package org.communique.amendment.desk;

import java.util.List;

/** @param complete whether none comes behind it */
public record DeskPage(List<DeskEntry> entries, boolean complete) {}
