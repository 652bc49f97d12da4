package org.communique.statement.creation;

import java.util.List;
import org.communique.text.document.RichText;
import org.communique.text.markdown.ImportLoss;
import org.jspecify.annotations.Nullable;

/** Imports a text from a file. */
public interface TextImporter {

    ImportResult read(String filename, byte[] content);

    sealed interface ImportResult {

        /**
         * A text, with all changes accepted that the file tracks.
         *
         * @param original the file with all of them rejected, which can be empty; null if it tracks none
         * @param losses   what the file has and a statement cannot keep
         * @param threads  its comments
         * @param origin   of which text of this server it says that it was made; null if of none
         */
        record Read(
                RichText text,
                @Nullable Read original,
                @Nullable String title,
                List<ImportLoss> losses,
                List<ImportedThread> threads,
                @Nullable ImportedOrigin origin)
                implements ImportResult {

            public Read withChangesRejected() {
                return original == null ? this : original;
            }
        }

        /** @param reasonKey key of the message that says why, and what to do */
        record Unreadable(String reasonKey) implements ImportResult {}
    }
}
