package org.communique.comment.ui;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.Function;
import org.communique.screen.KeyedChildren;

/** Threads below each other. Cards that stay are not touched, as a member may be writing in one. */
class ThreadCards extends Div {

    private final KeyedChildren<ThreadCard, ThreadCard> cards = new KeyedChildren<>(this, Function.identity());

    ThreadCards() {
        addClassName("thread-cards");
    }

    void show(List<ThreadCard> wanted) {
        cards.show(wanted);
    }
}
