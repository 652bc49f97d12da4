package org.communique.amendment.file;

import java.util.List;
import java.util.stream.IntStream;
import org.communique.refusal.Refusal;
import org.communique.refusal.RefusalDescription;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;
import org.communique.text.document.RichText;
import org.communique.text.markdown.ImportLoss;

/** What came of reading a file whose changes are to be brought in. */
public sealed interface ReadFile {

    @Refused(message = "screen.refusal.problems")
    record Unreadable(Refusal why) implements ReadFile, Refusal {

        @Override
        public RefusalDescription description() {
            return why.description();
        }
    }

    /**
     * It can be read, but not with the changes of these authors alone.
     *
     * @param file with the changes of all authors
     */
    record UnreadableByThese(Refusal why, Uploaded file) implements ReadFile {}

    /** It says that it was made of another statement, which may or may not exist. */
    @Refused(because = Cause.INVALID, code = "another-statement")
    record OfAnotherStatement() implements ReadFile, Refusal {}

    /** What the file says of the text that it was made of, and what became of that. */
    enum Claim {
        /** It says nothing. */
        NONE,
        HOLDS,
        /** The text that it names is not there, or another one. */
        DIFFERS
    }

    /**
     * Who made tracked changes, by the name that the file has.
     *
     * @param changes      how many
     * @param accepted     whether they count; otherwise the file was read as if they were rejected
     * @param organisation whether the name is that of another organisation
     */
    record Author(String name, int changes, boolean accepted, boolean organisation) {}

    /**
     * A file that was read.
     *
     * @param text    with the tracked changes of those authors that are accepted
     * @param before  with all of them rejected
     * @param choices with which it can be compared
     */
    record Uploaded(
            RichText text,
            RichText before,
            boolean tracked,
            List<Author> authors,
            Claim claim,
            List<BaseChoice> choices,
            List<ImportLoss> losses) {}

    /** A person has to say with which text it is to be compared. */
    record Unmatched(Uploaded file) implements ReadFile {}

    /**
     * What it changes in the text of today.
     *
     * @param choice   the text that it was made of, or is compared with
     * @param base     what that says
     * @param assumed  whether nothing shows that the file was made of that: what others wrote between that and the text that it was made
     *                 of is then among what it changes
     * @param revision of the text of today
     */
    record Compared(
            Uploaded file, BaseChoice choice, RichText base, boolean assumed, long revision, List<FileChange> changes)
            implements ReadFile {

        public List<Integer> applicable() {
            return IntStream.range(0, changes.size())
                    .filter(number -> changes.get(number).applies())
                    .boxed()
                    .toList();
        }

        /** Those that are brought in unless someone says which. */
        public List<Integer> preselected() {
            return assumed ? List.of() : applicable();
        }
    }
}
