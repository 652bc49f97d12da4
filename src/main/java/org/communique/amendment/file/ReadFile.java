package org.communique.amendment.file;

import java.util.List;
import java.util.stream.IntStream;
import org.communique.statement.creation.TextImporter.ImportResult;
import org.communique.text.document.RichText;
import org.communique.text.markdown.ImportLoss;

/** What came of reading a file whose changes are to be brought in. */
public sealed interface ReadFile {

    /** @param reasonKey of the message that says why, and what to do */
    record Unreadable(String reasonKey) implements ReadFile {}

    /** It says that it was made of another statement, which may or may not exist. */
    record OfAnotherStatement() implements ReadFile {}

    /** What the file says of the text that it was made of, and what became of that. */
    enum Claim {
        /** It says nothing. */
        NONE,
        HOLDS,
        /** The text that it names is not there, or another one. */
        DIFFERS
    }

    /**
     * A file that was read.
     *
     * @param choices with which it can be compared
     */
    record Uploaded(
            RichText text,
            RichText before,
            boolean tracked,
            Claim claim,
            List<BaseChoice> choices,
            List<ImportLoss> losses) {

        static Uploaded of(ImportResult.Read read, Claim claim, List<BaseChoice> choices) {
            return new Uploaded(
                    read.text(),
                    read.withChangesRejected().text(),
                    read.original() != null,
                    claim,
                    choices,
                    read.losses().stream()
                            .filter(loss -> loss.kind() != ImportLoss.Kind.TRACKED_CHANGE)
                            .toList());
        }
    }

    /** A person has to say with which text it is to be compared. */
    record Unmatched(Uploaded file) implements ReadFile {}

    /**
     * What it changes in the text of today.
     *
     * @param choice   the text that it was made of, or is compared with
     * @param base     what that says
     * @param revision of the text of today
     */
    record Compared(Uploaded file, BaseChoice choice, RichText base, long revision, List<FileChange> changes)
            implements ReadFile {

        public List<Integer> applicable() {
            return IntStream.range(0, changes.size())
                    .filter(number -> changes.get(number).applies())
                    .boxed()
                    .toList();
        }
    }
}
