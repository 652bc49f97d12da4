package org.communique.screen;

import com.vaadin.flow.component.grid.Grid;

/** Leaves out of a grid, in a narrow window, the columns that one can do without. */
public final class ResponsiveColumns {

    private static final int WIDTH = 720;

    private ResponsiveColumns() {}

    public static void hide(Grid<?> grid, Grid.Column<?>... columns) {
        grid.addAttachListener(attach -> {
            var page = attach.getUI().getPage();
            show(page.getExtendedClientDetails().getWindowInnerWidth(), columns);
            var listening = page.addBrowserWindowResizeListener(resize -> show(resize.getWidth(), columns));
            grid.addDetachListener(detach -> {
                detach.unregisterListener();
                listening.remove();
            });
        });
    }

    private static void show(int width, Grid.Column<?>... columns) {
        for (var column : columns) {
            column.setVisible(width >= WIDTH);
        }
    }
}
