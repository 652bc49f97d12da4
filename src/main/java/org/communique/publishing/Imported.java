package org.communique.publishing;

import java.util.List;
import org.communique.text.Loss;
import org.communique.text.RichText;

/** What came of reading a file. */
public sealed interface Imported {

    /**
     * @param title  the first heading, else the file's name
     * @param losses everything that could not be taken over, and what became of it
     */
    record Text(RichText text, String title, List<Loss> losses) implements Imported {}

    record Refused(Reason reason) implements Imported {}

    enum Reason {
        /** More than 10 MB, or unpacking to far more. */
        TOO_LARGE,
        /** Lists, quotes or emphasis within each other without end. */
        TOO_DEEP,
        /** Neither Markdown in UTF-8, nor DOCX, nor ODT. */
        UNKNOWN_KIND,
        /** Damaged, encrypted, or not what it says it is. */
        MALFORMED,
        /** There is no text in it. */
        EMPTY;

        /** Key of its sentence in the messages. */
        public String key() {
            return "publishing.import.refused." + name();
        }
    }
}
