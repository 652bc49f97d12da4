package org.communique.screen;

import com.vaadin.flow.component.grid.Grid;
import java.util.List;
import java.util.stream.Stream;

/** Puts the columns that one can do without last in a narrow window, where the grid scrolls to them next to its first column. */
public final class ResponsiveColumns {

    private static final int WIDTH = 720;

    private ResponsiveColumns() {}

    @SafeVarargs
    public static <T> void last(Grid<T> grid, Grid.Column<T>... columns) {
        var wide = grid.getColumns();
        var last = List.of(columns);
        var narrow = Stream.concat(wide.stream().filter(column -> !last.contains(column)), last.stream())
                .toList();
        wide.getFirst().setFrozen(true).setWidth("min(11rem, 36vw)");
        grid.addAttachListener(attach -> {
            var page = attach.getUI().getPage();
            grid.setColumnOrder(page.getExtendedClientDetails().getWindowInnerWidth() < WIDTH ? narrow : wide);
            var listening = page.addBrowserWindowResizeListener(
                    resize -> grid.setColumnOrder(resize.getWidth() < WIDTH ? narrow : wide));
            grid.addDetachListener(detach -> {
                detach.unregisterListener();
                listening.remove();
            });
        });
    }
}
