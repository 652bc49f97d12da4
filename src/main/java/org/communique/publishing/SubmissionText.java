package org.communique.publishing;

import org.communique.text.CanonicalText;

/**
 * The text in the form for bodies of the United Nations.
 *
 * @param markdown the signatories in groups, then the text
 * @param words    of the text alone
 */
public record SubmissionText(String markdown, int words) {

    static SubmissionText of(Submission submission) {
        return new SubmissionText(CanonicalText.of(submission.text()), submission.words());
    }
}
