package org.communique.treaty.ui;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.Function;
import org.communique.treaty.PageCursor;
import org.jspecify.annotations.Nullable;

/** A long list of cards, of which a page is shown at a time. */
public final class PagedCards<T> extends Div {

    private static final int PAGE = 30;

    private final Pages<T> pages;
    private final Function<T, PageCursor> cursor;
    private final Function<T, ListItem> card;
    private final UnorderedList list = new UnorderedList();

    /** Reads a page, as services do. */
    public interface Pages<T> {

        List<T> read(@Nullable PageCursor after, int most);
    }

    public PagedCards(Pages<T> pages, Function<T, PageCursor> cursor, Function<T, ListItem> card) {
        this.pages = pages;
        this.cursor = cursor;
        this.card = card;
        list.addClassName("cards");
        add(list);
        showMore(null);
    }

    public boolean isEmpty() {
        return list.getComponentCount() == 0;
    }

    private void showMore(@Nullable PageCursor after) {
        var found = pages.read(after, PAGE + 1);
        var shown = found.stream().limit(PAGE).toList();
        shown.forEach(each -> list.add(card.apply(each)));
        if (found.size() > PAGE) {
            var more = new Button(text("positions.more"));
            more.addClickListener(click -> {
                remove(more);
                showMore(cursor.apply(shown.getLast()));
            });
            add(more);
        }
    }
}
