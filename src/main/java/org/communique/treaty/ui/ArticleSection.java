package org.communique.treaty.ui;

import com.vaadin.flow.component.Component;
import org.communique.treaty.instrument.Article;
import org.communique.treaty.instrument.Edition;

/** What another part of the treaty shows on an article's page, in a panel with a heading. */
public interface ArticleSection {

    Component create(Edition edition, Article article);
}
