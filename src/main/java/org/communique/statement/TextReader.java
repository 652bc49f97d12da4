package org.communique.statement;

import java.util.List;
import org.communique.text.Loss;
import org.communique.text.RichText;
import org.jspecify.annotations.Nullable;

/** Reads a text that somebody brings as a file. */
public interface TextReader {

    Reading read(String filename, byte[] content);

    sealed interface Reading {

        /** @param losses what the file has and a statement cannot keep */
        record Read(RichText text, @Nullable String title, List<Loss> losses) implements Reading {}

        /** @param reasonKey key of the message that says why, and what to do */
        record Unreadable(String reasonKey) implements Reading {}
    }
}
