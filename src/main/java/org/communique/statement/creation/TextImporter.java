package org.communique.statement.creation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.file.ImportedAuthor;
import org.communique.file.ImportedThread;
import org.communique.refusal.Refusal;
import org.communique.refusal.RefusalDescription;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;
import org.communique.text.document.RichText;
import org.communique.text.markdown.ImportLoss;
import org.jspecify.annotations.Nullable;

/** Imports a text from a file. */
public interface TextImporter {

    /** With all tracked changes accepted, and as it was before them. */
    ImportResult read(String filename, byte[] content);

    /**
     * With the tracked changes of some authors accepted, and those of all others rejected.
     *
     * @param acceptedAuthors by the names that the file was read with
     */
    ImportResult read(String filename, byte[] content, Set<String> acceptedAuthors);

    sealed interface ImportResult {

        /**
         * A text, with all changes accepted that the file tracks, or those of some authors.
         *
         * @param original the file with all of them rejected, which can be empty; null if it tracks none, or authors were chosen
         * @param losses   what the file has and a statement cannot keep
         * @param threads  its comments
         * @param origin   of which text of this server it says that it was made; null if of none
         * @param authors  who made its changes, in its order; at most 1,000
         */
        record Read(
                RichText text,
                @Nullable Read original,
                @Nullable String title,
                List<ImportLoss> losses,
                List<ImportedThread> threads,
                @Nullable ImportedOrigin origin,
                List<ImportedAuthor> authors)
                implements ImportResult {

            public Read withChangesRejected() {
                return original == null ? this : original;
            }
        }

        /**
         * It has no text that a statement could have.
         *
         * @param reasonKey key of the message that says why, and what to do
         * @param most      how many of what it has too many of are allowed; 0 if that is not why
         */
        @Refused(message = "screen.refusal.problems")
        record Unreadable(String reasonKey, int most) implements ImportResult, Refusal {

            public Unreadable(String reasonKey) {
                this(reasonKey, 0);
            }

            @Override
            public RefusalDescription description() {
                return new RefusalDescription(
                        Cause.INVALID, "unreadable", reasonKey, most == 0 ? Map.of() : Map.of("most", most));
            }
        }
    }
}
