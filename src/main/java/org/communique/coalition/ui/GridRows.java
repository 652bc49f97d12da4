package org.communique.coalition.ui;

import com.vaadin.flow.component.grid.Grid;
import java.util.List;

/** Shows a few rows of a grid all at once, and many in a window of its own, so that a browser is sent those that are seen. */
final class GridRows {

    private static final int FEW = 100;

    private GridRows() {}

    static <T> void show(Grid<T> grid, List<T> rows) {
        boolean few = rows.size() <= FEW;
        grid.setAllRowsVisible(few);
        if (few) {
            grid.getStyle().remove("height");
        } else {
            grid.getStyle().set("height", "75vh");
        }
        grid.setItems(rows);
    }
}
