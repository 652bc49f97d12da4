package org.communique.screen;

import com.vaadin.flow.component.grid.Grid;
import java.util.List;
import java.util.stream.Stream;

/** Puts the columns that one can do without last in a narrow window, where the grid scrolls to them next to its first column. */
public final class ResponsiveColumns {

    private static final int WIDTH = 900;

    private ResponsiveColumns() {}

    @SafeVarargs
    public static <T> void last(Grid<T> grid, Grid.Column<T>... columns) {
        var wide = grid.getColumns();
        var last = List.of(columns);
        var narrow = Stream.concat(wide.stream().filter(column -> !last.contains(column)), last.stream())
                .toList();
        // A head of one long word has room in it.
        wide.stream().filter(column -> column.getWidth() == null).forEach(column -> column.setWidth("8.5rem"));
        wide.getFirst().setFrozen(true).setWidth("min(11rem, 40vw)");
        grid.addAttachListener(attach -> {
            var page = attach.getUI().getPage();
            order(grid, isNarrow(page.getExtendedClientDetails().getWindowInnerWidth()) ? narrow : wide);
            var listening = page.addBrowserWindowResizeListener(
                    resize -> order(grid, isNarrow(resize.getWidth()) ? narrow : wide));
            grid.addDetachListener(detach -> {
                detach.unregisterListener();
                listening.remove();
            });
        });
    }

    /** Not known at first. */
    private static boolean isNarrow(int width) {
        return width > 0 && width < WIDTH;
    }

    /** Takes the focus from cells that move. */
    private static <T> void order(Grid<T> grid, List<Grid.Column<T>> columns) {
        if (!grid.getColumns().equals(columns)) {
            grid.setColumnOrder(columns);
        }
    }
}
