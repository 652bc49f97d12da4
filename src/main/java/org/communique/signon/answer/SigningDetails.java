package org.communique.signon.answer;

import java.util.List;
import org.communique.signon.CallSummary;
import org.communique.statement.version.VersionSummary;

/** What a member sees of a call: the text, and the state of their organisations. */
public record SigningDetails(CallSummary call, VersionSummary text, List<OwnParticipation> own) {}
