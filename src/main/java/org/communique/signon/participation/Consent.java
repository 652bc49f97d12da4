package org.communique.signon.participation;

import org.communique.coalition.evidence.EvidenceFile;
import org.communique.signon.AnswerChannel;
import org.jspecify.annotations.Nullable;

/**
 * What an act rests on when no representative of the organisation entered it here.
 *
 * @param evidence   how the coalition knows, in the coordinator's words
 * @param recordedBy the coordinator's name then
 * @param file the evidence, if there is one
 */
public record Consent(AnswerChannel channel, String evidence, String recordedBy, EvidenceFile.@Nullable Named file) {

    boolean names(String name) {
        return evidence.equals(name) || recordedBy.equals(name);
    }

    Consent without(String name) {
        return new Consent(channel, SignOnAct.erased(evidence, name), SignOnAct.erased(recordedBy, name), file);
    }
}
