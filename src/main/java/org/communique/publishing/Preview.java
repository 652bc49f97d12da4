package org.communique.publishing;

import java.util.List;

/**
 * What would be published, or is, for a screen.
 *
 * @param html        of the text
 * @param unprintable what its PDF cannot show
 * @param submission  in the form for bodies of the United Nations, as HTML
 * @param words       of the text alone
 */
public record Preview(EditionSummary edition, String html, List<String> unprintable, String submission, int words) {

    static Preview of(Edition edition) {
        var submission = Submission.of(edition);
        return new Preview(
                edition.summary(),
                org.communique.text.Html.of(edition.body()),
                edition.unprintable(),
                org.communique.text.Html.of(submission.text()),
                submission.words());
    }
}
