package org.communique.comment.ui;

import com.vaadin.flow.component.html.Div;
import java.util.List;

/** Threads below each other. Cards that stay are not touched, as a member may be writing in one. */
class ThreadCards extends Div {

    ThreadCards() {
        addClassName("thread-cards");
    }

    void show(List<ThreadCard> wanted) {
        getChildren().filter(card -> !wanted.contains(card)).toList().forEach(this::remove);
        for (int i = 0; i < wanted.size(); i++) {
            if (getComponentCount() <= i || getComponentAt(i) != wanted.get(i)) {
                addComponentAtIndex(i, wanted.get(i));
            }
        }
    }
}
