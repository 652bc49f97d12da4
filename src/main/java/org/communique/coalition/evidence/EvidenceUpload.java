package org.communique.coalition.evidence;

import java.util.Arrays;
import java.util.Optional;
import org.communique.text.unicode.ShortText;

/**
 * A file uploaded as evidence.
 *
 * @param name    as uploaded
 * @param content in JSON: base 64
 */
public record EvidenceUpload(String name, byte[] content) {

    private static final int LONGEST_NAME = 80;

    /** Its type; empty if the type is not accepted, a PDF does more than show pages, or the file is empty or too large. */
    Optional<EvidenceFile.Kind> kind() {
        return content.length > EvidenceFile.MOST_BYTES
                ? Optional.empty()
                : Arrays.stream(EvidenceFile.Kind.values())
                        .filter(kind -> kind == EvidenceFile.Kind.PDF
                                ? PdfInspection.isHarmless(content)
                                : kind.begins(content))
                        .findFirst();
    }

    /** Letters, digits and a few signs, so that it leads to no other folder, header or program. */
    String safeName(EvidenceFile.Kind kind) {
        var last = ShortText.line(
                name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1), LONGEST_NAME);
        var stem = last.replaceFirst("\\.[^.]*$", "")
                .replaceAll("[^\\p{L}\\p{M}\\p{Nd} _-]+", "")
                .strip();
        var points = stem.codePoints().limit(LONGEST_NAME).toArray();
        return (points.length == 0 ? "evidence" : new String(points, 0, points.length)) + kind.ending();
    }
}
