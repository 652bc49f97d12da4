package org.communique.text.line;

import java.util.List;
import org.communique.text.document.RichText.Inline;

/** A part of a text in its normal form. */
sealed interface Line {

    record Words(LineShape shape, List<Inline> content) implements Line {}

    /**
     * @param nesting as that of {@link LineShape}
     * @param rows    all with the same number of cells
     */
    record Grid(String nesting, List<GridRow> rows) implements Line {}

    record GridRow(boolean header, List<List<Inline>> cells) {}
}
