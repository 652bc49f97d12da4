package org.communique.signon;

import java.util.List;
import org.communique.statement.Version;

/** What a member sees of a call: the text, and where each organisation stands that is theirs. */
public record SigningSheet(CallSummary call, Version text, List<OwnParticipation> own) {}
