package org.communique.signon;

import org.communique.coalition.EvidenceFile;
import org.jspecify.annotations.Nullable;

/**
 * What an act rests on when no representative of the organisation entered it here.
 *
 * @param evidence   how the coalition knows, in the coordinator's words
 * @param recordedBy the coordinator's name then
 * @param file       that shows it, if there is one
 */
public record Consent(Channel channel, String evidence, String recordedBy, EvidenceFile.@Nullable Named file) {

    boolean names(String name) {
        return evidence.equals(name) || recordedBy.equals(name);
    }

    Consent without(String name) {
        return new Consent(channel, Act.erased(evidence, name), Act.erased(recordedBy, name), file);
    }
}
