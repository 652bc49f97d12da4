package org.communique.file.office;

import java.util.List;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Rule;
import org.jspecify.annotations.Nullable;

/**
 * What is in lists and quotes by the name of its style, in a file of this server or what came of it. The name has a nesting, as that of {@code
 * LineShape}.
 */
final class NestedBlocks {

    private final LossCollector lossCollector;
    private final SizeCounter sizeCounter;
    private String last = "";

    NestedBlocks(LossCollector lossCollector, SizeCounter sizeCounter) {
        this.lossCollector = lossCollector;
        this.sizeCounter = sizeCounter;
    }

    /** Each quote that begins counts as what is in it. */
    String counted(String nesting) {
        int same = 0;
        while (same < Math.min(nesting.length(), last.length()) && nesting.charAt(same) == last.charAt(same)) {
            same++;
        }
        nesting.chars().skip(same).filter(letter -> letter >= 'q').forEach(_ -> sizeCounter.addBlock());
        last = nesting;
        return nesting;
    }

    /** A paragraph that is no heading. */
    void add(
            String nesting,
            boolean isRule,
            @Nullable ListPosition position,
            List<Inline> content,
            BlockSequence sequence) {
        if (position != null && position.plain()) {
            sequence.addItem(nesting, position, new Paragraph(content));
        } else if (position == null && content.isEmpty() && isRule) {
            sequence.add(nesting, new Rule());
        } else {
            sequence.add(nesting, new Paragraph(ListPosition.labelled(position, content, lossCollector, sizeCounter)));
        }
    }
}
