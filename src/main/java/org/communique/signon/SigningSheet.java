package org.communique.signon;

import java.util.List;
import org.communique.statement.VersionSummary;

/** What a member sees of a call: the text, and where each organisation stands that is theirs. */
public record SigningSheet(CallSummary call, VersionSummary text, List<OwnParticipation> own) {}
