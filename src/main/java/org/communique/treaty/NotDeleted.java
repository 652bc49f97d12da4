package org.communique.treaty;

import org.communique.refusal.Refusal;

/** What was to be deleted is not as it was read, is another's, or something depends on it. */
public record NotDeleted() implements Refusal {}
