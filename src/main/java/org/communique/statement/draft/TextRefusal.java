package org.communique.statement.draft;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;

/** Why a draft does not take a text. */
public sealed interface TextRefusal extends Refusal {

    /** Its canonical form could be longer than 2,000,000 characters. */
    @Refused(because = Cause.INVALID)
    record TooLarge() implements TextRefusal {}

    /** More than 32 lists, quotes and tables are inside each other. */
    @Refused(because = Cause.INVALID)
    record TooDeep() implements TextRefusal {}
}
