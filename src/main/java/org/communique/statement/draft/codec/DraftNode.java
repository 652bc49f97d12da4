package org.communique.statement.draft.codec;

import java.util.List;
import java.util.stream.Stream;
import org.communique.crdt.YType;
import org.communique.text.comparison.Alignable;
import org.communique.text.document.Words;

/**
 * A shared node of a draft, with what it is compared by.
 *
 * @param name    the element's; of a text, {@link #TEXT}; of what the schema does not know, {@link #UNKNOWN}
 * @param content the hash of what readers see of it; equal for nodes that read the same
 * @param sample  the first letters in it
 */
record DraftNode(YType type, String name, String content, String sample, List<DraftNode> children)
        implements Alignable<DraftNode> {

    static final String TEXT = "#text";
    static final String UNKNOWN = "#unknown";

    @Override
    public boolean hasWords() {
        return !sample.isBlank();
    }

    @Override
    public boolean isLike(DraftNode other) {
        return name.equals(other.name) && !name.equals(UNKNOWN);
    }

    @Override
    public Stream<String> words() {
        return Words.split(sample).stream().filter(Words::isWord);
    }
}
