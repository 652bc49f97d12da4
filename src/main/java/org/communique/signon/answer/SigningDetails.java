package org.communique.signon.answer;

import java.util.List;
import org.communique.signon.CallSummary;
import org.communique.statement.version.VersionSummary;

/** What a member sees of a call: the text, and where each organisation stands that is theirs. */
public record SigningDetails(CallSummary call, VersionSummary text, List<OwnParticipation> own) {}
