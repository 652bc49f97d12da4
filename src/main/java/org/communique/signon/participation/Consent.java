package org.communique.signon.participation;

import org.communique.coalition.evidence.EvidenceFile;
import org.communique.erasure.ErasedName;
import org.communique.signon.AnswerChannel;
import org.jspecify.annotations.Nullable;

/**
 * What an act rests on when no representative of the organisation entered it here.
 *
 * @param evidence   how the coalition knows, in the coordinator's words
 * @param recordedBy the name then of the coordinator who recorded it, or accepted it; null if the organisation did it by its own link, and
 *                   none had to
 * @param file the evidence, if there is one
 */
public record Consent(
        AnswerChannel channel, String evidence, @Nullable String recordedBy, EvidenceFile.@Nullable Named file) {

    boolean names(ErasedName name) {
        return name.isIn(evidence) || name.is(recordedBy);
    }

    Consent without(ErasedName name, boolean withoutFile) {
        return new Consent(
                channel,
                name.replacedIn(evidence),
                recordedBy == null ? null : name.replaced(recordedBy),
                withoutFile ? null : file);
    }
}
