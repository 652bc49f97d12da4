package org.communique.file.office.export;

import java.util.List;
import org.communique.file.FileOrigin;
import org.communique.text.document.RichText;
import org.communique.text.line.TrackedLines;
import org.communique.text.unicode.Direction;
import org.jspecify.annotations.Nullable;

/**
 * A text alone, as a file that can be changed elsewhere and read again.
 *
 * @param language  BCP 47 tag
 * @param direction of lines without letters
 * @param lines     if it has several steps: with all changes rejected it is the text of the beginning, with all accepted that of the end
 * @param revisers  of its steps
 * @param origin    null if the file is not to say of which text it is
 */
public record TextFile(
        String title,
        String language,
        Direction direction,
        TrackedLines lines,
        List<Reviser> revisers,
        FileComments comments,
        @Nullable FileOrigin origin) {

    public static TextFile of(String title, String language, RichText text, FileOrigin origin) {
        return new TextFile(
                title,
                language,
                Direction.ofLanguage(language),
                TrackedLines.of(text),
                List.of(),
                FileComments.NONE,
                origin);
    }
}
